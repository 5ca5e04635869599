/** One browser for all files of a worker: starting Chromium takes longer than most tests. It ends with the worker. */
import { existsSync } from 'node:fs';
import axe from 'axe-core';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';

export const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
);
if (!CHROMIUM)
  console.warn('Browser tests skipped: Chromium is not installed (apt-get install chromium fonts-noto-cjk).');

export const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-sync',
];
let launched: Promise<Browser> | undefined;

/** A tab of its own, Chinese unless it is said otherwise. The content security policy would keep axe out too: `bypassCSP`. */
export async function openTab(options: BrowserContextOptions = {}): Promise<Page> {
  launched ??= chromium.launch({ executablePath: CHROMIUM!, args: ARGUMENTS });
  const context = await (await launched).newContext({ locale: 'zh-CN', ...options });
  return context.newPage();
}

const LOOKS = [
  [360, 'light'],
  [360, 'dark'],
  [1280, 'light'],
  [1280, 'dark'],
] as const;

/** What colours decide; nothing else of a page depends on them. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

/** Looks at the page that is shown: nothing that shuts people out, no horizontal scroll, at each of `LOOKS` and on a small phone. */
export async function expectAccessible(tab: Page, path: string): Promise<void> {
  await tab.addScriptTag({ content: axe.source });
  for (const [width, colorScheme] of LOOKS) {
    await tab.setViewportSize({ width, height: 780 });
    await tab.emulateMedia({ colorScheme });
    const all = { resultTypes: ['violations'], selectors: false, preload: false };
    const options = colorScheme === 'light' ? all : { ...all, runOnly: OF_COLOURS };
    const found = await tab.evaluate<string[]>(
      `axe.run(document, ${JSON.stringify(options)}).then(({ violations }) => violations.map((one) => one.id))`,
    );
    expect(found, `${path} at ${width} px in ${colorScheme}`).toEqual([]);
    expect(await pageWidth(tab), `${path} at ${width} px`).toBeLessThanOrEqual(width);
  }
  await tab.setViewportSize({ width: 320, height: 640 });
  expect(await pageWidth(tab), `${path} on a small phone`).toBeLessThanOrEqual(320);
}

const pageWidth = (tab: Page) => tab.evaluate<number>('document.documentElement.scrollWidth');

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { type App, openApp } from '../src/app.ts';
import { createLog } from '../src/log.ts';
import { createWeb, serveWeb } from '../src/web/index.ts';
import { runCommand } from './command.ts';

const text = { type: 'string' } as const;
const CHROMIUM = '/usr/bin/chromium';

/** A page of the reader, or where a link of the page before leads. */
type Shot = { readonly name: string; readonly path?: string; readonly follow?: string };

const shots = (question: string, thing: string): readonly Shot[] => [
  { name: 'front', path: '/' },
  { name: 'browse', path: '/browse' },
  { name: 'search', path: `/search?q=${encodeURIComponent(thing)}` },
  { name: 'timeline', path: `/things/${encodeURIComponent(thing)}` },
  { name: 'answer', path: `/ask?q=${encodeURIComponent(question)}` },
  { name: 'article', follow: '.answer sup a' },
];

/** Those of the README, each on a phone or wide, in light. */
const IN_README: Readonly<Record<string, number>> = { front: 360, timeline: 1280, answer: 360, article: 1280 };

type Look = { readonly width: number; readonly scheme: 'light' | 'dark' };

async function takeAll(
  browser: Browser,
  url: string,
  pages: readonly Shot[],
  look: Look,
  to: (name: string) => string | null,
) {
  const viewport = { width: look.width, height: look.width === 360 ? 720 : 800 };
  const tab = await browser.newPage({ viewport, deviceScaleFactor: 1.5, locale: 'zh-CN', colorScheme: look.scheme });
  for (const { name, path, follow } of pages) {
    if (path) await tab.goto(url + path);
    if (follow) await tab.locator(follow).first().click();
    const file = to(name);
    if (file) await writeFile(file, await tab.screenshot());
  }
  await tab.close();
}

async function picture(app: App, dir: string, all: boolean, pages: readonly Shot[]): Promise<void> {
  await mkdir(dir, { recursive: true });
  const web = await serveWeb(createWeb({ ...app, articles: app.store }), { port: 0, host: '127.0.0.1' });
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    for (const width of [360, 1280])
      for (const scheme of ['light', 'dark'] as const)
        await takeAll(browser, web.url, pages, { width, scheme }, (name) => {
          if (all) return join(dir, `${name}-${width}-${scheme}.png`);
          return scheme === 'light' && IN_README[name] === width ? join(dir, `${name}.png`) : null;
        });
  } finally {
    await browser.close();
    await web.close();
  }
}

await runCommand({
  help: `
npm run screenshots -- [--out docs/images] [--all] [--index DIR] [--question TEXT] [--thing NAME] : pictures of the reader.
  --all      every page at 360 and 1280 px, light and dark; else those of the README
  Needs Chromium (apt-get install chromium fonts-noto-cjk).`,
  options: { out: text, all: { type: 'boolean' }, index: text, question: text, thing: text },
  run: async ({ values, config }) => {
    const app = await openApp(config, createLog('error'), { readOnly: true });
    const {
      out = 'docs/images',
      all = false,
      question = '富硒茶叶深加工基地啥时候能用？',
      thing = '白沙工业园',
    } = values;
    try {
      await picture(app, out, all, shots(question, thing));
      return 0;
    } finally {
      await app.close();
    }
  },
});

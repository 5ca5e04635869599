import { existsSync } from 'node:fs';
import axe from 'axe-core';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningWeb, serveWeb } from '../../src/web/index.ts';
import { LAKE_PAGE, openPapers, type Papers } from '../support/papers.ts';
import { HOSTILE, webOver } from './support.ts';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
);
const hostilePage = (text: string, n: number) => [
  `hostile-${n}.md`,
  `## 云山区街道${text}改造\n\n本报讯（记者 林小雨）3月12日，云山区${text}街道改造完工，总投资${n + 20}万元。\n`,
];
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-sync',
];
if (!CHROMIUM)
  console.warn('Browser tests skipped: Chromium is not installed (apt-get install chromium fonts-noto-cjk).');

describe.skipIf(!CHROMIUM)('in a browser', () => {
  let papers: Papers;
  let web: RunningWeb;
  let browser: Browser;
  beforeAll(async () => {
    papers = await openPapers({ 'lake.md': LAKE_PAGE, ...Object.fromEntries(HOSTILE.map(hostilePage)) });
    web = await serveWeb(webOver(papers), { port: 0, host: '127.0.0.1' });
    browser = await chromium.launch({ executablePath: CHROMIUM!, args: ARGUMENTS });
  });
  afterAll(async () => {
    await browser?.close();
    await web?.close();
    await papers?.close();
  });

  test('a resident asks, follows the citation, and lands on the highlighted paragraph', async () => {
    const tab = await browser.newPage({ viewport: { width: 390, height: 780 }, locale: 'zh-CN' });
    await tab.goto(web.url);
    await tab.getByRole('searchbox').fill('临湖图书馆总投资多少？');
    await tab.getByRole('button', { name: '提问' }).click();
    await tab.locator('.answer', { hasText: '2.3亿' }).locator('sup a').first().click();
    const cited = tab.locator('p:target');
    expect(await cited.textContent()).toContain('总投资2.3亿元');
    const background = (selector: string) =>
      tab.evaluate<string>(`getComputedStyle(document.querySelector('${selector}')).backgroundColor`);
    const [marked, plain] = [await background('article p:target'), await background('article p:not(:target)')];
    expect(marked).not.toBe(plain);
    await expect.poll(() => cited.evaluate((e) => e.getBoundingClientRect().top)).toBeLessThan(780);
  });

  const pages = async () => {
    const article = (await papers.store.latest(99)).find(({ title }) => title.includes('图书馆'))!;
    const asked = encodeURIComponent('临湖图书馆什么时候开放');
    const thing = /\/things\/[^"]+/.exec(await (await fetch(`${web.url}/articles/${article.id}`)).text())![0];
    return [
      '/',
      '/browse',
      `/articles/${article.id}?s=1.3-20#p1`,
      thing,
      `/ask?q=${asked}`,
      `/search?q=${asked}`,
      '/nowhere',
    ];
  };

  test('no page is wider than a small phone', async () => {
    const tab = await browser.newPage({ viewport: { width: 320, height: 640 } });
    for (const path of await pages()) {
      await tab.goto(web.url + path);
      expect(await tab.evaluate<number>('document.documentElement.scrollWidth'), path).toBeLessThanOrEqual(320);
    }
  });

  test.each([
    [360, 'light'],
    [360, 'dark'],
    [1280, 'light'],
    [1280, 'dark'],
  ] as const)('at %i px in %s no page has a fault of accessibility or an error', async (width, colorScheme) => {
    // The content security policy keeps scripts out, and would keep axe out too.
    const context = await browser.newContext({ viewport: { width, height: 780 }, colorScheme, bypassCSP: true });
    const tab = await context.newPage();
    const errors: string[] = [];
    tab.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    tab.on('request', (request) => request.url().startsWith(web.url) || errors.push(request.url()));
    for (const path of await pages()) {
      await tab.goto(web.url + path);
      await tab.addScriptTag({ content: axe.source });
      const { violations } = await tab.evaluate<{ violations: readonly { id: string }[] }>('axe.run()');
      expect(
        violations.map(({ id }) => id),
        path,
      ).toEqual([]);
    }
    expect(errors.filter((text) => !text.includes('404'))).toEqual([]);
    await context.close();
  });

  test('200 hostile articles and questions are shown as text', { timeout: 240_000 }, async () => {
    const articles = (await papers.store.latest(999)).map(({ id }) => `/articles/${id}`);
    const hostile = HOSTILE.map((text) => encodeURIComponent(text));
    const paths = ['/', '/browse', ...articles].concat(
      ...hostile.map((text) => [`/ask?q=${text}`, `/search?q=${text}`, `/things/${text}`, `/articles/${text}`]),
      ...hostile.map((text) => [`/browse?district=${text}`, `/browse?month=${text}`, `/articles/x?s=${text}`]),
      ...hostile.map((text) => [`/ask?q=图书馆${text}`, `/search?q=图书馆${text}`]),
    );
    expect(paths.length).toBeGreaterThan(200);
    const active = 'script, iframe, img, [onload], [onerror], a[href^="javascript"]';
    const seen = `[window.hit, document.querySelectorAll(${JSON.stringify(active)}).length]`;
    const left = paths.values();
    const lookThrough = async () => {
      const tab = await browser.newPage();
      for (const path of left) {
        await tab.goto(web.url + path, { waitUntil: 'domcontentloaded' });
        expect(await tab.evaluate(seen), path).toEqual([undefined, 0]);
      }
    };
    await Promise.all(Array.from({ length: 4 }, lookThrough));
  });
});

import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWeb, type RunningWeb, serveWeb } from '../../src/web/index.ts';
import { LAKE_PAGE, openPapers, type Papers, TODAY } from '../support/papers.ts';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
);
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
    papers = await openPapers({ 'lake.md': LAKE_PAGE });
    const log = { info: () => {}, warn: () => {}, error: () => {} };
    web = await serveWeb(createWeb({ articles: papers.store, ask: papers.ask, today: () => TODAY, log }), {
      port: 0,
      host: '127.0.0.1',
    });
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
    await tab.getByRole('button').click();
    await tab.locator('.answer', { hasText: '2.3亿' }).locator('sup a').first().click();
    const cited = tab.locator('p:target');
    expect(await cited.textContent()).toContain('总投资2.3亿元');
    const background = (selector: string) =>
      tab.evaluate<string>(`getComputedStyle(document.querySelector('${selector}')).backgroundColor`);
    const [marked, plain] = [await background('article p:target'), await background('article p:not(:target)')];
    expect(marked).not.toBe(plain);
    await expect.poll(() => cited.evaluate((e) => e.getBoundingClientRect().top)).toBeLessThan(780);
  });

  test('no page is wider than a small phone', async () => {
    const tab = await browser.newPage({ viewport: { width: 320, height: 640 } });
    const [first] = await papers.store.latest(1);
    for (const path of ['/', `/articles/${first!.id}`, '/ask?q=图书馆什么时候开放', '/nowhere']) {
      await tab.goto(web.url + path);
      expect(await tab.evaluate<number>('document.documentElement.scrollWidth'), path).toBeLessThanOrEqual(320);
    }
  });
});

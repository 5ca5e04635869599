import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AskPapers } from '../../src/types.ts';
import { type RunningWeb, serveWeb } from '../../src/web/index.ts';
import { LAKE_PAGE, openPapers, type Papers } from '../support/papers.ts';
import { CHROMIUM, expectAccessible, openTab } from './browser.ts';
import { HOSTILE, webOver } from './support.ts';

const hostilePage = (text: string, n: number) => [
  `hostile-${n}.md`,
  `## 云山区街道${text}改造\n\n本报讯（记者 林小雨）3月12日，云山区${text}街道改造完工，总投资${n + 20}万元。\n`,
];

describe.skipIf(!CHROMIUM)('in a browser', () => {
  let papers: Papers;
  let web: RunningWeb;
  beforeAll(async () => {
    papers = await openPapers({ 'lake.md': LAKE_PAGE, ...Object.fromEntries(HOSTILE.map(hostilePage)) });
    web = await serveWeb(webOver(papers), { port: 0, host: '127.0.0.1' });
  });
  afterAll(async () => {
    await web?.close();
    await papers?.close();
  });

  test('a resident asks, follows the citation, and lands on the highlighted paragraph', async () => {
    const tab = await openTab({ viewport: { width: 390, height: 780 } });
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
    await tab.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await tab.getByRole('button', { name: '复制引用' }).click();
    await tab.getByRole('button', { name: '已复制' }).waitFor();
    expect(await tab.evaluate('navigator.clipboard.readText()')).toMatch(
      /^《临湖图书馆主体结构封顶》.*\/articles\/\w+$/,
    );
    await tab.context().close();
  });

  test('an answer takes the place of a word that it is looked into, and the next question follows on in the same tab', async () => {
    let finish = () => {};
    const slow = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const ask: AskPapers = async (question, options = {}) => {
      await slow;
      return papers.ask(question, options);
    };
    const writing = await serveWeb(webOver({ ...papers, ask }), { port: 0, host: '127.0.0.1' });
    const tab = await openTab();
    await tab.goto(writing.url);
    const submit = async (question: string) => {
      await tab.getByRole('searchbox').fill(question);
      await tab.getByRole('button', { name: '提问' }).click();
    };
    await submit('临湖图书馆什么时候开放？');
    await expect.poll(() => tab.locator('.answer').textContent()).toContain('正在翻报纸');
    finish();
    await tab.locator('.answer', { hasText: '10月底' }).first().waitFor();
    await submit('总投资多少？');
    await tab.locator('.answer', { hasText: '2.3亿' }).first().waitFor();
    await tab.goBack();
    await tab.locator('.answer', { hasText: '10月底' }).first().waitFor();
    await tab.context().close();
    await writing.close();
  });

  const pages = async () => {
    const article = (await papers.store.latest(99)).find(({ title }) => title.includes('图书馆'))!;
    const asked = encodeURIComponent('临湖图书馆什么时候开放');
    const thing = /\/things\/[^"]+/.exec(await (await fetch(`${web.url}/articles/${article.id}`)).text())![0];
    return [
      '/',
      '/browse',
      '/browse/things',
      '/sources',
      `/articles/${article.id}?s=1.3-20#p1`,
      thing,
      `/ask?q=${asked}`,
      `/search?q=${asked}`,
      '/nowhere',
    ];
  };

  test('on a phone or wide, light or dark, no page shuts anybody out, is wider than its window or has an error', {
    timeout: 120_000,
  }, async () => {
    const tab = await openTab({ bypassCSP: true });
    const errors: string[] = [];
    tab.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    tab.on('request', (request) => request.url().startsWith(web.url) || errors.push(request.url()));
    for (const path of await pages()) {
      await tab.goto(web.url + path);
      await expectAccessible(tab, path);
    }
    expect(errors.filter((text) => !text.includes('404'))).toEqual([]);
    await tab.context().close();
  });

  const hostilePaths = async () => {
    const articles = (await papers.store.latest(999)).map(({ id }) => `/articles/${id}`);
    const hostile = HOSTILE.map((text) => encodeURIComponent(text));
    return ['/', '/browse', ...articles].concat(
      ...hostile.map((text) => [`/ask?q=${text}`, `/search?q=${text}`, `/things/${text}`, `/articles/${text}`]),
      ...hostile.map((text) => [`/browse?district=${text}`, `/browse?month=${text}`, `/articles/x?s=${text}`]),
      ...hostile.map((text) => [`/ask?q=图书馆${text}`, `/search?q=图书馆${text}`]),
    );
  };

  test('of 200 hostile articles and questions a browser reads text, and runs none', { timeout: 120_000 }, async () => {
    const paths = await hostilePaths();
    expect(paths.length).toBeGreaterThan(200);
    const tab = await openTab({ bypassCSP: true });
    await tab.goto(`${web.url}/robots.txt`);
    // Read by the browser's own parser; six at a time, as a browser asks.
    const active = await tab.evaluate<string[]>(`(async () => {
      const left = ${JSON.stringify(paths)}.values();
      const found = [];
      const read = async () => {
        for (const path of left) {
          const page = new DOMParser().parseFromString(await (await fetch(path)).text(), 'text/html');
          for (const element of page.querySelectorAll('*')) {
            const runs = [...element.attributes].some(({ name, value }) => /^on|^srcdoc/i.test(name) || (/href|src|action|data/i.test(name) && /^\\s*javascript:/i.test(value)));
            const isOwn = element.matches('script[src^="/"]') && element.textContent === '';
            if (runs || (element.matches('script, iframe, object, embed, base, img, meta[http-equiv]') && !isOwn)) found.push(path);
          }
        }
      };
      await Promise.all(Array.from({ length: 6 }, read));
      return found;
    })()`);
    expect(active).toEqual([]);
    for (const path of paths.filter((_, n) => n % 8 === 0)) {
      await tab.goto(web.url + path, { waitUntil: 'domcontentloaded' });
      expect(await tab.evaluate('window.hit'), path).toBe(undefined);
    }
    await tab.context().close();
  });
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createWeb, type RunningWeb, serveWeb } from '../../src/web/index.ts';
import { openPapers, type Papers, type Printed, silent } from '../telegram/papers.ts';
import { CHROMIUM, expectAccessible, openTab } from './browser.ts';

vi.setConfig({ testTimeout: 120_000 });

const password = 'correct horse battery';
const dataDir = mkdtempSync(join(tmpdir(), 'wenjin-newsroom-'));

/** Sixty reports, of which three are doubtful: one without a day, one of a month, one without a district. */
const street = (n: number): Printed => ({
  id: `street-${n}`,
  title: `${n}号院加装电梯完工`,
  published: `2024-0${(n % 5) + 1}-1${n % 10}`,
  district: n % 2 === 0 ? '云溪区' : '石桥县',
  text: `3月${(n % 28) + 1}日，${n}号院加装电梯工程完工，总投资${n + 20}万元，惠及居民${n + 100}户，工期${n + 30}天，由街道办牵头。`,
});
const { published: _, ...unstated } = street(61);
// A day in its text would be of the year that the others state.
const undated: Printed = { ...unstated, text: unstated.text.replace(/^3月\d+日，/, '') };
const { district: __, ...placeless } = street(62);
const PRINTED: readonly Printed[] = [
  ...Array.from({ length: 57 }, (_, n) => street(n)),
  undated,
  placeless,
  { ...street(63), published: '2024-03', title: '<b>六三</b>号院加装电梯完工' },
];

let papers: Papers;
let web: RunningWeb;
beforeAll(async () => {
  papers = await openPapers(PRINTED);
  const newsroomPage = { ...papers, password, dataDir, runs: async () => [], residents: () => null };
  const parts = { ...papers, articles: papers.store, today: () => '2024-06-01', log: silent };
  web = await serveWeb(createWeb({ ...parts, newsroomPage }), { port: 0, host: '127.0.0.1' });
});
afterAll(async () => {
  await web?.close();
  await papers?.close();
  rmSync(dataDir, { recursive: true, force: true });
});

async function logIn() {
  const post = (path: string, fields: Readonly<Record<string, string>>, cookie = '') =>
    fetch(web.url + path, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { origin: web.url, cookie },
      redirect: 'manual',
    });
  const { headers } = await post('/newsroom/login', { password });
  const cookie = headers.get('set-cookie')!.split(';')[0]!;
  const page = async (path: string, language = 'zh') =>
    (await fetch(web.url + path, { headers: { cookie, 'accept-language': language } })).text();
  const csrf = /name="csrf" value="([^"]+)"/.exec(await page('/newsroom'))![1]!;
  const act = async (name: string, fields: Readonly<Record<string, string>>) =>
    (await post(`/newsroom/${name}`, { csrf, ...fields }, cookie)).text();
  return { page, act };
}
const titles = (page: string) => [...page.matchAll(/<li><a href="\/articles\/\w+">([^<]+)/g)].map((match) => match[1]);

test('the newsroom looks through all articles, page by page, and through those that it wants, in both languages', async () => {
  const { page } = await logIn();
  expect(await page('/newsroom')).toContain('href="/newsroom/articles"');
  const first = await page('/newsroom/articles');
  expect(titles(first).length).toBe(50);
  expect(first).toMatch(/>60 篇</);
  const next = /rel="next" href="([^"]+)"/.exec(first)![1]!.replaceAll('&amp;', '&');
  expect(titles(await page(next)).length).toBe(10);
  const doubtful = await page('/newsroom/articles?doubtful=1');
  expect(titles(doubtful).toSorted()).toEqual(
    ['61号院加装电梯完工', '62号院加装电梯完工', '&lt;b&gt;六三&lt;/b&gt;号院加装电梯完工'].toSorted(),
  );
  for (const note of ['没有日期', '日期不完整', '没有地区']) expect(doubtful).toContain(`<strong>${note}`);
  expect(await page('/newsroom/articles?doubtful=1', 'en')).toMatch(/no exact day[\s\S]*Put right or read again/);
  // A month has its days; what stands for none stated finds those.
  expect(titles(await page('/newsroom/articles?from=2024-03&to=2024-03&district=石桥县')).every(Boolean)).toBe(true);
  const march = PRINTED.filter(({ published, district }) => published?.startsWith('2024-03') && district === '石桥县');
  expect(titles(await page('/newsroom/articles?from=2024-03&to=2024-03&district=石桥县')).length).toBe(march.length);
  expect(titles(await page('/newsroom/articles?district=-'))).toEqual(['62号院加装电梯完工']);
  expect(titles(await page('/newsroom/articles?kind=notice'))).toEqual([]);
});

test('from the list an article is put right and read again, and one is back in the list as it was', async () => {
  const { page, act } = await logIn();
  const article = await papers.idOf('street-62');
  const list = await page('/newsroom/articles?doubtful=1');
  const to = new RegExp(`/newsroom/edit\\?article=${article}[^"]*`).exec(list)![0].replaceAll('&amp;', '&');
  const form = await page(to);
  expect(form).toMatch(/name="back" value="doubtful=true"[\s\S]*重读这篇报道的文件/);
  // It came in a file, so there is no page to be got.
  expect(form).not.toContain('name="fetch"');
  const known = { title: '62号院加装电梯完工', published: '2024-03-12', paper: '' };
  const back = { article, sure: 'yes', back: 'doubtful=true' };
  const saved = await act('edit', { ...back, ...known, district: '云溪区' });
  expect(saved).toMatch(/role="status"><p>已更正：[\s\S]*62号院[\s\S]*<h1>全部报道/);
  expect(titles(saved).length).toBe(2);
  expect(await page('/newsroom/articles?district=云溪区')).toMatch(/62号院[\s\S]*?<strong>已更正/);
  expect(await act('reread', back)).toMatch(/role="status"><p>已重读：[\s\S]*62号院/);
  expect(await papers.store.article(article)).toMatchObject({ district: '云溪区' });
  expect(await act('reread', { ...back, fetch: 'yes' })).toContain('没能读到');
  expect(titles(await act('edit', { ...back, undo: 'yes' })).length).toBe(3);
});

test('nobody sees the list, or what can be done about an article, without the password', async () => {
  for (const path of ['/newsroom/articles', `/newsroom/edit?article=${await papers.idOf('street-1')}`]) {
    const page = await (await fetch(web.url + path)).text();
    expect(page).toContain('type="password"');
    expect(page).not.toContain('号院');
  }
});

describe.skipIf(!CHROMIUM)('in a browser', () => {
  test('without script, on a narrow phone, one is found, put right and read again; nobody is shut out', async () => {
    const tab = await openTab({ viewport: { width: 360, height: 780 }, javaScriptEnabled: false });
    await tab.goto(`${web.url}/newsroom`);
    await tab.getByLabel('密码').fill(password);
    await tab.getByRole('button', { name: '登录' }).click();
    await tab.getByRole('link', { name: '查找、更正、重读报道' }).click();
    await tab.getByLabel('只看有疑点的').check();
    await tab.getByRole('button', { name: '筛选' }).click();
    expect(await tab.locator('ul.rows li').count()).toBe(3);
    await tab.getByRole('link', { name: '更正或重读: 61号院加装电梯完工' }).click();
    await tab.getByLabel('报道日期').fill('2024-05-06');
    await tab.getByRole('button', { name: '保存更正' }).click();
    expect(await tab.getByRole('status').textContent()).toContain('2024年5月6日');
    expect(await tab.locator('ul.rows li').count()).toBe(2);
    const state = await tab.context().storageState();
    await tab.context().close();
    const looking = await openTab({ bypassCSP: true, storageState: state });
    const article = await papers.idOf('street-62');
    for (const path of ['/newsroom', '/newsroom/articles', `/newsroom/edit?article=${article}&back=doubtful=true`]) {
      await looking.goto(web.url + path);
      await expectAccessible(looking, path);
    }
    await looking.context().close();
  });
});

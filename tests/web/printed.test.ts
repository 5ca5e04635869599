import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPapers, type Papers } from '../support/papers.ts';
import * as town from '../telegram/papers.ts';
import { webOver } from './support.ts';

const PAGE = `云山日报 2024年3月14日 星期四 第2版

云山图书馆主体结构封顶

本报讯（记者 林小雨）3月12日，记者从区文化旅游委获悉，云山图
书馆项目主体结构正式封顶，预计今年10月底对市民开放。
该项目位于望湖大道，总投资2.3亿元，建筑面积1.8万平方米，建成
后可藏书60万册，设阅览座位1200个。

王家桥拓宽改造完工

本报讯（记者 周敏）3月13日，王家桥拓宽改造完工，桥面宽度由9米
增至24米。登记在案的证件51022519700101
123443已归还失主赵小川。
`;

let papers: Papers;
let web: ReturnType<typeof webOver>;
beforeAll(async () => {
  papers = await openPapers({ 'page.txt': PAGE });
  web = webOver(papers);
});
afterAll(() => papers.close());

const text = async (path: string) => (await web.request(path)).text();
const idOf = async (words: string) => (await papers.store.latest(9)).find(({ title }) => title.includes(words))!.id;

test('an article is shown as printed, line by line with the numbers of its page', async () => {
  const id = await idOf('图书馆');
  expect(await text(`/articles/${id}`)).toContain(`href="/articles/${id}/printed"`);
  const printed = await text(`/articles/${id}/printed`);
  expect(printed).toContain('<li>书馆项目主体结构正式封顶，预计今年10月底对市民开放。</li>');
  const { lines } = (await papers.store.article(id))!;
  expect(printed).toContain(`<ol class="printed" start="${lines[0]![0]}">`);
});

test('lines that hold what had to be hidden are not shown, also where it is broken over two', async () => {
  const id = await idOf('王家桥');
  expect(await text(`/articles/${id}`)).not.toContain('/printed');
  expect((await web.request(`/articles/${id}/printed`)).status).toBe(404);
  expect(await text(`/articles/${id}`)).toMatch(/〔已隐去〕：/);
  expect(await text(`/articles/${id}`)).not.toMatch(/510225|123443/);
});

test('a page that is another by now, or no page of the index, is not shown', async () => {
  const id = await idOf('图书馆');
  await writeFile(join(papers.folder, 'page.txt'), `${PAGE}\n今天的新内容。`);
  expect((await web.request(`/articles/${id}/printed`)).status).toBe(404);
  expect((await web.request('/articles/none/printed')).status).toBe(404);
});

test('a corrected article says what it said before', async () => {
  const printed = await town.openPapers();
  const reader = webOver(printed);
  const old = (await printed.store.article(await printed.idOf('clinic')))!;
  const corrected = old.paragraphs.join('\n').replace('80张', '<b>90张');
  const { id } = (await printed.newsroom.correct(old.id, corrected))!;
  const page = await (await reader.request(`/articles/${id}`)).text();
  expect(page).toMatch(/原为：<del>新卫生院设床位80张[^<]*<\/del>/);
  expect(page).toMatch(/现为：<ins>新卫生院设床位&lt;b&gt;90张[^<]*<\/ins>/);
  expect((await reader.request(`/articles/${old.id}`)).status).toBe(410);
  await printed.close();
});

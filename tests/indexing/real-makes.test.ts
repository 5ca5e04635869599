/** Makes of pages found on real ones: days and fields around a headline, what stands under a text, lists with days, texts within records. */
import { expect, test } from 'vitest';
import { readAs } from './read-as.ts';

const TOLD = [
  '柳溪站的月台去年底出现沉降，站旁工地的打桩工程已经完成，铁路公司昨日说月台和路轨结构安全。',
  '有居民看到职员在月台测量，并在路轨上留下蓝色记号，向他们查询时没有得到回应，街坊都很担心。',
  '铁路公司说沉降少于二十毫米，没有超过标准，工地不用停工，有关部门会继续派人到柳溪站检查。',
].join('\n');
const HEAD = '柳溪站月台出现沉降 站旁工地不用停工';

test('of two days over a text the one under the headline is its own, whatever caption follows it', async () => {
  const page = `2018年8月2日\n星期四\n首页\n要闻 财经 体育\n${HEAD}\n发布日期：2018-08-01\n铁路公司强调柳溪站月台结构安全\n${TOLD}\n`;
  expect(await readAs('a.txt', page)).toMatchObject([{ title: HEAD, published: '2018-08-01' }]);
});

test('a field between a headline and its day is none, and the headline’s first line is of it', async () => {
  const [first, second] = HEAD.split(' ');
  const page = `首页\n校园\n正文\n${first}\n${second}\n学校: 柳溪中学\n|\n日期: 2017年9月29日 09:22\n${TOLD}\n相关信息\n更多\n`;
  const [article, ...others] = await readAs('a.txt', page);
  expect(article?.title).toContain(second);
  expect(others).toEqual([]);
});

test('what stands under a line that leads on is the site’s where it tells much less', async () => {
  const teasers = ['旧桥换新栏杆', '茶会改到礼堂', '夜校添木工班'].map(
    (head) =>
      `${head}\n昨天，${head}的消息传出后，街坊都说好，村里的人也来看热闹。\n工人们从早上就开始...\n2018-08-01 16:07\n`,
  );
  const page = `首页\n要闻\n${HEAD}\n2018-08-01 16:07\n列印\n${TOLD}\n相关新闻\n桥头村办茶会\n${teasers.join('')}版权所有\n`;
  expect((await readAs('a.txt', page)).map(({ title }) => title)).toEqual([HEAD]);
});

test('in a list each of whose heads has its day under it, other short lines head nothing', async () => {
  const item = (head: string, at: number) =>
    `${head}\n2018-08-0${at + 1}\n${TOLD.split('\n')[at]}\n街坊：很担心\n居民说从早上起就有人来测量，大家都在旁边看..\n`;
  const heads = ['月台沉降工地照常', '居民看到蓝色记号', '公司说没有超标'];
  const articles = await readAs('a.txt', `首页\n要闻\n${heads.map(item).join('')}`);
  expect(articles.map(({ title, published }) => [title, published])).toEqual(
    heads.map((head, at) => [head, `2018-08-0${at + 1}`]),
  );
});

test('the name of a numbered issue is no headline', async () => {
  const page = `青石社区学院　夜校通讯\n2025年9月2日　总第46期\n${TOLD}\n`;
  expect(await readAs('a.txt', page)).toMatchObject([{ title: null, published: '2025-09-02' }]);
});

test('a record whose text nests in it is told in full, one of several fields by its name', async () => {
  const record = (at: number) => ({
    name: `第${at}号快讯：${HEAD}`,
    summary: '月台沉降。',
    ctime: '20220606 10:49:36',
    related: [{ url: 'https://example.org/', content: [...TOLD.split('\n'), '编辑 方晴'] }],
  });
  const articles = await readAs('a.json', JSON.stringify({ content: [record(1), record(2)] }));
  expect(articles.map(({ title }) => title)).toEqual([1, 2].map((at) => `第${at}号快讯：${HEAD}`));
  expect(articles[0]!.paragraphs).toEqual(TOLD.split('\n'));
});

test('a paper is no author, and what follows the text of a file is none of it', async () => {
  const page = `---\ntitle: ${HEAD}\nauthor: 柳溪日报\n---\n\n*<!-- 图源：佚名 -->*\n\n${TOLD.replaceAll('\n', '\n\n')}\n\n> 《柳溪日报》1946 年 11 月 24 日\n\n> *录入校对：某某*\n`;
  const [article] = await readAs('a.md', page);
  expect(article!.byline.reporters).toEqual([]);
  expect(article!.paragraphs).toEqual(TOLD.split('\n'));
});

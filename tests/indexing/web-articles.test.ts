import { expect, test } from 'vitest';
import { readAs as read } from './read-as.ts';

const TEXT = [
  '白沙镇的新桥昨日通车，居民进城少走了六公里，公交车从今天起改走新桥，票价不变。',
  '新桥长三百二十米，两边各有一条人行道，镇里说路灯要到下个月才装完，夜里请慢行。',
];
const ENGLISH = [
  'The new bridge at Pell was opened on Monday after two years of work, the town council said in a note to all.',
  'The council will put up lamps next month, and asks everybody to walk on the right of the path until then.',
];
const html = (head: string, over: string, text: readonly string[], under = '') =>
  `<html><head><meta charset="utf-8">${head}</head><body><div>Start Pages</div>${over}<div>${text
    .map((one) => `<p>${one}</p>`)
    .join('')}</div>${under}</body></html>`;
const first = async (page: string) => (await read('a.html', page))[0]!;

test('a moment with its zone is of the day that the page shows, where it is that day somewhere', async () => {
  const head =
    '<title>Bridge opens at Pell</title><meta property="article:published_time" content="2025-03-09T05:14:35Z">';
  const on = async (shown: string) =>
    (await first(html(head, `<h1>Bridge opens at Pell</h1><div>${shown}</div>`, ENGLISH))).published;
  expect(await on('March 8, 2025')).toBe('2025-03-08');
  expect(await on('March 6, 2025')).toBe('2025-03-09');
});

test('the headline is the heading that the stated title repeats, however long, or most of whose words it has', async () => {
  const long =
    'Bridge opens at Pell; buses go round by the mill; lamps come next month; the old road is closed for good; a fair at Lowe: Notes';
  const stated = `<title>${long} | Pell.example</title>`;
  expect((await first(html(stated, `<h2>Favourite Teams</h2><h1>${long}</h1>`, ENGLISH))).title).toBe(long);
  const signed =
    '<h1>Town notes: new bridge at Pell opens on Monday</h1><div class="attribution">Ann Doe The Pell Weekly</div><div>March 8, 2025</div>';
  expect((await first(html('<title>New bridge at Pell opens on Monday</title>', signed, ENGLISH))).title).toBe(
    'Town notes: new bridge at Pell opens on Monday',
  );
});

test('what a site asks of its readers, disclaims or tells of its author behind a text is no part of it', async () => {
  const head = '<title>Bridge opens at Pell</title><meta name="author" content="Ann Doe">';
  const behind = ['Ann joined the Weekly in 2010 as a reporter.', 'Subscribe now to our paper for the full story.'];
  const english = await first(html(head, '<h1>Bridge opens at Pell</h1>', [...ENGLISH, ...behind]));
  expect(english.paragraphs).toEqual(ENGLISH);
  const disclaimed = [...TEXT, '声明：本报力求所登内容真实、准确，不构成任何建议，据此操作风险自担。'];
  expect((await first(html('<title>新桥通车</title>', '<h1>新桥通车</h1>', disclaimed))).paragraphs).toEqual(TEXT);
});

test.each([
  'The number of subscribers reached 2.4 million last year, the office said.',
  'Farmers signing up early get a discount, and a few more support our schools.',
  'Ann Moor, 43, was taken to hospital with light wounds.',
])('a last paragraph that tells something stays a part of the text: %s', async (last) => {
  const head = '<title>Bridge opens at Pell</title><meta name="author" content="Ann Doe">';
  const told = await first(html(head, '<h1>Bridge opens at Pell</h1>', [...ENGLISH, last]));
  expect(told.paragraphs).toEqual([...ENGLISH, last]);
});

test('a name alone over a text signs it', async () => {
  const page = (name: string) => html('<title>新桥通车了</title>', '<h1>新桥通车了</h1>', [name, ...TEXT]);
  const signed = await first(page('王小满'));
  expect([signed.byline.reporters, signed.paragraphs]).toEqual([['王小满'], TEXT]);
});

test('the day that many items of a list have is none of them, the day under a text is its own', async () => {
  const list = ['甲', '乙', '丙']
    .map((one) => `<div><a href="a">${one}信息报道一览</a></div><div>(2025-02-15)</div>`)
    .join('');
  const page = html('<title>新桥通车了</title>', `${list}<h1>新桥通车了</h1>`, TEXT, '<p>二零二五年三月八日</p>');
  expect((await first(page)).published).toBe('2025-03-08');
});

test('a page of links that tells nothing is no article', async () => {
  const links = ['居民，请看新桥怎么走……', '新桥通车，公交改道', '镇图书馆周一起改时间'].map(
    (one) => `<li><a href="a">${one}</a></li>`,
  );
  await expect(read('a.html', html('<title>新闻中心</title>', `<ul>${links.join('')}</ul>`, []))).rejects.toThrow(
    'no visible running text',
  );
});

test('several reports under a headline that has to do with none of them are several articles', async () => {
  const reports = [
    '新桥通车 居民进城少走六公里',
    '图书馆改时间 晚上九点关门',
    '幼儿园扩建 秋天多收两班',
    '河堤加高 汛期前完工',
    '菜场搬家 摊位不收搬迁费',
    '球场亮灯 夜里也能打球',
  ].map((title) => [
    title,
    `${title.replace(' ', '，')}，镇里的人昨天这样告诉来访的人，并说以后每月都会公布一次进展。`,
  ]);
  const found = await read('a.html', html('<title>一周速览</title>', '<h1>一周速览</h1>', reports.flat()));
  expect(found.map(({ title }) => title)).toEqual(reports.map(([title]) => title));
});

import { expect, test } from 'vitest';
import { parseByline } from '../../src/indexing/byline/index.ts';
import { issueDate } from '../../src/indexing/dates/issue.ts';
import { readAs as read } from './read-as.ts';

const TEXT = [
  '白沙镇的新桥昨日通车，居民进城少走了六公里，公交车从今天起改走新桥，票价不变，早晚各加开两班。',
  '新桥长三百二十米，两边各有一条人行道，镇里说路灯要到下个月才装完，夜里过桥的人请慢行、靠右走。',
];

test('the line over the only day of a copied page is its headline, whatever stands between and over it', async () => {
  const over = [
    '為達最佳瀏覽效果，建議使用新版的瀏覽器，並請同意本站的隱私規範。',
    '新桥通车 居民进城少走六公里',
    '本报记者 许冬',
    '2025-03-08 12:07',
  ];
  const [article, ...others] = await read('a.txt', [...over, '', ...TEXT].join('\n'));
  expect(others).toEqual([]);
  expect(article).toMatchObject({ title: '新桥通车 居民进城少走六公里', published: '2025-03-08' });
  expect(article?.byline.reporters).toEqual(['许冬']);
});

test('what a site says of who may copy its texts, and what stands under the editors’ line, is none of an article', async () => {
  const rights = '郑重声明：本文版权归原作者所有，转载文章仅为传播更多信息之目的，如有侵权，请联系本站删除。';
  const page = ['首页 > 民生', '新桥通车 居民进城少走六公里', '时间：2025-03-08 20:00:49 | 来源：白沙日报', ...TEXT];
  const under = ['（责任编辑：方晴）', '文章不错，点个赞再走吧！', rights];
  const [article, ...others] = await read('a.txt', [...page, ...under].join('\n'));
  expect(others).toEqual([]);
  expect(article?.paragraphs).toEqual(TEXT);
});

test('a page saved or copied from somewhere that says no day has none, whatever it tells of', async () => {
  const told = '2025年3月，白沙镇的新桥通车，3月8日起公交车改走新桥，票价不变，早晚各加开两班，居民进城少走了六公里。';
  const site = [
    '首页 > 民生 > 正文',
    '新桥通车 居民进城少走六公里',
    told,
    TEXT[1],
    '上一篇 下一篇',
    '分享到：',
    '打印 关闭',
  ];
  expect((await read('a.txt', site.join('\n')))[0]?.published).toBeNull();
});

test('Markdown has no marks of links in its text; who wrote stands among its first lines', async () => {
  const page = `---\ntitle: 新桥通车\ndate: 2025-03-08\n---\n转自 [白沙周刊](https://example.org/1)\n\n作者：许冬 方晴\n\n> ${TEXT[0]}\n\n[镇里](https://example.org/a_(b))说，~~${TEXT[1]}~~\n`;
  const [article] = await read('a.md', page);
  expect(article?.byline.reporters).toEqual(['许冬', '方晴']);
  expect(article?.paragraphs).toEqual(['转自 白沙周刊', TEXT[0], `镇里说，${TEXT[1]}`]);
});

test('a web page’s English day counts by its label, a headline in any case', async () => {
  const head = '<title>New Bridge Opens In Pell, Mayor Says | Pell Post</title>';
  const text = '<p>The new bridge opened on Monday, and buses use it from today, the mayor said.</p>'.repeat(3);
  const page = `<html><head>${head}</head><body><ul><li>May 11, 2022</li></ul><h2>New Bridge Opens in Pell, Mayor Says</h2><div>Town Published On May 10, 2022 01:52 PM</div><div>${text}</div></body></html>`;
  expect((await read('a.html', page))[0]).toMatchObject({
    title: 'New Bridge Opens in Pell, Mayor Says',
    published: '2022-05-10',
  });
});

test.each([
  ['2013 - 07 - 03', '2013-07-03'],
  ['2013年 / 7月 / 3日 / 第 A05 版', '2013-07-03'],
  ['民國一○二年七月三日', '2013-07-03'],
  ['星期三, 7月 03, 2013', '2013-07-03'],
  ['3-Jul-2013', '2013-07-03'],
])('the day %s is %s', (line, day) => {
  expect(issueDate([line], { today: null })?.date).toBe(day);
});

test.each([
  ['许冬\\白沙報導 新桥昨日通车', '许冬'],
  ['報導．攝影╱许冬', '许冬'],
  ['本报记者许冬发自白沙', '许冬'],
])('%s is by %s', (line, name) => {
  expect(parseByline(line).byline.reporters).toEqual([name]);
});

test('nothing but marks and links of a site is read without a fault', async () => {
  await expect(read('a.txt', '更多>>\n…更多>>\n！！！\n★★★★\n&&&&\n……')).resolves.toBeDefined();
});

test('an announcement’s day that still lies ahead is not the day it was printed', async () => {
  const coming = ['2026-06-08', '2026-07-11', '2026-08-27'].flatMap((day) => [
    `周末音乐会：${day.slice(5)}场`,
    `${day} 阅读 212`,
    TEXT[0]!,
    '',
  ]);
  for (const { published } of await read('a.txt', coming.join('\n')))
    expect(published ?? '').not.toMatch(/^2026-0[678]/);
});

test('tags of Markdown keep words and figures apart, and a paragraph that opens with a picture is kept', async () => {
  const markdown =
    '# 新桥通车\n\n投资3亿元<br>2024年开工。\n\n![图](a.png) 新桥长三百米，路灯下月装完。详见[原文](http://a.b/c)';
  const text = (await read('a.md', `---\ntitle: 新桥通车\n---\n${markdown}`))
    .flatMap(({ paragraphs }) => paragraphs)
    .join('\n');
  expect(text).toMatch(/3亿元\s+2024年/);
  expect(text).toContain('新桥长三百米');
});

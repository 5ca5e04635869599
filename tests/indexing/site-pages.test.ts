import { expect, test } from 'vitest';
import { explainLines } from '../../src/indexing/segment/index.ts';
import { readAs as read } from './read-as.ts';

const TEXT = [
  '白沙镇的新桥昨日通车，居民进城少走了六公里，公交车从今天起改走新桥，票价不变，早晚各加开两班。',
  '新桥长三百二十米，两边各有一条人行道，镇里说路灯要到下个月才装完，夜里过桥的人请慢行、靠右走。',
];
const TITLE = '新桥通车 居民进城少走六公里';
const page = (...lines: readonly string[]) => read('a.txt', lines.join('\n'));
const ENGLISH = [
  'The new bridge at Pell was opened on Monday after two years of work, the town council said in a note.',
  '“We have waited long for the bridge,” said Ann Doe, who crosses the river with her dog every morning.',
  'She said the old road had been closed whenever the water rose, and buses had gone round by the mill.',
  'The council will put up lamps next month, and asks everybody to walk on the right of the path until then.',
];

test('what stands under a line that leads on to other things is no article, unless one is told there to its end', async () => {
  const teaser = [
    '最新专题',
    '- 白沙河边的溺水警示牌去年全换了新的，可记者走访发现，公开的危险水域仍有人下水，为了防止溺水...',
  ];
  const [article, ...others] = await page(
    TITLE,
    ...TEXT,
    '上一篇：市民盼博物馆多开放',
    '下一篇：六单位被治理',
    ...teaser,
  );
  expect(others).toEqual([]);
  expect(article?.paragraphs).toEqual(TEXT);
  const two = await page(
    '首页 > 民生 > 正文',
    TITLE,
    ...TEXT,
    '【相关阅读】',
    '·夏粮烘干线不打烊',
    '镇图书馆周一起改时间 晚上九点关门',
    '镇图书馆周一起改时间，早上八点开门，晚上九点关门，周末不休息，借书证可以在门口的机器上办。',
    '镇图书馆说，改时间是因为上班的人白天来不了。',
  );
  expect(two.map(({ title }) => title)).toEqual([TITLE, '镇图书馆周一起改时间 晚上九点关门']);
});

test('under an English article the form for comments is none', async () => {
  const form = [
    'Leave a Comment',
    'Your email address will not be published. Required fields are marked *',
    'This site keeps spam away. Learn how your data is processed.',
  ];
  const [article, ...others] = await page(
    'New bridge at Pell opened',
    '',
    ...ENGLISH.join('\n\n').split('\n'),
    '',
    ...form,
  );
  expect(others).toEqual([]);
  expect([article?.title, article?.paragraphs.join(' ')]).toEqual(['New bridge at Pell opened', ENGLISH.join(' ')]);
});

test('English paragraphs that go back to each other are one article under the line whose words return', async () => {
  const over = ['Pell Weekly', '', 'New bridge at Pell opened', '', '- 2 min read', ''];
  const [article, ...others] = await page(...over, ...ENGLISH.join('\n\n').split('\n'));
  expect(others).toEqual([]);
  expect(article?.title).toBe('New bridge at Pell opened');
});

test('a line of dates, numbers of pages and words of a site is neither headline nor text', async () => {
  const lines = ['1886 期 / 第2版', TITLE, ...TEXT, '-', '2025年3月8日 星期六 返回目录'];
  const roles = new Map(explainLines(lines.join('\n')).map(({ text, role }) => [text, role]));
  for (const line of [lines[0]!, '-', lines.at(-1)!]) expect(roles.get(line)).toBe('furniture');
});

test('a headline that the navigation has too is the main one, what stands under it another deck', async () => {
  const lines = [
    '第A22版:要闻 上一版  下一版',
    TITLE,
    '返回主页 | 标题导航',
    '上一期  下一期',
    TITLE,
    '白沙晚报采编团队',
    ...TEXT,
  ];
  expect((await page(...lines))[0]?.title).toBe(TITLE);
});

test('what pictures show stands behind the text and is counted apart', async () => {
  const caption = '居民昨日走上新桥。（記者許冬攝）';
  const [article] = await page(
    '首頁 > 地方',
    TITLE,
    '2025-03-08 12:07',
    `〔記者許冬／白沙報導〕${TEXT[0]}`,
    TEXT[1]!,
    caption,
    '分享到：',
    '列印',
  );
  expect([article?.captions, article?.paragraphs.at(-1)]).toEqual([1, caption]);
  const figure = `<figure><img src="a"><figcaption>新桥的样子</figcaption></figure>`;
  const body = `<h1>${TITLE}<div>by <a href="/a">Ann Doe</a> 2025-03-08</div></h1><div><p>${TEXT[0]}</p>${figure}<p>${TEXT[1]}</p><p>白沙观察</p><p>1、<a href="/b">路灯下个月真的装得完吗？</a></p><p>2、<a href="/c">公交改线以后</a></p></div>`;
  const [web] = await read(
    'a.html',
    `<html><head><title>${TITLE} - 白沙新闻</title></head><body>${body}</body></html>`,
  );
  expect(web).toMatchObject({ title: TITLE, paragraphs: [...TEXT, '新桥的样子'], captions: 1 });
});

test('Markdown without front matter has no tags in its text', async () => {
  const [article] = await read(
    'a.md',
    `# ${TITLE}\n\n<p><strong>白沙网消息</strong>：${TEXT[0]}</p>\n\n[查看原文](https://example.org/1)\n`,
  );
  expect(article?.paragraphs).toEqual([`白沙网消息：${TEXT[0]}`]);
});

test('records of labelled lines are articles, with headline, day and text by their labels', async () => {
  const record = (at: number) =>
    `关键字：桥 路\n标题：${TITLE}${at}\n时间：2025年3月${at}日\n来源：白沙报\n内容摘要：${TEXT[0]}\n${TEXT[1]}\n`;
  const found = await page(record(1), record(2), record(3));
  expect(found.map(({ title, published }) => [title, published])).toEqual(
    [1, 2, 3].map((at) => [`${TITLE}${at}`, `2025-03-0${at}`]),
  );
  expect(found[0]?.paragraphs).toEqual(TEXT);
  expect(await page(record(1), record(2))).not.toHaveLength(3);
});

test('a headline has its day before it', async () => {
  const [article] = await page('首页 > 民生', 'date 2025-03-08 新桥通车居民进城少走六公里', ...TEXT);
  expect([article?.title, article?.published]).toEqual(['新桥通车居民进城少走六公里', '2025-03-08']);
});

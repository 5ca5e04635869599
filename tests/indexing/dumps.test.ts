/** Dumps: rows of a database, and records whose fields are told by what they hold. */
import { expect, test } from 'vitest';
import { readAs } from './read-as.ts';

const TEXTS = [
  '<p>\\r\\n  5月9日，沽水河大桥完成荷载试验，工程总投资860万元，预计月底通车。\\r\\n</p><p>桥长420米，双向四车道。</p>',
  '<p>5月10日起，区图书馆夏季延长开放时间，每周二至周日开放到21时，馆内增设座位120个。</p>',
  '<p>学校举行第十二届田径运动会，初二(3)班以总分86分获得团体第一名，李老师说：\\"孩子们很努力\\"。</p>',
];
const HEADS = ['沽水河大桥完成荷载试验', '图书馆夏季延长开放', "田径运动会举行''开幕''"];

test('rows of a table are articles each, their fields told by what they hold', async () => {
  const rows = HEADS.map(
    (head, at) => `('${at + 7}', '${head}', '2024-05-1${at} 09:30:00', 'img/${at}.jpg', '要闻', '${TEXTS[at]}', NULL)`,
  );
  for (const dump of [
    rows.map((row) => `INSERT INTO \`news\` VALUES ${row};`).join('\n'),
    `-- a dump\nINSERT INTO news VALUES\n${rows.join(',\n')};\nINSERT INTO users VALUES (1, 'a'), (2, 'b');`,
  ]) {
    const articles = await readAs('dump.sql', dump);
    expect(articles.map(({ title }) => title)).toEqual([HEADS[0], HEADS[1], "田径运动会举行'开幕'"]);
    expect(articles.map(({ published }) => published)).toEqual(['2024-05-10', '2024-05-11', '2024-05-12']);
    expect(articles[0]!.paragraphs).toHaveLength(2);
    expect(articles[2]!.paragraphs[0]).toContain('"孩子们很努力"');
  }
});

test('days that lie far behind those of the texts, or that no text confirms, are when a machine wrote the rows', async () => {
  const rows = (text: (at: number) => string) =>
    HEADS.map((head, at) => `INSERT INTO t VALUES (${at}, '${head}', '2024-08-2${at}', '${text(at)}');`).join('\n');
  const told = (at: number) => `5月${at + 3}日，区里举行了第${at + 2}场活动，来了三百多人，大家都说还想再来一次。`;
  const untold = (at: number) => `日前，区里举行了第${at + 2}场活动，来了三百多人，大家都说还想再来一次，下次更热闹。`;
  for (const text of [told, untold])
    for (const table of ['t', 't (id, title, created_at, content)']) {
      const articles = await readAs('dump.sql', rows(text).replaceAll('INTO t', `INTO ${table}`));
      expect(articles.map(({ published }) => published)).toEqual([null, null, null]);
    }
});

test('columns that a statement or the table names are found by their names', async () => {
  const values = `VALUES (3, N'一段不长的说明文字，说的是另一件事，比正文长得多，比正文长得多，比正文长得多。', '停水通知', CAST('2024-05-09' AS date), '因检修，5月10日停水。')`;
  for (const dump of [
    `INSERT INTO [dbo].[notice] ([id], [remark], [title], [pub_date], [content]) ${values}`,
    `CREATE TABLE notice (\n  id int NOT NULL,\n  remark text,\n  title varchar(20),\n  pub_date date,\n  content text,\n  PRIMARY KEY (id)\n);\nINSERT INTO notice ${values};`,
  ]) {
    const [article] = await readAs('dump.sql', dump);
    expect(article).toMatchObject({
      title: '停水通知',
      published: '2024-05-09',
      paragraphs: ['因检修，5月10日停水。'],
    });
  }
});

test('lines of a crawl are articles each, their headlines off where the report says whom it is from', async () => {
  const lines = [
    '2023-07-26 17:27，正文：原标题：小村三年出了五个硕士云川新闻网讯 (记者 何小燕）“今年又有两个。”村民说。村里有87户人家。返回搜狐，查看更多责任编辑：',
    '2023-07-28 12:16，正文：原标题：巡河不停歇 暑期防溺水甲州融媒讯（通讯员 方晴 李明）连日来，学校组织老师巡河。返回搜狐，查看更多责任编辑：',
    '[ 2023-08-04 15:16 ] ，正文：原标题：新校区启用新校区启用9月13日，工程通过验收。',
    '2023-08-05 08:00，正文：资讯中心今年新增设备三台，老师们都说方便。',
  ];
  const articles = await readAs('crawl.txt', lines.join('\n'));
  expect(articles.map(({ title }) => title)).toEqual(['小村三年出了五个硕士', '巡河不停歇 暑期防溺水', null, null]);
  expect(articles.map(({ published }) => published)).toEqual(['2023-07-26', '2023-07-28', '2023-08-04', '2023-08-05']);
  expect(articles[1]!.byline.correspondents).toEqual(['方晴', '李明']);
});

test('fields before a text in the same line are none of it', async () => {
  const text =
    '作者 : 庶务组 发布日期 : 2024-05-26 最后更新日期 : 2024-05-27 网球场旁道路检修，5月29日起车辆绕行三天。';
  const [article] = await readAs(
    'notices.json',
    JSON.stringify([{ title: '车辆绕行公告', date: '2024-05-26', snippet: text }]),
  );
  expect(article!.paragraphs).toEqual(['网球场旁道路检修，5月29日起车辆绕行三天。']);
});

const TOLD = '5月9日，沽水河大桥完成荷载试验，工程总投资860万元，预计月底通车。';
const OTHER = '5月10日起，区图书馆夏季延长开放时间，每周二至周日开放到21时。';

test('records in XML are articles each, be it a feed, a report alone or reports without a root around them', async () => {
  const item = (head: string, text: string, day: string) =>
    `<item><title><![CDATA[${head}]]></title><link>https://example.org/${day}</link><description>&lt;p&gt;${text}&lt;/p&gt;</description><pubDate>${day} Sep 2024 08:00:00 +0800</pubDate></item>`;
  const feed = `<?xml version="1.0"?><rss><channel><title>某区要闻</title>${item('大桥完成试验', TOLD, '09')}${item('图书馆延时', OTHER, '10')}</channel></rss>`;
  const articles = await readAs('a.xml', feed);
  expect(articles.map(({ title, published, paragraphs }) => [title, published, ...paragraphs])).toEqual([
    ['大桥完成试验', '2024-09-09', TOLD],
    ['图书馆延时', '2024-09-10', OTHER],
  ]);
  const doc = (head: string, text: string) =>
    `<doc><url>https://example.org/a?b=1&c=2</url><contenttitle>${head}</contenttitle><date>2024-09-09</date><content><p>${text}</p><p>市民都说好。</p></content></doc>`;
  expect(await readAs('a.xml', doc('大桥完成试验', TOLD))).toMatchObject([
    { title: '大桥完成试验', published: '2024-09-09', paragraphs: [TOLD, '市民都说好。'] },
  ]);
  const several = await readAs('a.xml', `${doc('大桥完成试验', TOLD)}\n${doc('图书馆延时', OTHER)}`);
  expect(several.map(({ title }) => title)).toEqual(['大桥完成试验', '图书馆延时']);
});

test('what is never closed in XML, and a field that is called like a part of every object, are the record’s own', async () => {
  const doc = `<doc><contenttitle>大桥完成试验</contenttitle><constructor>某公司</constructor><date>2024-09-09</date><content>`;
  const whole = { title: '大桥完成试验', published: '2024-09-09', paragraphs: [TOLD] };
  expect(await readAs('a.xml', `${doc}<![CDATA[${TOLD}`)).toMatchObject([whole]);
  expect(await readAs('a.xml', `${doc}${TOLD}<!-- 某某`)).toMatchObject([whole]);
  expect(await readAs('a.xml', `${doc}${TOLD}</content></doc><__proto__><title>某</title></__proto__>`)).toMatchObject([
    whole,
  ]);
});

test('fields that nest in a record, or are named after what they are of, are its own', async () => {
  const read = async (value: unknown) =>
    (await readAs('a.json', JSON.stringify(value))).map(({ title, published, paragraphs }) => [
      title,
      published,
      ...paragraphs,
    ]);
  const whole = ['大桥完成试验', '2024-05-09', TOLD];
  const rendered = {
    id: 3,
    date: '2024-05-09',
    title: { rendered: whole[0] },
    content: { rendered: `<p>${TOLD}</p>` },
  };
  expect(await read([rendered])).toEqual([whole]);
  const source = { _id: 'a', _source: { title: whole[0], content: TOLD, publish_date: '2024-05-09' } };
  expect(await read({ hits: { hits: [source] } })).toEqual([whole]);
  expect(await read({ code: 0, data: { newsTitle: whole[0], content: TOLD, time: '2024-05-09' } })).toEqual([whole]);
  expect(await read([{ 新闻标题: whole[0], 发布时间: '某报 日期：2024-05-09 第2版', 摘要: TOLD }])).toEqual([whole]);
  const sections = {
    要闻: [{ title: whole[0], date: '2024-05-09', text: TOLD }],
    民生: [{ title: '图书馆延时', date: '2024-05-10', text: OTHER }],
  };
  expect((await read(sections)).map(([title]) => title)).toEqual([whole[0], '图书馆延时']);
});

test('a cell that holds a list of texts as a program writes it is these texts', async () => {
  const csv = `标题,时间,正文\n"['\\r\\n  大桥完成试验 \\r\\n']","[' 2024年05月09日 21:50\\u3000来源：', ' ']",${TOLD}\n[],[],\n`;
  expect(await readAs('a.csv', csv)).toMatchObject([
    { title: '大桥完成试验', published: '2024-05-09', paragraphs: [TOLD] },
  ]);
});

test('the day in a record’s address within its site dates it', async () => {
  const record = { title: '大桥完成试验', link: '/realtime/story20240509-3408', summary: TOLD };
  expect(await readAs('a.json', JSON.stringify([record]))).toMatchObject([{ published: '2024-05-09' }]);
});

test('labels in one line over the text say who wrote', async () => {
  const text = `发稿單位：水利處發稿時間：113年5月9日09:50發稿人：王小明\n\n${TOLD}`;
  expect(
    await readAs('a.json', JSON.stringify([{ title: '大桥完成试验', published: '2024-05-09', content: text }])),
  ).toMatchObject([{ byline: { reporters: ['王小明'] }, paragraphs: [TOLD] }]);
});

test('a record of nothing but addresses has no text', async () => {
  const list = JSON.stringify({ a1: 'https://news.example/page?id=a1', b2: 'https://news.example/page?id=b2' });
  await expect(readAs('a.json', list)).rejects.toThrow('it has no "text"');
});

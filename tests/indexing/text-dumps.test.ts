/** Text and Markdown files that hold several reports, each with its day or address: no layout is told to the reader. */
import { expect, test } from 'vitest';
import { readAs } from './read-as.ts';

const ITEMS = [
  {
    title: '苔溪河大桥完成荷载试验',
    day: '2024-05-09',
    text: ['苔溪河大桥完成荷载试验，工程总投资860万元，预计月底通车。', '桥长420米，双向四车道。'],
  },
  {
    title: '图书馆夏季延长开放时间',
    day: '2024-05-10',
    text: ['区图书馆每周二至周日开放到21时，馆内增设座位120个。', '读者可以在一楼服务台办理借阅证。'],
  },
  {
    title: '东塘小学举行田径运动会',
    day: '2024-05-13',
    text: ['东塘小学举行第十二届田径运动会，六年级三班获得团体第一名。', '来了三百多位家长。'],
  },
  {
    title: '南坡村修好两条机耕路',
    day: '2024-05-17',
    text: ['南坡村修好两条机耕路，共1.6公里，拖拉机可以开到田头。', '村民出工四百多个。'],
  },
];
type Item = (typeof ITEMS)[number] & { readonly at: number };
const url = ({ day, at }: Item) => `https://news.example.org/${day.replaceAll('-', '/')}/c${7100 + at}.html`;
const body = ({ text }: Item) => text.join('\n\n');
const english = ({ day }: Item) =>
  new Intl.DateTimeFormat('en', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day));

const LAYOUTS: readonly (readonly [string, string, (item: Item) => string, string])[] = [
  [
    'headings, rows with address and mail under a drawn line',
    'a.md',
    (one) =>
      `# ${one.title}\n\n${body(one)}\n\n---\n\n原始網址：\n<${url(one)}>\n\n© example.org\n\n電子郵件:\n[a@example.org](mailto:a@example.org)\n\n`,
    '---\n\n',
  ],
  [
    'an address under the head, parted by drawn lines',
    'a.txt',
    (one) => `${one.title}\n${url(one)}\n\n${body(one)}\n\n`,
    '==========\n\n',
  ],
  [
    'a day under the head, parted by stars',
    'a.txt',
    (one) => `${one.title}\n${one.day} 09:3${one.at}\n${body(one)}\n\n`,
    '***\n\n',
  ],
  ['headings that are links', 'a.md', (one) => `## [${one.title}](${url(one)})\n\n${body(one)}\n\n`, ''],
  [
    'what looks like front matter again and again',
    'a.md',
    (one) => `---\ntitle: ${one.title}\ndate: ${one.day}\n---\n\n${body(one)}\n\n`,
    '',
  ],
  [
    'labels over a text without one',
    'a.txt',
    (one) => `标题：${one.title}\n日期：${one.day}\n\n${body(one)}\n\n`,
    '-----\n',
  ],
  [
    'an address behind the text, parted by two blank lines',
    'a.txt',
    (one) => `${one.title}\n\n${body(one)}\n\n原文链接：${url(one)}\n\n\n`,
    '',
  ],
  ['the day over the head', 'a.txt', (one) => `${one.day}\n${one.title}\n${body(one)}\n\n\n`, ''],
  ['blocks of head, address and text', 'a.txt', (one) => `${one.title}\n${url(one)}\n${one.text.join('\n')}\n\n`, ''],
  [
    'heads in bold, the day in English with its label',
    'a.md',
    (one) => `**${one.title}**\n\n${body(one)}\n\nPublished: ${english(one)}\n\n[Source](${url(one)})\n\n`,
    '* * *\n\n',
  ],
  [
    'headings under sections',
    'a.md',
    (one) => `${one.at % 2 === 0 ? `## 第${one.at + 1}版\n\n` : ''}### ${one.title}\n\n${one.day}\n\n${body(one)}\n\n`,
    '',
  ],
  ['a day in the heading', 'a.md', (one) => `### ${one.day} ${one.title}\n\n${body(one)}\n\n`, ''],
];

test.each(LAYOUTS)(
  'a file of reports alike is an article for each, with its day: %s',
  async (_, name, layout, drawn) => {
    const articles = await readAs(name, ITEMS.map((item, at) => layout({ ...item, at })).join(drawn));
    expect(articles.map(({ title, published, paragraphs }) => ({ title, day: published, text: paragraphs }))).toEqual(
      ITEMS,
    );
  },
);

test('a headline of two lines, fields in one line and numbers before all headlines are read', async () => {
  const record = (item: (typeof ITEMS)[number], at: number) =>
    `${at === 1 ? '晚上也能借书——\n' : ''}${item.title}\n作者：林秀清  时间：${item.day}\n\n　　${item.text.join('\n\n　　')}\n\n`;
  const articles = await readAs('a.txt', ITEMS.map(record).join(''));
  expect(articles.map(({ title, published }) => [title, published])).toEqual(
    ITEMS.map(({ title, day }, at) => [at === 1 ? `晚上也能借书——${title}` : title, day]),
  );
  expect(articles.map(({ byline }) => byline.reporters)).toEqual(ITEMS.map(() => ['林秀清']));
  const numbered = ITEMS.map(
    ({ title, day, text }, at) =>
      `### ${at + 1}. ${title}\n**发布时间:** ${day} 17:37:20  +0800\n**链接:** [https://a.example/${at}](https://a.example/${at})\n**正文:**\n${text.join('\n')}\n\n`,
  );
  const found = await readAs('a.md', `# 每日新闻\n\n## 概览\n共收集到 4 条新闻\n\n## 来源\n${numbered.join('')}`);
  expect(found.map(({ title, published, paragraphs }) => ({ title, day: published, text: paragraphs }))).toEqual(ITEMS);
});

test('an article with headings, days and addresses in it stays one', async () => {
  const text = ITEMS.map(({ title, text: [first] }) => `## ${title}\n\n${first}\n`).join('\n');
  const articles = await readAs(
    'a.md',
    `---\ntitle: 五月记事\ndate: 2024-05-31\n---\n\n这个月镇里的事情，一件一件说。\n\n${text}\n\nhttps://a.example/more\n`,
  );
  expect(articles.map(({ title, published }) => [title, published])).toContainEqual(['五月记事', '2024-05-31']);
});

test('where more headings are marked than lines stand over an address, the headings say where articles begin', async () => {
  const parts = [
    '## 讲座：山里的鸟\n\n主讲人：何田\n时间：5月20日10:30\n地点：东塘路1号三楼\n详见https://example.com/1',
    ...ITEMS.map(({ title, text }) => `## ${title}\n\n${text.join('\n')}`),
    ...ITEMS.map(
      ({ title, text }, at) =>
        `## ${title}（续）\n\n${text.join('\n')}\n报名时间：即日起\n详见https://example.com/${at}`,
    ),
  ];
  const articles = await readAs('苔溪消息 2024-05-20.md', `# 苔溪消息\n\n${parts.join('\n\n')}`);
  expect(articles.map(({ title }) => title)).toEqual(parts.map((part) => /## (.*)/.exec(part)![1]));
});

test('what a site sets over and under the records is of none of them, and where the page is from of all', async () => {
  const items = ITEMS.slice(0, 3).map(
    (one, at) => `${one.title}\n[${one.day}]\n${at === 0 ? '岚溪县消息，岚溪县' : ''}${one.text.join('')}\n`,
  );
  const site =
    '首页 上一页 1 2 3 ... 9 下一页 尾页 共 44 条\n服务热线 5550118\n版权所有:岚溪县水务公司 技术支持:云岭科技\n';
  const articles = await readAs('a.txt', `首页 > 公司新闻 > 列表\n${items.join('')}${site}`);
  expect(articles.map(({ title }) => title)).toEqual(ITEMS.slice(0, 3).map(({ title }) => title));
  expect(articles.flatMap(({ paragraphs }) => paragraphs).join('')).not.toMatch(/公司新闻|版权所有/);
  expect(articles.map(({ district }) => district)).toEqual(['岚溪县', '岚溪县', '岚溪县']);
});

test('the last paragraph over a row with an address is no headline', async () => {
  const told = ITEMS.map((one) => `${one.text.join('\n\n')}\n\n相关报道：<https://news.example.org/${one.day}>\n\n`);
  const titles = (await readAs('a.md', `# 岚溪一周\n\n${told.join('')}`)).map(({ title }) => title);
  for (const { text } of ITEMS) expect(titles).not.toContain(text.at(-1));
});

test('words before a colon within a headline or a text are no labels', async () => {
  const record = ({ day }: (typeof ITEMS)[number], at: number) =>
    `Title: Choir concert: part ${at} Date: ${day}\nText: The reason: a new roof. The concert raised enough for half of it.\n\n`;
  const articles = await readAs('a.txt', ITEMS.map(record).join(''));
  expect(articles.map(({ title, published, paragraphs }) => [title, published, ...paragraphs])).toEqual(
    ITEMS.map(({ day }, at) => [
      `Choir concert: part ${at}`,
      day,
      'The reason: a new roof. The concert raised enough for half of it.',
    ]),
  );
});

test('a text with the address that it was saved from over it keeps that as its address, and what markup left of its characters is read', async () => {
  const page = [
    'https://news.example/a/20240509.html',
    '南门菜场换新顶棚',
    '2024-05-09 10:30',
    '&nbsp;&nbsp;南门菜场的顶棚昨天全部换成阻燃板，&ldquo;下雨再也不漏了&rdquo;，摊主何田说，摊位照常营业。',
  ].join('\n');
  const [article] = await readAs('a.txt', page);
  expect(article).toMatchObject({
    title: '南门菜场换新顶棚',
    published: '2024-05-09',
    url: 'https://news.example/a/20240509.html',
  });
  expect(article!.paragraphs).toEqual([
    '南门菜场的顶棚昨天全部换成阻燃板，“下雨再也不漏了”，摊主何田说，摊位照常营业。',
  ]);
});

import { expect, test } from 'vitest';
import { readArticles } from '../../src/indexing/index.ts';
import { segment } from '../../src/indexing/segment/index.ts';
import { readAs } from './read-as.ts';

const titles = (page: string) => segment(page).articles.map(({ title }) => title);
const HEADS = ['旧桥换新栏杆', '茶会改到礼堂', '夜校添木工班'];
const TELLS = [
  '昨天，竹溪旧桥的栏杆全部换成了新的，桥面同时补了三处坑洼。',
  '本周六的茶会因雨改到礼堂，时间不变，仍由老年会的人烧水。',
  '竹溪夜校下月起添一个木工班，每班收十二人，学费八十元。',
];
const printed = (head: (title: string, at: number) => string) =>
  HEADS.map((title, at) => `${head(title, at)}${TELLS[at]}`).join('\n');

test.each([
  ['in brackets before the text', (title: string) => `【${title}】`],
  ['in brackets in a line of their own', (title: string) => `【${title}】\n`],
  ['behind a mark', (title: string) => `▲${title}\n`],
  ['behind a number', (title: string, at: number) => `${at + 1}. ${title}\n`],
  ['as headings of one level', (title: string) => `\n## ${title}\n\n`],
  ['in bold', (title: string) => `\n**${title}**\n\n`],
] as const)('heads %s head the articles of a bulletin, without their marks', (_, head) => {
  expect(titles(`竹溪简报\n第9期\n\n${printed(head)}`)).toEqual(HEADS);
});

test('heads in capitals before the text of an English bulletin head its articles', () => {
  const page = [
    'SEXTON CLOCK - The clock of St Bride’s stopped on Friday and will be mended next week.',
    'JAM STALL - The jam stall took forty pounds for the roof, and sold out before noon.',
    'LOST GLOVES - Two pairs of gloves wait at the vestry for whoever left them there.',
  ].join('\n\n');
  expect(titles(page)).toEqual(['SEXTON CLOCK', 'JAM STALL', 'LOST GLOVES']);
});

test('each article of a dated list has its own day, in a file of one headline too', async () => {
  const list = HEADS.map((title, at) => `## 2031年4月${20 - at}日 ${title}\n\n${TELLS[at]}`).join('\n\n');
  const page = `---\ntitle: 竹溪夜校\ndate: 2031-05-01\n---\n\n${list}\n`;
  const pages = await readArticles({ name: 'a.md', bytes: new TextEncoder().encode(page) }, { today: '2032-01-01' });
  expect(pages.flatMap(({ articles }) => articles.map(({ title, published }) => [title, published]))).toEqual(
    HEADS.map((title, at) => [title, `2031-04-${20 - at}`]),
  );
});

/** Reports of a page, a head without any mark over each. */
const NOTICES = [
  ...HEADS.map((title, at) => [title, TELLS[at]!]),
  ['鱼塘招人', '沙河鱼塘招看塘的人两名，月钱三千元，月底前到村部报名。'],
  ['水渠停水', '因清淤，东岸水渠十二日起停水三天，菜地用水到井台挑。'],
] as const;
const notices = NOTICES.map(([title, text]) => `${title}\n${text}`).join('\n\n');

test('heads without any mark whose words their own texts alone have head the articles of a page of notices', () => {
  const { articles } = segment(`竹溪生活 · 便民信息\n2031年7月8日 星期二\n\n${notices}`);
  expect(articles.map(({ title, paragraphs }) => [title, ...paragraphs])).toEqual(NOTICES);
});

test.each([
  ['in brackets', (title: string) => `【${title}】`],
  ['in words of their own', (title: string) => title],
] as const)('heads %s head articles in a file of one headline too, which share its day', async (_, head) => {
  const list = NOTICES.map(([title, text]) => `${head(title)}\n\n${text}`).join('\n\n');
  const page = `---\ntitle: 竹溪一周\ndate: 2031-05-01\n---\n\n${list}\n`;
  const pages = await readArticles({ name: 'a.md', bytes: new TextEncoder().encode(page) }, { today: '2032-01-01' });
  const articles = pages.flatMap((one) => one.articles);
  expect(articles.map(({ title, paragraphs }) => [title, ...paragraphs])).toEqual(NOTICES);
  expect(new Set(articles.map(({ published }) => published))).toEqual(new Set(['2031-05-01']));
});

test('what stands over the parts of an article that is of one thing heads no articles', () => {
  const parts = ['选料', '下刀', '上漆', '晾干'].map(
    (step) => `${step}\n老匠人做一只竹匾，${step}这一步要两天，竹匾上不许有毛刺，他说竹匾是给孙女的。`,
  );
  const found = titles(`一只竹匾的四步\n\n老匠人住在竹溪，他做竹匾做了四十年。\n\n${parts.join('\n\n')}`);
  for (const step of ['下刀', '上漆', '晾干']) expect(found).not.toContain(step);
});

test('subheads of an article with a headline of its own stay in it', async () => {
  const page = `---\ntitle: 竹溪旧桥的一百年\n---\n${TELLS[0]}\n\n## 栏杆的来历\n\n${TELLS[1]}\n\n## 桥面的坑洼\n\n${TELLS[2]}`;
  const pages = await readArticles({ name: 'a.md', bytes: new TextEncoder().encode(page) }, { today: '2032-01-01' });
  expect(pages.flatMap(({ articles }) => articles)).toHaveLength(1);
});

test('paragraphs of an English page with a paragraph a line stay apart', () => {
  const page = [
    'Jam stall sells out before noon',
    'The jam stall took £4,000 for the roof of the hall, and sold out well before noon, when the band began to play.',
    'Whoever has empty jars may leave them at the vestry on any weekday before six, or with the sexton, until 2031.',
    'The hall committee thanked all who had given sugar, fruit and their Sunday afternoons since the end of May.',
  ].join('\n');
  expect(segment(page).articles.map(({ paragraphs }) => paragraphs.length)).toEqual([3]);
});

test('a newsletter in Markdown whose headline is a month is cut at the level that most heads over text have', async () => {
  const { readAs } = await import('./read-as.ts');
  const said = (what: string) =>
    `The ${what} will be held in the village hall on Saturday, and everybody is welcome to come along with a friend.`;
  const file = `---\ntitle: October 2024\ndate: 2024-10-16T04:00:00.000Z\n---\n\n## Harvest supper\n\n${said('supper')}\n\n## Choir\n\n### with Ann\n\n${said('choir')}\n\n## Market\n\n${said('market')}\n\n## Food\n\n### Soup\n\n#### How\n\nCook it for an hour, and stir it well before you put it on the table.\n\n## Library\n\n${said('library sale')}\n`;
  const articles = await readAs('a.md', file);
  expect(articles.map(({ title, published }) => [title, published])).toEqual(
    ['Harvest supper', 'Choir', 'Market', 'Food', 'Library'].map((title) => [title, '2024-10-16']),
  );
});

/** A newsletter whose heads look like nothing but short lines. */
const letter = (title: string, over = '') =>
  `---\ntitle: "${title}"\ndate: "2031-04-09"\n---\n\n${over}${[
    [
      'Goats at the mill cottage',
      'We welcome Jo Dow and her two goats, who have moved into the mill cottage.',
      'Sam Pell',
    ],
    ['Ferry in May', 'From the first of May the ferry leaves every hour until dusk.'],
    [
      'Organ fund',
      'The organ fund stands at four hundred pounds, thanks to the jam stall.',
      'Friday 9th May Quiz night',
      'Teams of six, bring your own supper and a pencil.',
    ],
    ['Bargains!', 'An indoor sale of books and plants is held at the school on Saturday morning.'],
  ]
    .map((lines) => lines.join('\n\n'))
    .join('\n\n')}\n`;

test('short lines over the texts of a newsletter head its articles, of another text they don’t', async () => {
  const articles = await readAs('a.md', letter('News from Pellham'));
  expect(articles.map(({ title }) => title)).toEqual([
    'Goats at the mill cottage',
    'Ferry in May',
    'Organ fund',
    'Bargains!',
  ]);
  expect(articles.map(({ paragraphs }) => paragraphs.length)).toEqual([1, 1, 2, 1]);
  expect(await readAs('a.md', letter('A week in Pellham'))).toHaveLength(1);
});

test('a greeting over the first head is no article; what goes on at length over it is not lost', async () => {
  const greeting = 'Welcome to our newsletter, and thank you all for your letters.\n\n';
  const long = Array.from({ length: 6 }, (_, at) => `The council met ${at + 3} times and talked of the weir.\n\n`).join(
    '',
  );
  const said = async (over: string) =>
    (await readAs('a.md', letter('News from Pellham', over))).flatMap(({ paragraphs }) => paragraphs).join('\n');
  expect(await said(greeting)).not.toContain('thank you all');
  expect(await said(greeting + long)).toContain('The council met 8 times');
});

test('under a section’s table the deeper heads are articles, and the page’s own list of its heads is none', async () => {
  const [bridge, tea, school] = HEADS.map((title, at) => `### ${title}\n\n${TELLS[at]}`);
  const page = [
    `# 竹溪消息 2031-05-18\n\n- 讲座\n- ${HEADS.join('\n- ')}`,
    '## 活动\n\n| 活动 | 时间 |\n|:---|:---|\n| 采茶 | 5.20 |\n| 放映 | 5.21 |',
    ...[bridge, tea, `## 讲座\n\n| 讲座 | 时间 |\n|:---|:---|\n| 防火 | 5.24 |`, school],
  ].join('\n\n');
  const articles = await readAs('竹溪消息.md', page);
  expect(articles.map(({ title }) => title)).toEqual(['活动', HEADS[0], HEADS[1], '讲座', HEADS[2]]);
  expect(articles.flatMap(({ paragraphs }) => paragraphs).filter((text) => HEADS.includes(text))).toEqual([]);
});

test('heads in capitals may begin with figures and quotes and have a small s; who wrote for which paper stands behind the text', () => {
  const page = [
    '50 JAM STALLS OPEN: The jam stalls took forty pounds for the roof, and sold out before noon. Nora Pell/The Wexcombe Sun.',
    '‘NO’ TO MILL ROAD: The council said no to a new mill road, and will ask again. Odo Tarn and Ivo Fell/Wexcombe Post.',
    'MPs ON FERRY LANE: Both MPs walked Ferry Lane on Friday and counted the holes. Nora Pell/The Wexcombe Sun.',
  ].join('\n\n');
  expect(segment(page).articles.map(({ title, byline }) => [title, byline.reporters])).toEqual([
    ['50 JAM STALLS OPEN', ['Nora Pell']],
    ['‘NO’ TO MILL ROAD', ['Odo Tarn', 'Ivo Fell']],
    ['MPs ON FERRY LANE', ['Nora Pell']],
  ]);
});

/** Paragraphs in one line each, under heads of about one width, as a copied page has them. */
const LONG = [
  '竹溪旧桥的栏杆昨天全部换成了新的，桥面同时补了三处坑洼，旧桥两头的路灯也换了灯泡，夜里过桥的人不用再打手电，施工队今天已经撤走。',
  '本周六的茶会因为下雨改到礼堂，时间不变，茶水仍由老年会的人烧，自带杯子的人可以多领一份点心，茶会开到天黑为止，不收钱。',
  '竹溪夜校下个月起添一个木工班，每班收十二人，学费八十元，夜校的木工教室已经粉刷过，锯子和刨子由学校出，报名到月底。',
  '沙河边的鱼塘要招两名看塘的人，月钱三千元，吃住都在塘边，看塘的人要会划船，月底前到村部报名，先来的先面谈。',
  '东岸的水渠要清淤，十二日起停水三天，停水时菜地用水要到井台去挑，水渠两边的人家请把堆在渠边的柴草搬开。',
];
const SHORT = [
  '竹溪 旧桥换上新栏杆',
  '竹溪 茶会改到礼堂办',
  '竹溪 夜校添木工新班',
  '沙河 鱼塘招看塘的人',
  '东岸 水渠清淤要停水',
];

test('heads of one width over paragraphs in one line each are no column that tears its lines', () => {
  const { articles } = segment(SHORT.map((head, at) => `${head}\n${LONG[at]}`).join('\n'));
  expect(articles.map(({ title }) => title)).toEqual(SHORT);
});

test('without headlines an article begins at each byline and goes on up to the next', () => {
  const { articles } = segment(
    `記者何田/綜合報導\n${LONG[0]}\n${LONG[1]}\n版權所有 請勿翻攝\n記者許冬/綜合報導\n${LONG[2]}\n${LONG[3]}\n版權所有 請勿翻攝`,
  );
  expect(articles.map(({ byline, paragraphs }) => [...byline.reporters, paragraphs.length])).toEqual([
    ['何田', 2],
    ['許冬', 2],
  ]);
});

test('what is told at length over the first head of a newsletter, though it greets, is an article of its name', async () => {
  const greeting =
    'We hope you are all well after the storm. Thanks to a suggestion made at our last meeting we start our newsletter again, and mean to send it out each month from now on; whoever wants to write for it, or to lead it, may ask any member of the board, or leave a note at the hall.';
  const parts = [
    '# Hall Roof',
    'The hall roof was mended on Friday, and the roof fund has forty pounds left.',
    '# Jam Stall',
    'The jam stall sold out before noon. More jam is wanted.',
    '# Lost Gloves',
    'Two lost gloves wait at the vestry. Ask for the gloves at the door.',
  ];
  const articles = await readAs(
    'a.md',
    `---\ntitle: Restarting the Ridley Newsletter\ndate: 2019-07-13\n---\n\n${[greeting, ...parts].join('\n\n')}\n`,
  );
  expect(articles.map(({ title }) => title)).toEqual([
    'Restarting the Ridley Newsletter',
    'Hall Roof',
    'Jam Stall',
    'Lost Gloves',
  ]);
});

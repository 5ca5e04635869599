import { expect, test } from 'vitest';
import { readArticles } from '../../src/indexing/index.ts';
import { segment } from '../../src/indexing/segment/index.ts';

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

test.each([
  ['in brackets', (title: string) => `【${title}】`],
  ['in words of their own', (title: string) => title],
  ['counted by parts', (title: string, at: number) => `议题${'一二三'[at]}：${title}`],
  ['counted by days', (title: string, at: number) => `8/${at + 9} ${title}`],
  ['counted in bold', (title: string, at: number) => `**${at + 1}. ${title}**`],
] as const)(
  'heads %s whose words their own texts alone have head articles, in a file of one headline too',
  async (_, head) => {
    const list = HEADS.map((title, at) => `${head(title, at)}\n\n${TELLS[at]}`).join('\n\n');
    const page = `---\ntitle: 竹溪一周\ndate: 2031-05-01\n---\n\n${list}\n`;
    const pages = await readArticles({ name: 'a.md', bytes: new TextEncoder().encode(page) }, { today: '2032-01-01' });
    expect(pages.flatMap(({ articles }) => articles.map(({ title, paragraphs }) => [title, ...paragraphs]))).toEqual(
      HEADS.map((title, at) => [title, TELLS[at]]),
    );
  },
);

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

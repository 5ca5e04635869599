import { describe, expect, test } from 'vitest';
import { fieldNames, signature, signedBehind, signedBy } from '../../src/indexing/byline/index.ts';
import { readArticles } from '../../src/indexing/index.ts';

test.each([
  ['2018/4/7 16:23    来源：临岭都市报    作者：公良芷 实习生 阙禾    评论 14 条', ['公良芷']],
  ['文字 | 方晴   图片 | 许冬   编辑 | 阿棉', ['方晴']],
  ['2023-09-15　作者：方晴　许冬　来源：临岭新报', ['方晴', '许冬']],
  ['编辑：方晴　审核：许冬', []],
  ['桥已修好，昨天通车。', []],
])('fieldNames() reads the labels of a line: %s', (line, reporters) => {
  expect(fieldNames(line).reporters).toEqual(reporters);
});

test.each([
  ['司马岚　查松', ['司马岚', '查松']],
  ['八（2）班 白露', ['白露']],
  ['退休园林工　方晴', ['方晴']],
  ['■老鸥', ['老鸥']],
  ['本台记者方晴报道', ['方晴']],
  ['本报综合', []],
  ['方晴写', ['方晴']],
  ['文／志工 方晴 圖／8鄰 许冬', ['方晴']],
  ['记者：方晴　摄像：许冬', ['方晴']],
  ['方晴（退休教师）', ['方晴']],
  ['记者 | 方晴 许冬(图)', ['方晴', '许冬']],
  ['方小晴校长', ['方小晴']],
  ['骨科 方晴', []],
  ['公告栏', []],
  ['解说', []],
  ['By NELL PROUT', ['Nell Prout']],
  ['By Dara Whitlow  dwhitlow@ledger.example', ['Dara Whitlow']],
  ['Harriet Cole, Ridley', ['Harriet Cole']],
  ['Mercury Staff Writer', []],
])('signedBy() reads who signs a line that says nothing else: %s', (line, reporters) => {
  expect(signedBy(line).reporters).toEqual(reporters);
});

describe('signature()', () => {
  test.each([
    ['Keith Arden', ['Keith Arden']],
    ['Rev. Matt Arden', ['Matt Arden']],
    ['Helen Arden, Hon. Secretary.', ['Helen Arden']],
    ['Jill Arden     Nether Ridley', ['Jill Arden']],
    ['Debbie Arden Tel 555083', ['Debbie Arden']],
    ['_Victoria, Helen & Rachel_', ['Victoria', 'Helen', 'Rachel']],
    ['Debbie and Ian Arden', ['Debbie Arden', 'Ian Arden']],
    ['Hazel M. Arden, 91', []],
    ['Village Fete', []],
    ['Victoria Park', []],
    ['Charlotte, North Ridley', []],
    ['Mark', []],
    ['Licensed Lay Minister', []],
    ['Helen opened the fete. It rained.', []],
  ])('knows people by their given names: %s', (line, names) => expect(signature(line)).toEqual(names));
});

describe('signedBehind()', () => {
  test.each([
    [['We thank you all.', 'Keith Arden'], ['Keith Arden']],
    [['We met on Monday.', 'We thank you all.', 'Keith Arden', 'Reader'], ['Keith Arden']],
    [['We thank you all. Sue Arden .'], ['Sue Arden']],
    [['We thank you all.', 'See you there!'], []],
    [['Keith Arden'], []],
  ])('names who signs behind the last sentence: %j', (paragraphs, names) =>
    expect(signedBehind(paragraphs)).toEqual(names),
  );
});

test('in a newsletter a signature heads nothing and signs what stands over it', async () => {
  const page = [
    '---\ntitle: "Ridley News"\ndate: "2009-09-01"\n---',
    'Festival Day\n\nWe held our festival on the green, and the festival raised £1,500 for the hall roof.',
    'Liz Arden',
    'Raffle Prizes:\n\nThank you to all who gave raffle prizes for the day. These prizes were much liked',
    'Jane Arden',
    'Garden Competition\n\nEntries for the garden competition stood in the church. The gardens were splendid.',
    'Sheila Arden',
    'Laurel Plants for Sale\n\nWe have laurel plants left over for sale. Make us an offer for the plants.',
  ].join('\n\n');
  const [read] = await readArticles(
    { name: 'news.md', bytes: new TextEncoder().encode(page) },
    { today: '2026-01-01' },
  );
  expect(read!.articles.map(({ title, byline }) => [title, byline.reporters])).toEqual([
    ['Festival Day', ['Liz Arden']],
    ['Raffle Prizes:', ['Jane Arden']],
    ['Garden Competition', ['Sheila Arden']],
    ['Laurel Plants for Sale', []],
  ]);
});

test('lines and ends of any length are read in time that grows with them', () => {
  const long = 60_000;
  const ends = ['A'.repeat(long), 'Ann '.repeat(long / 4), ' '.repeat(long), `Ann Arden ${'5 '.repeat(long / 2)}`];
  for (const end of ends)
    expect([signature(`${end}x`), signedBehind(['So it was.', `It was so. ${end}1`])]).toEqual([[], []]);
  expect(signature(`${' '.repeat(118)}x`)).toEqual([]);
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { mostOf } from '../../src/answering/cells.ts';
import type { Answer } from '../../src/types.ts';
import { answerText, shortLines } from '../../src/wording/index.ts';
import { openPapers, type Papers } from '../support/papers.ts';
import { AUTUMN_PAGE, AUTUMN_PAGE_EARLIER, AUTUMN_PAGE_LATER, ORCHID_PAGE } from '../support/two-papers.ts';

/** After all of the pages. */
const TODAY = '2024-12-10';
let papers: Papers;
beforeAll(async () => {
  papers = await openPapers({ 'autumn.txt': AUTUMN_PAGE, 'orchid.txt': ORCHID_PAGE });
});
afterAll(() => papers.close());

const ask = (text: string): Promise<Answer> => papers.ask({ text, history: [], today: TODAY });

test.each([
  ['秋水和兰溪2024年的重点项目哪个多？', ['96个', '74个']],
  ['秋水高新区和兰溪高新区哪个产值高', ['43.7亿元', '61.8亿元']],
  ['南屏大桥和龙门隧道哪个长', ['1.28公里', '2.9公里']],
  ['白石镇卫生院和石桥小学的总投资各是多少', ['4600万元', '5300万元']],
  ['石桥小学和白石镇卫生院各修得咋样了', ['装修完成约六成', '封顶']],
  ['段明哲和贺知行最近都在忙啥', ['春耕', '石墨烯']],
  ['南屏大桥和石桥小学现在修成啥样了', ['4月中旬', '装修完成约六成']],
  ['石桥小学和龙门隧道，一个投了多少钱，一个有多长', ['5300万元', '2.9公里']],
  ['龙门隧道跟白石镇卫生院哪个先完工', ['2025年底', '11月']],
  ['投资大的是白石镇卫生院还是石桥小学', ['4600万元', '5300万元']],
  ['南屏大桥有多长，那龙门隧道呢', ['1.28公里', '2.9公里']],
])('ask() tells of each thing what is asked, in the order asked: %s', async (question, facts) => {
  const answer = await ask(question);
  const text = answerText(answer);
  expect(answer.kind).toBe('found');
  for (const fact of facts) expect(text).toContain(fact);
  expect(text.indexOf(facts[0]!)).toBeLessThan(text.indexOf(facts[1]!));
});

test.each([
  ['青龙湖公园二期什么时候开工的，投了多少钱？', '3月14日', '投了多少钱'],
  ['白石镇卫生院什么时候投用，院长是谁', '11月', '院长是谁'],
  ['白石镇卫生院和青龙湖公园二期的占地面积各是多少', '320亩', '白石镇卫生院'],
])('ask() tells the part that is told and says in a line which is not: %s', async (question, told, untold) => {
  const answer = await ask(question);
  expect(answer).toMatchObject({ kind: 'found', caveat: { untold: [expect.stringContaining(untold)] } });
  expect(answerText(answer)).toContain(told);
  expect(answerText(answer)).toMatch(/^没有查到“[^”]+”，查到的是：/);
});

test.each(['南屏大桥投资多少，设计单位是谁', '秋水高新区和望月高新区哪个产值高', '望月小学和东岭小学各能装多少学生'])(
  'ask() refuses where no part, or of a comparison only one, is told: %s',
  async (question) => {
    expect((await ask(question)).kind).toBe('not-found');
  },
);

test.each([
  '白石镇卫生院的总投资和床位各是多少',
  '段明哲和陆文渊3月15日都参加了什么会',
  '秋水和兰溪2024年的重点项目和年度计划投资各是多少',
  '青龙湖公园二期占地多少亩，停车位有多少个，步道有多长',
])('ask() says no sentence twice where several parts rest on it: %s', async (question) => {
  const answer = await ask(question);
  if (answer.kind !== 'found') throw new Error(`not found: ${question}`);
  const said = answerText(answer)
    .replace(/（[^）]*）/g, '')
    .split(/(?<=[。；])/);
  expect(new Set(said).size).toBe(said.length);
});

test('ask() does not call untold what another part’s sentence tells', async () => {
  const answer = await ask('白石镇卫生院的总投资和床位各是多少');
  expect(answer).not.toHaveProperty('caveat');
});

test('ask() tells what was on where a report only closes with who was there', async () => {
  const page = `兰溪时报 2024年5月27日 星期一 第1版

## 高山杨梅节开幕

本报讯（记者 游晨）日前，兰溪区第八届高山杨梅节在云顶村开幕，吸引上千名市民。

现场设置了20余个农产品摊位，琳琅满目的杨梅令人目不暇接。

区人大常委会副主任江若梅出席开幕式。
`;
  const fair = await openPapers({ 'autumn.txt': AUTUMN_PAGE, 'fair.txt': page });
  const text = answerText(await fair.ask({ text: '陆文渊和江若梅各参加了什么活动', history: [], today: TODAY }));
  await fair.close();
  expect(text).toContain('医养结合');
  expect(text).toContain('杨梅节');
});

test('ask() goes through what somebody did by the days the reports name', async () => {
  const text = answerText(await ask('段明哲2024年3月都忙了些啥，按时间说'));
  expect(text.indexOf('3月12日')).toBeGreaterThan(-1);
  expect(text.indexOf('3月12日')).toBeLessThan(text.indexOf('3月15日'));
});

test.each([
  ['南屏大桥2023年11月和2024年11月进度各多少', ['44%', '82%']],
  ['秋水区社区食堂2023年和2024年各多少个', ['19个', '31个']],
])('ask() tells what was reported at each of two times: %s', async (question, facts) => {
  const years = await openPapers({ 'earlier.txt': AUTUMN_PAGE_EARLIER, 'later.txt': AUTUMN_PAGE_LATER });
  const text = answerText(await years.ask({ text: question, history: [], today: TODAY }));
  await years.close();
  for (const fact of facts) expect(text).toContain(fact);
});

test.each([
  ['南屏大桥和龙门隧道哪个长', '龙门隧道更长（南屏大桥1.28公里，龙门隧道2.9公里）。'],
  ['投资大的是白石镇卫生院还是石桥小学', '石桥小学更大（白石镇卫生院4600万元，石桥小学5300万元）。'],
])('ask() says which is more, by the figures of both: %s', async (question, verdict) => {
  const answer = await ask(question);
  expect(answerText(answer)).toContain(verdict);
});

test('ask() has a line for each of several things, with words of its own report', async () => {
  const answer = await ask('石桥小学和龙门隧道，一个投了多少钱，一个有多长');
  if (answer.kind !== 'found') throw new Error('not found');
  expect(shortLines(answer)).toEqual([
    { before: '石桥小学：', words: expect.stringContaining('5300万元') },
    { before: '龙门隧道：', words: expect.stringContaining('2.9公里') },
  ]);
  for (const { short } of answer.each ?? [])
    expect(answer.citations.some(({ quote }) => quote.includes(short))).toBe(true);
});

test('mostOf() holds no figure of half a year against one of a year', () => {
  const one = { name: '茶', short: '11.6亿元', day: '2025-08-13', times: ['2024'] };
  const other = { name: '蚕', short: '6.8亿元', day: '2025-08-13', times: ['2025', 'half 1'] };
  expect(mostOf([one, other], '高')).toBeNull();
  expect(mostOf([one, { ...other, times: ['2024'] }], '高')).toBe('茶');
  expect(mostOf([one, { ...other, times: ['2024'] }], '低')).toBe('蚕');
});

test('ask() does not tell of one thing what a report says of the other', async () => {
  const answer = await ask('青龙湖公园一期和二期各占地多少亩');
  expect(answer).toMatchObject({ kind: 'found', caveat: { untold: ['青龙湖公园一期占地多少亩'] } });
});

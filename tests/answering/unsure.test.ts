import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Answer } from '../../src/types.ts';
import { answerText } from '../../src/wording/index.ts';
import { openPapers, type Papers } from '../support/papers.ts';

const PAGE = `柳河日报 2025年3月14日 星期五 第1版

## 松坪村的井水不能喝

本报讯（记者 高原）松坪村大井头的井水水样日前送县疾控中心化验，大肠菌群超标，只能洗衣浇菜，不能喝。村里打算今年接通自来水，已经量过管线。

## 红叶岭索道复工

本报讯（记者 高原）红叶岭索道3月10日恢复载客，上山60元、下山50元，本市居民凭身份证半价，每周二上午检修。

## 照顾婆婆二十年

本报讯（记者 高原）家住松坪村红星路12号3单元402的周小兰照顾瘫痪的婆婆二十年，婆婆患有糖尿病。周小兰被评为松坪村好媳妇。

## 桂溪镇茶园采茶

本报讯（记者 高原）桂溪镇现有茶园8.2万亩，今年上半年茶叶产值达5.7亿元。
`;

let papers: Papers;
beforeAll(async () => {
  papers = await openPapers({ 'page.txt': PAGE });
});
afterAll(() => papers.close());

const ask = (text: string): Promise<Answer> => papers.ask({ text, history: [], today: '2025-04-01' });
const NEAREST = '不确定报上有没有写到这一点，最接近的是：';

test.each([
  ['红叶岭索道哪个修的', '红叶岭索道3月10日恢复载客'],
  ['桂溪镇茶园有几家茶厂', '桂溪镇现有茶园8.2万亩'],
])('what is not surely told is said as what comes nearest, with its source: %s', async (question, words) => {
  const answer = await ask(question);
  expect(answer.kind).toBe('not-found');
  expect(answerText(answer)).toMatch(new RegExp(`^${NEAREST}.*${words}`));
  expect(answer).toMatchObject({ correction: { isNearest: true, citations: [{ paragraph: expect.any(Number) }] } });
});

test('an answer that is barely sure says so before anything else', async () => {
  const answer = await ask('红叶岭索道学生票多少');
  expect(answer).toMatchObject({ kind: 'found', unsure: true });
  expect(answerText(answer)).toMatch(/^报上最接近的说法是：红叶岭索道/);
});

test.each(['白沙镇的茶叶产值多少', '青石大桥几时通车', '明天股票会涨吗', 'Can I bring my dog to the airshow?'])(
  'of another place, of what nobody reports and of nothing at all no sentence is said as the nearest: %s',
  async (question) => {
    expect(answerText(await ask(question))).not.toContain(NEAREST.slice(-7));
  },
);

test.each(['周小兰什么学历', '松坪村好媳妇的婆婆多大年纪'])(
  'where somebody lives and what ails him is not said unasked: %s',
  async (question) => {
    const answer = await ask(question);
    if (answer.kind === 'not-found') expect(answerText(answer)).not.toMatch(/红星路|糖尿病/);
  },
);

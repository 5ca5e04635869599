import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseQuestion } from '../../src/retrieval/question/parse.ts';
import type { FoundAnswer } from '../../src/types.ts';
import { answerText } from '../../src/wording/index.ts';
import { BAY_PAGE, CLOUD_PAGE } from '../support/districts.ts';
import { openPapers, type Papers, TODAY } from '../support/papers.ts';
import { BRIEF_PAGE, SITES_PAGE } from '../support/round-up.ts';

let papers: Papers;
beforeAll(async () => {
  papers = await openPapers({
    'cloud.txt': CLOUD_PAGE,
    'bay.txt': BAY_PAGE,
    'sites.txt': SITES_PAGE,
    'brief.txt': BRIEF_PAGE,
  });
});
afterAll(() => papers.close());

const ask = (text: string, history: readonly string[] = []) => papers.ask({ text, history, today: TODAY });
const say = async (text: string) => answerText(await ask(text));

test.each([
  ['云栖胡大桥全长多少公里', '云栖湖', '1.36公里'],
  ['鼎胜智能装备产业园总投资多少', '鼎盛', '18亿元'],
  ['双龙水裤除险加固工程完成投资多少', '水库', '3600万元'],
  ['云领三中新校区什么时候投用', '云岭', '9月'],
  ['云岭3中新校区什么时候投用', '云岭第三中学', '9月'],
  ['石乔镇卫生院有多少张床', '石桥镇', '60张'],
  ['马果平调研茶产业去了哪些地方', '马国平', '茶叶交易市场'],
])('ask() looks for a misspelled name as the papers print it, and says so: %s', async (question, name, fact) => {
  const text = await say(question);
  expect(text).toMatch(/^按“/);
  expect(text.split('：')[0]).toContain(name);
  expect(text).toContain(fact);
});

test.each(['云栖湖大桥全长多少公里', '临江体育公园总投资多少', '云岭工业园上半年完成投资多少'])(
  'ask() says nothing of names that the papers print: %s',
  async (question) => {
    expect(await ask(question)).not.toHaveProperty('readings');
  },
);

test('ask() takes no ordinary word for a slip of a piece of another', async () => {
  const site = await openPapers({
    'site.txt':
      '临岭日报 2024年3月11日 星期一 第2版\n\n## 综合性基地开工\n\n本报讯 3月8日，松坪综合性基地建设项目开工，预计明年建成。',
  });
  const answer = await site.ask({ text: '火星基地什么时候建成', history: [], today: TODAY });
  await site.close();
  expect(answerText(answer)).toContain('火星基地');
  expect(answer).not.toHaveProperty('readings');
});

test.each(['青峰县第四幼儿园投资多少', '云岭第二中学新校区占地多少亩', '西栖湖大桥全长多少公里'])(
  'ask() takes no other number or direction for a slip: %s',
  async (question) => {
    expect(await ask(question)).not.toHaveProperty('readings');
  },
);

test.each([
  ['How much was invested in Linjiang Sports Park?', '临江体育公园', '6.2亿元'],
  ['How long is Yunqi Lake Bridge?', '云栖湖大桥', '1.36公里'],
  ['how many beds does the Shiqiao clinic have', '石桥镇卫生院', '60张'],
  ['What did Ma Guoping inspect in July 2023?', '马国平', '茶产业'],
])('ask() finds names of an English question by their sound: %s', async (question, name, fact) => {
  const answer = (await ask(question)) as FoundAnswer;
  expect(answer.readings?.map(({ printed }) => printed)).toContain(name);
  expect(answerText(answer)).toContain(fact);
});

test('ask() keeps a slip in mind in a follow-up', async () => {
  const answer = await ask('那总投资好多', ['鼎胜智能装备产业园在生产什么']);
  expect(answerText(answer)).toContain('18亿元');
});

test.each([
  ['How long is Yunqi Lake Bridge and how many lanes has it?', ['1.36公里', '六车道']],
  ['How large is the site of Linjiang Sports Park (临江体育公园)?', ['210亩']],
  ["How many beds will the new campus of Linjiang People's Hospital have when it opens?", ['800张']],
  ['What share of its annual plan did Yunling Industrial Park complete?', ['61%']],
])('ask() answers "%s" with the amount of the unit that is asked for', async (question, facts) => {
  const text = await say(question);
  for (const fact of facts) expect(text).toContain(fact);
});

test('parseQuestion() reads a when that joins clauses as no question of time', () => {
  const asksOf = (text: string) => parseQuestion({ text, history: [], today: TODAY }).asks;
  expect(asksOf('How many people were there when the bridge was joined?')).toEqual(['how-much']);
  expect(asksOf('How many people were there, and when was the bridge joined?')).toEqual(['how-much', 'when']);
});

test('parseQuestion() takes the Chinese name that an English question gives beside the English one', () => {
  const { text } = parseQuestion({ text: 'Where is Yunqi Lake Bridge (云栖湖大桥)?', history: [], today: TODAY });
  expect(text).toBe('云栖湖大桥 在哪里');
});

test('ask() says what the quoted amount is in English, and quotes it as it is printed', async () => {
  const answer = (await ask('How much was invested in Linjiang Sports Park?')) as FoundAnswer;
  expect(answer.glosses?.[0]).toEqual({ printed: '6.2亿元', amount: { value: 620_000_000, unit: '元', bound: null } });
  expect(answerText(answer)).toContain('6.2亿元 = 620 million yuan');
  expect(answer.citations.some(({ quote }) => quote.includes('6.2亿元'))).toBe(true);
  expect(await ask('临江体育公园总投资多少')).not.toHaveProperty('glosses');
});

import { expect, test } from 'vitest';
import { newWords as newWordsInSteps, normalise, setApart } from '../../src/reading/index.ts';

/** An archive in which a name recurs among changing words, beside a phrase that recurs in one and the same sentence. */
const NAMES = [
  '昨天，云溪驿站迎来首批游客。',
  '在云溪驿站，孩子们写生画画。',
  '走进云溪驿站看非遗。',
  '记者探访云溪驿站的老木匠。',
  '周末到云溪驿站喝茶。',
  '市民称赞云溪驿站环境好。',
];
const OTHERS = [
  '全区粮食增产，村民喜笑颜开。',
  '医院新设门诊，患者排队减少。',
  '学校开学，老师备课。',
  '驿站里有热水，方便骑手。',
];
const FORMULA = Array.from({ length: 6 }, () => '来源：橙柿融媒讯。');

/** In a hundred words nothing can meet 64 times as often as by chance. */
const SMALL = { minCount: 4, minCohesion: 3 };

/** All its steps, one after the other. */
function newWords(...given: Parameters<typeof newWordsInSteps>) {
  const steps = newWordsInSteps(...given);
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}

const found = (texts: readonly string[], options = {}) =>
  newWords(texts.map(normalise), { ...SMALL, ...options }).map(({ word }) => word);

test('newWords() finds a name that the dictionary does not have', () => {
  expect(found([...NAMES, ...OTHERS])).toContain('云溪驿站');
});

test('newWords() leaves out what is seen too seldom', () => {
  expect(found([...NAMES.slice(0, 3), ...OTHERS])).not.toContain('云溪驿站');
});

test('newWords() leaves out what only ever stands in one formula', () => {
  const words = found([...NAMES, ...FORMULA, ...OTHERS], { minCohesion: 2 });
  expect(words.filter((word) => FORMULA[0]!.includes(word))).toEqual([]);
});

test('newWords() counts, measures and orders what it finds', () => {
  const [first] = newWords([...NAMES, ...OTHERS].map(normalise), SMALL);
  expect(first).toMatchObject({ word: '云溪驿站', count: 6 });
  expect(first!.freedom).toBeGreaterThan(1);
  expect(first!.cohesion).toBeGreaterThan(3);
});

test('newWords() finds a name of three dictionary words, and none of its pieces', () => {
  const texts = ['昨天沽溪大桥通车', '市民走上沽溪大桥拍照', '从沽溪大桥到码头', '关于沽溪大桥的故事'];
  expect(found([...texts, ...OTHERS])).toEqual(['沽溪大桥']);
});

test('newWords() takes quotes for the bounds of a word', () => {
  const texts = ['的“泉管家”说', '的“泉管家”来', '的“泉管家”忙', '的“泉管家”走'];
  expect(found([...texts, ...OTHERS])).toContain('泉管家');
  expect(found([...texts.map((text) => text.replace(/[“”]/g, '，')), ...OTHERS])).not.toContain('泉管家');
});

test.each([
  [['昨天云溪驿站开放'], '云溪驿站', true],
  [['在古芒镇看茶'], '古芒镇', true],
  [['记者徐永德报道'], '徐永德', true],
  [['推进乡村振兴工作'], '乡村振兴', false],
  [['项目总投资很多'], '总投资', false],
  [['工程建成后使用'], '建成后', false],
])('newWords() tells names from phrases: %s', ([text], word, isName) => {
  const around = ['甲', '乙', '丙', '丁', '戊', '己'].map((one, at) => `${one}${word}${'子丑寅卯辰巳'[at]}`);
  const words = newWords([...around, text!, ...OTHERS].map(normalise), { ...SMALL, minFreedom: 0.5 });
  expect(words.find((one) => one.word === word)).toMatchObject({ isName });
});

test('setApart() parts a text at names, the longest first, and only at the bounds of words', () => {
  const names = new Set(['泉管家', '沽溪大桥', '溪大桥', '山区']);
  expect(setApart('怎么用泉管家报修沽溪大桥', names)).toEqual(['怎么用', '泉管家', '报修', '沽溪大桥']);
  expect(setApart('泰山区域', names)).toEqual(['泰山区域']);
  expect(setApart('臨湖', new Set())).toEqual(['临湖']);
});

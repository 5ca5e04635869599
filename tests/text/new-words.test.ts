import { expect, test } from 'vitest';
import { newWords, normalise } from '../../src/text/index.ts';

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

const found = (texts: readonly string[], options = {}) =>
  newWords(() => texts.map(normalise), { ...SMALL, ...options }).map(({ word }) => word);

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
  const [first] = newWords(() => [...NAMES, ...OTHERS].map(normalise), SMALL);
  expect(first).toMatchObject({ word: '云溪驿站', count: 6 });
  expect(first!.freedom).toBeGreaterThan(1);
  expect(first!.cohesion).toBeGreaterThan(3);
});

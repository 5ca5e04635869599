/** Hours that are asked for with or without a question word, in residents' words. */
import { expect, test } from 'vitest';
import { wrongIn } from '../../src/answering/premise/wrong.ts';
import { signs } from '../../src/kinds/index.ts';
import { parseQuestion } from '../../src/retrieval/question/parse.ts';

const parse = (text: string) => parseQuestion({ text, history: [], today: '2024-06-20' });

test.each(['荷塘图书馆开放时间', '荷塘医院门诊时间'])('%s asks for an hour', (text) => {
  expect(parse(text).aspects[0]).toMatchObject({ ask: 'when', units: ['钟点'] });
});

test('what is shut at an hour is no firm that gave up', () => {
  expect(wrongIn('荷塘公园几点关门')).toEqual([]);
  expect(wrongIn('荷塘纸厂为什么关门')).toHaveLength(1);
});

test('round the clock is an hour', () => {
  const [aspect] = parse('荷塘药房营业时间').aspects;
  expect(signs(aspect!, '药房24小时营业。')).toHaveLength(1);
});

test('a place under its head is a place', () => {
  const [aspect] = parse('化学在哪里考').aspects;
  expect(signs(aspect!, '化学，时间9:00，考场荷塘二中').some(({ strength }) => strength === 1)).toBe(true);
});

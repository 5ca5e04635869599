import { expect, test } from 'vitest';
import { olderOf } from '../../src/answering/age.ts';
import type { Candidate } from '../../src/answering/candidates.ts';
import type { Weighted } from '../../src/answering/coverage.ts';
import type { ParsedQuestion } from '../../src/types.ts';

const asks = (text: string, time: ParsedQuestion['time'] = null) => ({ text, time }) as ParsedQuestion;
const words: readonly Weighted[] = ['松林', '步道'].map((word, at) => ({
  word,
  weight: 1,
  has: (text) => Number(text.includes(word)),
  at,
}));
const report = (published: string, whole: string) => ({ article: { published }, whole }) as Candidate;
const found = [
  report('2024-05-17', '松林步道封闭'),
  report('2025-03-14', '松林步道重开'),
  report('2025-04-02', '河湾菜场搬迁'),
];
const agesFor = (question: ParsedQuestion) => [...olderOf(question, words, found).values()];

test('olderOf() counts the newer reports of the same matter, and none of another', () => {
  expect(agesFor(asks('松林步道为什么封闭'))).toEqual([1, 0, 0]);
});

test('olderOf() takes no report for old where the question says of which time it is, or how it began', () => {
  expect(agesFor(asks('松林步道去年为什么封闭', { from: '2024-01-01', to: '2024-12-31' }))).toEqual([]);
  expect(agesFor(asks('松林步道什么时候开工的'))).toEqual([]);
});

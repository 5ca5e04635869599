import { expect, test } from 'vitest';
import {
  answersRows,
  isRight,
  lostAt,
  type Outcome,
  outcomeOf,
  outcomeOfUnanswerable,
  percentile,
} from '../../src/evaluation/answers.ts';
import { fitModel, score } from '../../src/evaluation/logistic.ts';
import type { Answer, Article } from '../../src/types.ts';

const found = (text: string): Answer => ({
  kind: 'found',
  language: 'zh',
  sentences: [{ text, citations: [0] }],
  citations: [],
  asOf: null,
  stale: false,
  by: 'extractive',
  confidence: 1,
});
const gold = {
  qid: 'q',
  question: '投了多少',
  type: 'number',
  must_include: ['3.6亿元', ['9月', '九月']],
  gold_article_titles: [],
  evidence: [],
};

test('isRight() wants every entry, of a list any one, and nothing forbidden', () => {
  expect(isRight('总投资３．６亿 元，九月完工', gold.must_include)).toBe(true);
  expect(isRight('總投資3.6億元，9月完工', gold.must_include)).toBe(true);
  expect(isRight('总投资3.6亿元', gold.must_include)).toBe(false);
  expect(isRight('总投资3.6亿元，9月完工，号码123', gold.must_include, ['123'])).toBe(false);
});

test('outcomeOf() calls a refusal of an answerable question wrong, however its text reads', () => {
  const refused: Answer = { kind: 'not-found', language: 'zh', asked: '3.6亿元 9月', upTo: null, nearest: [] };
  expect(outcomeOf(gold, refused, false, 1)).toMatchObject({ right: false, cites: false });
  expect(outcomeOf(gold, found('3.6亿元，9月'), true, 1)).toMatchObject({ right: true, cites: true });
});

test('outcomeOfUnanswerable() is right when nothing is given out as an answer', () => {
  const asked = { qid: 'u', question: '明天下雨吗', reason: 'offtopic' };
  expect(outcomeOfUnanswerable(asked, { kind: 'refused', language: 'zh', reason: 'off-topic' }, 1).right).toBe(true);
  expect(outcomeOfUnanswerable(asked, found('有雨'), 1).right).toBe(false);
});

test('lostAt() names the stage at which what is wanted was lost', () => {
  const named = { ...gold, gold_article_titles: ['新桥'] };
  const report = (title: string, text: string) =>
    ({ title, kicker: null, subtitle: null, paragraphs: [text] }) as unknown as Article;
  const read = [report('新桥', '总投资3.6亿元，9月完工。工地很忙。')];
  expect(lostAt(named, { read: [report('旧桥', '总投资3.6亿元，9月完工。')], text: '' })).toBe('found');
  expect(lostAt(named, { read, text: '总投资3.6亿元，9月完工。' })).toBe('refused');
  expect(lostAt(named, { read, text: '工地很忙。' })).toBe('chosen');
  expect(lostAt(named, { read: [report('新桥', '总投资四亿元。')], text: '' })).toBe('worded');
});

test('answersRows() counts all questions, then each type', () => {
  const outcomes: readonly Outcome[] = [
    outcomeOf(gold, found('3.6亿元，9月'), true, 1),
    outcomeOf({ ...gold, type: 'list' }, found('不知道'), true, 1),
  ];
  expect(answersRows(outcomes).map(({ name, questions, right }) => [name, questions, right])).toEqual([
    ['all', 2, 0.5],
    ['list', 1, 0],
    ['number', 1, 1],
  ]);
});

test('percentile() takes the value below which the share lies', () => {
  expect(percentile([5, 1, 3, 2, 4], 0.5)).toBe(3);
  expect(percentile([], 0.9)).toBe(0);
});

test('fitModel() learns what separates the labels and keeps a held sign', () => {
  const rows = Array.from({ length: 40 }, (_, at) => ({
    label: at % 2,
    features: [at % 2, 1 - (at % 2), (at * 7) % 3],
    weight: 1,
  }));
  const model = fitModel({ bias: 0, weights: [0, 0, 0] }, rows, [{}, { sign: 1 }, {}]);
  expect(score(model, [1, 0, 1])).toBeGreaterThan(1);
  expect(score(model, [0, 1, 1])).toBeLessThan(-1);
  expect(model.weights[1]).toBe(0);
});

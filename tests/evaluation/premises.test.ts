import { expect, test } from 'vitest';
import { premiseOutcomes, premiseTable } from '../../src/evaluation/premises.ts';
import type { Answer } from '../../src/types.ts';

const declined: Answer = { kind: 'not-found', language: 'zh', asked: '为什么停工', upTo: null, nearest: [] };
const found = (text: string): Answer => ({
  ...{ kind: 'found', language: 'zh', by: 'extractive', confidence: 1, citations: [], asOf: null, stale: false },
  sentences: [{ text, citations: [0] }],
});
const told: Record<string, Answer> = {
  投资9亿吧: found('投资7.2亿元'),
  为什么停工: declined,
  投资7亿吗: found('投资7.2亿元'),
};

test('premiseOutcomes() counts what the papers say as told, a refusal as declined; premiseTable() gives shares of each', async () => {
  const set = [
    { qid: '1', question: '投资9亿吧', type: 'false_premise', must_include: ['7.2亿'] },
    { qid: '2', question: '为什么停工', type: 'false_premise', must_include: null },
    { qid: '3', question: '投资7亿吗', type: 'control', must_include: ['7.2亿'] },
  ];
  const outcomes = await premiseOutcomes(set, async ({ text }) => told[text]!, '2024-03-20');
  expect(outcomes.map(({ told: says, declined: no }) => [says, no])).toEqual([
    [true, false],
    [false, true],
    [true, false],
  ]);
  expect(premiseTable([['one', outcomes]])).toMatch(/one +2 +100\.0 % +100\.0 % +1 +100\.0 % +0\.0 %/);
});

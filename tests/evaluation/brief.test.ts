import { expect, test } from 'vitest';
import { briefOf, briefTable, worthOf, worthRow } from '../../src/evaluation/brief.ts';
import type { Gold } from '../../src/evaluation/gold.ts';
import type { Answer } from '../../src/types.ts';

const refused: Answer = { kind: 'refused', language: 'zh', reason: 'unclear' };
const gold: Gold = {
  questions: [
    { qid: 'a', question: '何时开工？', type: 'when', must_include: ['x'], gold_article_titles: [], evidence: [] },
  ],
  unanswerable: [
    { qid: 'b', question: '谁赢了？', reason: 'not_covered' },
    { qid: 'c', question: '你是谁？', reason: 'offtopic' },
  ],
  pages: [],
};

test('a set is told by what was right, what was refused, and what was rightly refused', async () => {
  const brief = await briefOf(
    'set',
    gold,
    async () => refused,
    '2026-01-01',
    async () => true,
  );
  expect(brief.first).toEqual({ of: 1, right: 0, wrong: 0 });
  expect(brief).toMatchObject({ questions: 1, right: 0, refused: 1, unanswerable: 2, declined: 2 });
  expect(brief.ms).toHaveLength(3);
  expect(briefTable([brief])).toContain('set  3  0.0 %         100.0 %                100.0 %');
});

test('what a part is worth is what goes with it', () => {
  const of = (right: number, refused: number, declined: number) => ({
    ...{ name: 'set', questions: 9, unanswerable: 9, ms: [], first: { of: 0, right: 0, wrong: 0 } },
    ...{ right, refused, declined },
  });
  expect(worthRow('lists', [worthOf(of(5, 1, 4), of(3, 2, 4))])).toBe('| lists | +2 / -1 / 0 |');
});

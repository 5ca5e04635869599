import { expect, test } from 'vitest';
import { briefOf, briefTable, kindTable } from '../../src/evaluation/brief.ts';
import type { Gold } from '../../src/evaluation/gold.ts';
import type { Answer } from '../../src/types.ts';

const refused: Answer = { kind: 'refused', language: 'zh', reason: 'unclear' };
const gold: Gold = {
  questions: [
    { qid: 'a', question: '何时开工？', type: 'when', must_include: ['x'], gold_article_titles: [], evidence: [] },
  ],
  unanswerable: [
    { qid: 'b', question: '谁赢了？', reason: 'not_covered', kind: 'chat' },
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

test('what sets try is summed up kind by kind, open sets and held-out sets apart', async () => {
  const brief = await briefOf(
    'set',
    gold,
    async () => refused,
    '2026-01-01',
    async () => false,
  );
  expect(brief.byKind).toMatchObject({ chat: { questions: 0, right: 0, refused: 0, unanswerable: 1, declined: 1 } });
  const table = kindTable([brief, { ...brief, name: 'held-out/set' }]);
  expect(table).toMatch(/chat\s+open\s+1\s/);
  expect(table).toMatch(/chat\s+held out\s+1\s/);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { trim } from '../../src/answering/trim.ts';

const LONG = '7月9日，调研组前往茶叶交易市场，听取了情况汇报，详细了解加工和销售情况，并就品牌建设提出要求。';
const worth = (clause: string) => (clause.includes('销售') ? 1 : 0);

test('trim() leaves a sentence that fits as it is', () => {
  expect(trim(LONG, 200, worth)).toBe(LONG);
});

test('trim() keeps the first clause and those worth most, and shows what is left out', () => {
  expect(trim(LONG, 24, worth)).toBe('7月9日…详细了解加工和销售情况…');
});

test('trim() cuts nothing where the clause worth most would be lost: 已完成80% is said of what stands before it', () => {
  const text = '负责人介绍，甲厂的石粉提纯项目正在基础施工，乙厂的回收项目主体施工，已完成80%。';
  expect(trim(text, 16, (clause) => (clause.includes('石粉') ? 1 : 0))).toBe(text);
});

test('trim() only ever keeps words of the sentence, in their order', () => {
  const clause = fc.stringMatching(/^[一-龥]{1,12}$/);
  fc.assert(
    fc.property(fc.array(clause, { minLength: 1, maxLength: 8 }), fc.integer({ min: 5, max: 60 }), (clauses, most) => {
      const text = `${clauses.join('，')}。`;
      let from = 0;
      for (const piece of trim(text, most, (one) => one.length)
        .split('…')
        .filter(Boolean)) {
        const at = text.indexOf(piece, from);
        expect(at).toBeGreaterThanOrEqual(from);
        from = at + piece.length;
      }
    }),
  );
});

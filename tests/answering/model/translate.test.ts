import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { canPass, checkedTranslation, clausesIn } from '../../../src/answering/model/translate.ts';

type Line = { readonly kind: string; readonly clause: string; readonly translation: string };
type Sentence = { readonly sentence: string; readonly day: string | null; readonly clauses: readonly string[] };
const linesOf = <T>(name: string): readonly T[] =>
  readFileSync(`tests/fixtures/${name}.jsonl`, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
const lines = linesOf<Line>('translations');
const sentences = linesOf<Sentence>('translated-sentences');

const checked = ({ clause, translation }: Line) => {
  const [only, ...others] = clausesIn(clause, '2024-03-13');
  expect(others, clause).toEqual([]);
  return checkedTranslation(translation, only!);
};

test.each(Object.entries(Object.groupBy(lines, ({ kind }) => kind)))(
  'checkedTranslation() lets true translations through and no false one: %s',
  (kind, own = []) => {
    for (const one of own) expect(checked(one) !== null, `${one.clause} ${one.translation}`).toBe(kind === 'true');
  },
);

test('checkedTranslation() writes dates and amounts itself, and names as they are printed', () => {
  const clause = '青石大桥总投资3.6亿元，';
  expect(checked({ kind: 'true', clause, translation: '⟦1⟧ has a total investment of ⟦2⟧' })).toBe(
    '青石大桥 has a total investment of 360 million yuan',
  );
});

test('checkedTranslation() takes time linear in what it is given', () => {
  const [clause] = clausesIn(`${'主体工程已完成'.repeat(2_000)}，`, null);
  const started = process.threadCpuUsage().user;
  checkedTranslation('the main works are finished '.repeat(2_000), clause!);
  expect(process.threadCpuUsage().user - started).toBeLessThan(200_000);
});

test('checkedTranslation() is given more than 100 false ones of more than 10 kinds', () => {
  const falsehoods = lines.filter(({ kind }) => kind !== 'true');
  expect(falsehoods.length).toBeGreaterThan(100);
  expect(new Set(falsehoods.map(({ kind }) => kind)).size).toBeGreaterThan(10);
});

/** What passes now of sentences that were translated with care, before the rules were written: few, and no fewer. */
test('checkedTranslation() lets as many clauses of true translations through as it did', () => {
  const passed = sentences.map(({ sentence, day, clauses }) => {
    const own = clausesIn(sentence, day);
    expect(own.length, sentence).toBe(clauses.length);
    return own.map((clause, at) => checkedTranslation(clauses[at]!, clause) !== null);
  });
  expect(passed.flat().filter(Boolean).length).toBeGreaterThanOrEqual(12);
  expect(passed.filter((all) => all.every(Boolean)).length).toBeGreaterThanOrEqual(1);
});

test('canPass() is so of every clause of which a translation passes, and of few others', () => {
  const clauses = sentences.flatMap(({ sentence, day, clauses: given }) =>
    clausesIn(sentence, day).map((clause, at) => ({ clause, translation: given[at]! })),
  );
  const passing = clauses.filter(({ clause, translation }) => checkedTranslation(translation, clause) !== null);
  for (const { clause } of passing) expect(canPass(clause), clause.printed).toBe(true);
  for (const one of lines.filter(({ kind }) => kind === 'true'))
    expect(clausesIn(one.clause, '2024-03-13').every(canPass), one.clause).toBe(true);
  expect(clauses.filter(({ clause }) => canPass(clause)).length).toBeLessThan(clauses.length / 4);
});

test('checkedTranslation() writes shares, small money and what is more than a figure as such', () => {
  const marks = (clause: string) => clausesIn(clause, '2024-03-13').flatMap((one) => one.marks);
  expect(marks('成活率低于九成，')).toEqual(['90%']);
  expect(marks('每度电收9角5分，')).toEqual(['0.95 yuan']);
  expect(marks('新增岗位200余个，')).toEqual(['200+']);
});

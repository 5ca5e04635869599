import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkedTranslation, clausesIn } from '../../../src/answering/model/marked.ts';

type Line = { readonly kind: string; readonly clause: string; readonly translation: string };
const lines: readonly Line[] = readFileSync('tests/fixtures/translations.jsonl', 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line));

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

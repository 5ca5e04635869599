import { expect, test } from 'vitest';
import { hasFact, withoutFacts } from '../../src/evaluation/withheld.ts';
import type { Hit } from '../../src/types.ts';

const hit = (title: string, paragraphs: readonly string[]): Hit =>
  ({ article: { id: 'a', kicker: null, title, subtitle: null, paragraphs } }) as unknown as Hit;

test('hasFact() finds a number by itself, not within another one', () => {
  expect(hasFact('共28支队伍', '28')).toBe(true);
  expect(hasFact('到2028年', '28')).toBe(false);
  expect(hasFact('长28.5公里', '28')).toBe(false);
});

test('withoutFacts() cuts the sentences that hold the facts and leaves the rest of the report', () => {
  const hits = [hit('白石桥合龙', ['3月6日，白石桥合龙。全长1.2公里。', '预计10月通车。'])];
  const rest = withoutFacts('白石桥有多长', hits, ['1.2公里']);
  expect(rest?.[0]?.article.paragraphs).toEqual(['3月6日，白石桥合龙。', '预计10月通车。']);
});

test('withoutFacts() gives nothing where a heading or the question says the fact, or no sentence does', () => {
  const hits = [hit('白石桥10月通车', ['白石桥10月通车。'])];
  expect(withoutFacts('白石桥好久通车', hits, ['10月'])).toBeNull();
  expect(withoutFacts('白石桥是10月通车吗', [hit('白石桥', ['10月通车。'])], ['10月'])).toBeNull();
  expect(withoutFacts('白石桥好久通车', [hit('白石桥', ['已合龙。'])], ['10月'])).toBeNull();
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { merged, PLACE, stacked } from '../../src/store/lance/merge.ts';
import { packed, unpacked } from '../../src/store/lance/packed.ts';
import { nameTerm, numberOf, segmentOf } from '../../src/store/lance/words-of.ts';
import { findTerm } from '../../src/store/local/postings.ts';
import { live, markGone, searchWords, statisticsOf } from '../../src/store/local/words.ts';
import type { IndexedArticle } from '../../src/types.ts';
import { page, statement } from './pages.ts';

const LETTERS = [...'甲乙丙丁戊己'];
const text = fc.string({ unit: fc.constantFrom(...LETTERS), minLength: 1, maxLength: 6 });
const thing = (name: string) => ({ kind: 'thing', text: name, name, proper: name, head: '', number: null }) as const;
const article = fc
  .record({ title: text, paragraphs: fc.array(text, { maxLength: 4 }), isGone: fc.boolean() })
  .map(({ title, paragraphs, isGone }) => {
    const [first = ''] = paragraphs;
    const statements = first === '' ? [] : [statement(first, 0, [thing(first[0]!)])];
    return { put: page('a', { id: 'x', title, paragraphs, statements }).articles[0]!, isGone };
  });

test('segments put together, without what has gone, find what a segment of the rest finds', () => {
  fc.assert(
    fc.property(fc.array(fc.array(article, { maxLength: 5 }), { maxLength: 6 }), (batches) => {
      let [lastArticle, last] = [0, 0];
      const parts = batches.map((batch) => {
        const segment = segmentOf(
          batch.map(({ put }) => put),
          { lastArticle, lastPassage: last },
        );
        lastArticle += batch.length;
        const part = { segment, gone: new Uint8Array(segment.keys.length) };
        for (const { put, isGone } of batch) {
          if (isGone) markGone(part, last + 1, last + put.passages.length);
          last += put.passages.length;
        }
        return part;
      });
      const whole = unpacked(packed(merged(parts)) as Uint8Array<ArrayBuffer>);
      const left: readonly IndexedArticle[] = batches.flat().flatMap(({ put, isGone }) => (isGone ? [] : [put]));
      const anew = segmentOf(left, { lastArticle: 0, lastPassage: 0 });
      const placeOf = (keys: Uint32Array) => new Map([...keys].map((key, at) => [key, at]));
      const found = (segment: typeof whole) =>
        LETTERS.map((letter) =>
          searchWords([live(segment)], [{ term: numberOf(letter), weight: 1 }], 99).map(({ key, score }) => [
            placeOf(segment.keys).get(key),
            score,
          ]),
        );
      expect(found(whole)).toEqual(found(anew));
      const places = ({ places: all }: typeof whole) => [...all].filter((_, at) => at % PLACE !== 0);
      expect(places(whole)).toEqual(places(anew));
      const numbers = LETTERS.map(numberOf);
      expect(statisticsOf([live(whole)], numbers)).toEqual(statisticsOf([live(anew)], numbers));
      const named = ({ names }: typeof whole) =>
        LETTERS.map((letter) => names.counts[findTerm(names, numberOf(nameTerm('thing', letter)))] ?? 0);
      expect(named(whole)).toEqual(named(anew));
    }),
    { numRuns: 200 },
  );
});

test('a hundred additions leave a stack of no more than seven', () => {
  let stack: readonly number[] = [];
  for (let n = 0; n < 100; n++) {
    stack = stacked(
      stack,
      1 + (n % 3),
      (one) => one,
      (a, b) => a + b,
    );
    for (const [at, one] of stack.entries()) expect(one).toBeGreaterThanOrEqual(2 * (stack[at + 1] ?? 0));
  }
  expect(stack.reduce((sum, one) => sum + one, 0)).toBe(199);
  expect(stack.length).toBeLessThanOrEqual(7);
});

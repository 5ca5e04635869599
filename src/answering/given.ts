/** What the question itself says is no answer to it: 走进图书馆 does not say where the library is. */
import { pairsOf } from '../reading/index.ts';
import type { Ask } from '../types.ts';
import { plainOf } from './candidates.ts';
import { shareOf, type Weighted } from './coverage.ts';

/** Whether words of a report only say again what the question says. */
export type Given = (words: string) => boolean;

/** The share of the words asked about, or of its own pairs of characters, that makes it the same. */
const THE_SAME = 0.5;

/** An item that the question names, whatever else it says of it (除了甲还有哪些, 甲微改造加了哪些). */
function isOfPairs(pairs: readonly string[]): Given {
  return (words) => {
    const own = pairsOf(plainOf(words).replace(/[^\p{L}\p{N}]/gu, ''));
    return own.length > 0 && own.filter((pair) => pairs.includes(pair)).length / own.length >= THE_SAME;
  };
}

/** A place that is the thing asked about. */
const isOfWords =
  (thing: readonly Weighted[]): Given =>
  (words) =>
    shareOf(thing, ({ has }) => has(plainOf(words))) >= THE_SAME;

/** What is given for one aspect: `thing` are the words of its question, `pairs` those of their characters. */
export const givenBy = (ask: Ask, thing: readonly Weighted[], pairs: readonly string[]): Given =>
  ask === 'where' ? isOfWords(thing) : isOfPairs(pairs);

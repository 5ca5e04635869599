/** What the question itself says is no answer to it: 走进图书馆 does not say where the library is. */
import type { Ask, ParsedQuestion } from '../types.ts';
import { plainOf } from './candidates.ts';
import { shareOf, type Weighted } from './coverage.ts';

/** Whether words of a report only say again what the question says. */
export type Given = (words: string) => boolean;

/** The share of the words asked about, or of its own pairs of characters, that makes it the same. */
const THE_SAME = 0.5;

const pairsIn = (text: string): readonly string[] => {
  const own = text.replace(/[^\p{L}\p{N}]/gu, '');
  return Array.from({ length: Math.max(0, own.length - 1) }, (_, at) => own.slice(at, at + 2));
};

/** An item that the question names, whatever else it says of it (除了甲还有哪些, 甲微改造加了哪些). */
function isOfPairs(pairs: readonly string[]): Given {
  return (words) => {
    const own = pairsIn(plainOf(words));
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

/** 除了甲还有哪些: what is left out of what is asked for. */
const EXCEPT = /除(?:了|开|去)?([^，,。？?]{2,20}?)(?:以外|之外|外|[，,]|还|也|又|另)/;

/** Words of the question that only name what is not asked for. */
export function exceptedIn({ text, words }: ParsedQuestion): readonly string[] {
  const [phrase = '', named = ''] = text.match(EXCEPT) ?? [];
  if (phrase === '') return [];
  const rest = text.replace(phrase, '');
  return words.filter((word) => (named.includes(word) || /^除/.test(word)) && !rest.includes(word));
}

/** The words of some articles, made for search. Terms go by hashes, since writers and readers share no dictionary. */
import type { IndexedArticle } from '../../types.ts';
import { termList } from '../local/codec.ts';
import type { Postings } from '../local/postings.ts';
import { assemble, createTermLists, type Segment } from '../local/segment.ts';

const PRIMES = [2_654_435_761, 1_597_334_677] as const;

/** A term's number: 53 bits of a hash over its code units; of five million terms two share one once in a thousand archives. */
export function numberOf(term: string): number {
  let [one, two] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < term.length; at++) {
    const unit = term.charCodeAt(at);
    one = Math.imul(one ^ unit, PRIMES[0]);
    two = Math.imul(two ^ unit, PRIMES[1]);
  }
  one = Math.imul(one ^ (one >>> 16), 2_246_822_507) ^ Math.imul(two ^ (two >>> 13), 3_266_489_909);
  two = Math.imul(two ^ (two >>> 16), 2_246_822_507) ^ Math.imul(one ^ (one >>> 13), 3_266_489_909);
  return 4_294_967_296 * (2_097_151 & two) + (one >>> 0);
}

/** The segment of articles whose passages have the keys after `last`, in their order. */
export function segmentOf(articles: readonly IndexedArticle[], last: number): Segment {
  const [body, title] = [createTermLists(), createTermLists()];
  const keys: number[] = [];
  const of: number[] = [];
  const { numbers, placeOf } = dictionaryOf(articles);
  let key = last;
  for (const { passages, titleTerms } of articles) {
    if (passages.length > 0) title.add(termList(titleTerms.map(placeOf)));
    for (const { terms } of passages) {
      keys.push(++key);
      of.push(title.size() - 1);
      body.add(termList(terms.map(placeOf)));
    }
  }
  const segment = assemble(keys, of, body.take(), title.take());
  return { ...segment, body: hashed(segment.body, numbers), title: hashed(segment.title, numbers) };
}

/** All terms' hashes, ascending, and each one's place among them: small numbers, in the same order. */
function dictionaryOf(articles: readonly IndexedArticle[]) {
  const hashes = new Map<string, number>();
  const add = (term: string): void => {
    if (!hashes.has(term)) hashes.set(term, numberOf(term));
  };
  for (const { passages, titleTerms } of articles) {
    titleTerms.forEach(add);
    for (const { terms } of passages) terms.forEach(add);
  }
  const numbers = Float64Array.from(new Set(hashes.values())).sort();
  const places = new Map<number, number>();
  numbers.forEach((number, at) => void places.set(number, at));
  const placed = new Map([...hashes].map(([term, hash]) => [term, places.get(hash)!]));
  return { numbers, placeOf: (term: string): number => placed.get(term)! };
}

const hashed = (postings: Postings, numbers: Float64Array): Postings => ({
  ...postings,
  terms: Float64Array.from(postings.terms, (place) => numbers[place]!),
});

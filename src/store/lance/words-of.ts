/** The words and names of some articles, made for search. Terms go by hashes, since writers and readers share no dictionary. */
import type { IndexedArticle, MentionKind } from '../../types.ts';
import { termList } from '../local/codec.ts';
import { invert, type Postings } from '../local/postings.ts';
import { assemble, createTermLists } from '../local/segment.ts';
import { lookedUpBy } from '../values.ts';
import type { NamedSegment } from './merge.ts';

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

/** Kinds of what is looked up by its name. */
export const NAMED: readonly MentionKind[] = ['thing', 'person', 'body', 'place'];

/** A name as a term: the same text may name a place and a body. */
export const nameTerm = (kind: MentionKind, text: string): string => `${kind} ${text}`;

const namesIn = ({ statements }: IndexedArticle): readonly string[] => {
  const names = statements.flatMap(({ mentions }) =>
    mentions.filter(({ kind }) => NAMED.includes(kind)).map((one) => nameTerm(one.kind, lookedUpBy(one) ?? '')),
  );
  return [...new Set(names)];
};

/** The segment of articles whose passages have the keys after `last`, in their order. */
export function segmentOf(articles: readonly IndexedArticle[], last: number): NamedSegment {
  const texts = articles
    .filter(({ passages }) => passages.length > 0)
    .map((article) => ({ ...article, names: namesIn(article) }));
  const { numbers, placeOf } = dictionaryOf(texts);
  const [body, title, named] = [createTermLists(), createTermLists(), createTermLists()];
  const keys: number[] = [];
  const of: number[] = [];
  let key = last;
  for (const { passages, titleTerms, names } of texts) {
    for (const { terms } of passages) {
      keys.push(++key);
      of.push(title.size());
      body.add(termList(terms.map(placeOf)));
    }
    title.add(termList(titleTerms.map(placeOf)));
    named.add(termList(names.map(placeOf)));
  }
  const segment = assemble(keys, of, body.take(), title.take());
  const hashed = (postings: Postings): Postings => ({
    ...postings,
    terms: Float64Array.from(postings.terms, (place) => numbers[place]!),
  });
  return {
    ...segment,
    body: hashed(segment.body),
    title: hashed(segment.title),
    names: hashed(invert(named.take())),
  };
}

type Text = IndexedArticle & { readonly names: readonly string[] };

/** All terms' hashes, ascending, and each one's place among them: small numbers, in the same order. */
function dictionaryOf(texts: readonly Text[]) {
  const hashes = new Map<string, number>();
  const add = (term: string): void => {
    if (!hashes.has(term)) hashes.set(term, numberOf(term));
  };
  for (const { passages, titleTerms, names } of texts) {
    [...titleTerms, ...names].forEach(add);
    for (const { terms } of passages) terms.forEach(add);
  }
  const numbers = Float64Array.from(new Set(hashes.values())).sort();
  const places = new Map<number, number>();
  numbers.forEach((number, at) => void places.set(number, at));
  const placed = new Map([...hashes].map(([term, hash]) => [term, places.get(hash)!]));
  return { numbers, placeOf: (term: string): number => placed.get(term)! };
}

/** The words and names of some articles, made for search. Terms go by hashes, since writers and readers share no dictionary. */
import type { IndexedArticle, MentionKind } from '../../types.ts';
import { orderOf } from '../local/arrays.ts';
import { termList } from '../local/codec.ts';
import { invert, type Postings } from '../local/postings.ts';
import { type PassageColumns, toPassageColumns } from '../local/rows.ts';
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

/** The last keys that were given out. */
type Last = { readonly lastArticle: number; readonly lastPassage: number };

/** The segment of articles that get the next keys, as do their passages, in their order. */
export function segmentOf(articles: readonly IndexedArticle[], { lastArticle, lastPassage }: Last): NamedSegment {
  const dictionary = createDictionary();
  const texts = articles
    .filter(({ passages }) => passages.length > 0)
    .map((article) => ({
      body: article.passages.map(({ terms }) => terms.map(dictionary.numberIn)),
      title: article.titleTerms.map(dictionary.numberIn),
      names: namesIn(article).map(dictionary.numberIn),
    }));
  const [body, title, named] = [createTermLists(), createTermLists(), createTermLists()];
  const keys: number[] = [];
  const of: number[] = [];
  const placed = dictionary.places();
  const listOf = (numbers: readonly number[]): Uint8Array => termList(numbers.map((number) => placed[number]!));
  let key = lastPassage;
  for (const [article, text] of texts.entries()) {
    for (const terms of text.body) {
      keys.push(++key);
      of.push(article);
      body.add(listOf(terms));
    }
    title.add(listOf(text.title));
    named.add(listOf(text.names));
  }
  const segment = assemble(keys, of, body.take(), title.take());
  const ascending = Float64Array.from(dictionary.hashes).sort();
  const hashed = (postings: Postings): Postings => ({
    ...postings,
    terms: Float64Array.from(postings.terms, (place) => ascending[place]!),
  });
  const places = articles.flatMap(({ article, passages }, at) =>
    passages.map((passage) => placeOf(lastArticle + at + 1, toPassageColumns(passage, article))),
  );
  return {
    ...segment,
    places: Uint32Array.from(places.flat()),
    body: hashed(segment.body),
    title: hashed(segment.title),
    names: hashed(invert(named.take())),
  };
}

const placeOf = (article: number, { ordinal, paragraph, start, length, checksum, text }: PassageColumns) => [
  ...[article, ordinal, paragraph, start, length, checksum, text === null ? 0 : 1],
];

/** Numbers terms as they come, and says at the end which place the hash of each has among all. */
function createDictionary() {
  const known = new Map<string, number>();
  const hashes: number[] = [];
  return {
    hashes,
    numberIn: (term: string): number => {
      const number = known.get(term);
      if (number !== undefined) return number;
      known.set(term, hashes.length);
      return hashes.push(numberOf(term)) - 1;
    },
    places: (): Uint32Array => {
      const places = new Uint32Array(hashes.length);
      orderOf(hashes).forEach((number, place) => {
        places[number] = place;
      });
      return places;
    },
  };
}

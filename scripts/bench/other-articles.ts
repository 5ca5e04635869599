/**
 * Other articles like given ones, for measuring an index larger than any archive at hand: same lengths, same places, other names
 * and figures. A copy has its own id and page; each rare character of it stands for another about as rare, each figure for
 * another, in its text, terms and mentions alike, so that what is common gets more common with each copy (as 的 does in a larger
 * archive) and what is rare stays rare. Vectors are turned a little. No text was read or embedded for it.
 */
import { createHash } from 'node:crypto';
import type { IndexedArticle, IndexedPage } from '../../src/types.ts';

/** A character is rare that stands in fewer of the passages: those of names, of one trade, of one event. */
const RARE_SHARE = 0.02;
/** Most of what a component of a vector moves by: copies have a cosine of .97 with what they were made from, near reports of one event .9. */
const MOVED = 0.02;
/** Han characters of one code unit. */
const HAN = /[\u4e00-\u9fff]/u;
/** Figures of three digits or more that aren't a year. */
const FIGURE = '(?<![0-9])(?!(?:19|20)[0-9]{2}(?![0-9]))[0-9]{3,}';

/** Rare characters of these pages, those about as rare as each other side by side. */
export function rareCharacters(pages: readonly IndexedPage[]): readonly string[] {
  const counts = new Map<string, number>();
  let passages = 0;
  for (const { text } of pages.flatMap(({ articles }) => articles).flatMap((article) => article.passages)) {
    passages++;
    for (const one of new Set(text)) if (HAN.test(one)) counts.set(one, (counts.get(one) ?? 0) + 1);
  }
  const rare = [...counts].filter(([, count]) => count < RARE_SHARE * passages);
  return rare.toSorted(([a, n], [b, m]) => n - m || (a < b ? -1 : 1)).map(([one]) => one);
}

/** Makes the `copy`th (from 1) of each page. */
export function otherPages(rare: readonly string[], copy: number) {
  const places = new Map(rare.map((one, at) => [one, at]));
  const wanted = new RegExp(`[${rare.join('')}]|${FIGURE}`, 'gu');
  const other = (found: string): string => {
    const at = places.get(found);
    if (at !== undefined) return rare[(at + copy) % rare.length]!;
    return Array.from(found, (digit, place) => (place === 0 ? digit : String((Number(digit) + copy) % 10))).join('');
  };
  const changed = (text: string): string => text.replace(wanted, other);
  const likewise = <T>(value: T): T => JSON.parse(changed(JSON.stringify(value))) as T;
  const otherArticle = (
    { article, statements, titleTerms, passages }: IndexedArticle,
    page: string,
  ): IndexedArticle => {
    const id = digest(`${article.id} ${copy}`).slice(0, 16);
    const externalId = article.externalId && `${article.externalId}-${copy}`;
    const kept = { id, externalId, published: article.published, eventDate: article.eventDate, source: page };
    return {
      article: { ...likewise(article), ...kept },
      statements: likewise(statements),
      titleTerms: titleTerms.map(changed),
      passages: passages.map(({ text, terms, vector, ...place }) => ({
        ...{ ...place, article: id, text: changed(text) },
        ...{ terms: terms.map(changed), vector: turned(vector, copy) },
      })),
    };
  };
  return (pages: readonly IndexedPage[]): readonly IndexedPage[] =>
    pages.map(({ page, hash, articles }) => {
      const name = `${page}-${copy}`;
      return {
        ...{ page: name, hash: digest(`${hash} ${copy}`) },
        articles: articles.map((article) => otherArticle(article, name)),
      };
    });
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The same vector for the same copy: noise that goes by what the vector is. */
function turned(vector: Float32Array, copy: number): Float32Array {
  let state = (new Uint32Array(vector.buffer, vector.byteOffset, 1)[0]! ^ Math.imul(copy, 2_654_435_761)) | 1;
  const moved = vector.map((x) => {
    // Marsaglia's xorshift: quick, and random enough for noise.
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return x + (state / 2 ** 31) * MOVED;
  });
  const length = Math.hypot(...moved);
  return moved.map((x) => x / length);
}

import type { DatabaseSync } from 'node:sqlite';
import { filled } from './arrays.ts';
import { unseal } from './codec.ts';
import { eachTerm, invert, type Postings, type TermLists } from './postings.ts';

/**
 * The words of a run of passages, in key order, made for search and never changed (as in a log-structured merge tree,
 * O'Neil et al. 1996, and in Lucene). Texts are numbered from 0 within the segment.
 */
export type Segment = {
  /** Key of each passage, ascending. */
  readonly keys: Uint32Array;
  /** Number of each passage's article within the segment, ascending. */
  readonly articles: Uint32Array;
  /** Terms in each passage, repetitions counted. */
  readonly lengths: Uint32Array;
  /** Terms in each article's kicker, title and subtitle. */
  readonly titleLengths: Uint32Array;
  readonly body: Postings;
  readonly title: Postings;
};

/** The segment of all passages with keys from `after` (excluded) to `through` (included), from the tables of `db`. */
export function buildSegment(db: DatabaseSync, after: number, through: number): Segment {
  const keys: number[] = [];
  const articles: number[] = [];
  const body = createTermLists();
  const title = createTermLists();
  const sql =
    'SELECT p.key, p.article, t.terms FROM passage p JOIN passage_terms t ON t.key = p.key WHERE p.key > ? AND p.key <= ? ORDER BY p.key';
  const titleOf = db.prepare('SELECT terms FROM article WHERE key = ?');
  let article = -1;
  for (const row of db.prepare(sql).iterate(after, through)) {
    if (row.article !== article) {
      article = Number(row.article);
      title.add(unseal(titleOf.get(article)?.terms));
    }
    keys.push(Number(row.key));
    articles.push(title.size() - 1);
    body.add(unseal(row.terms));
  }
  return assemble(keys, articles, body.take(), title.take());
}

/** A segment of passages with these keys, each of an article by its place in `title`. */
export function assemble(
  keys: readonly number[],
  articles: readonly number[],
  body: TermLists,
  title: TermLists,
): Segment {
  return {
    keys: Uint32Array.from(keys),
    articles: Uint32Array.from(articles),
    lengths: countTerms(body),
    titleLengths: countTerms(title),
    body: invert(body),
    title: invert(title),
  };
}

function countTerms(lists: TermLists): Uint32Array {
  const lengths = new Uint32Array(lists.ends.length);
  eachTerm(lists, (text, _, count) => {
    lengths[text] = lengths[text]! + count;
  });
  return lengths;
}

/** Collects encoded term lists end to end in one growing array. */
export function createTermLists() {
  let bytes = new Uint8Array(65_536);
  let end = 0;
  const ends: number[] = [];
  return {
    size: () => ends.length,
    add: (list: Uint8Array) => {
      while (end + list.length > bytes.length) bytes = filled(new Uint8Array(2 * bytes.length), bytes);
      bytes.set(list, end);
      end += list.length;
      ends.push(end);
    },
    take: (): TermLists => ({ bytes: bytes.subarray(0, end), ends: Uint32Array.from(ends) }),
  };
}

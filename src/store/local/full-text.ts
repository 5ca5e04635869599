import type { DatabaseSync } from 'node:sqlite';
import type { Match, TermStatistics } from '../port.ts';
import { countPassages, inTransaction } from './catch-up.ts';
import { decodeTerms } from './codec.ts';
import { FULL_TEXT } from './schema.ts';
import { type QueryTerm, TITLE_WEIGHT, withoutCommon } from './words.ts';

/**
 * The words half of search out of `news.db` alone, by SQLite's FTS5: needs no memory and nothing to be loaded, and is a
 * hundred times slower than `words.ts`. It answers while that one is being made.
 *
 * FTS5 never sees a term, only its number in base 36: digits and small letters, which are neither an operator nor a
 * column of its query language, whatever somebody typed.
 */
export const toTokens = (terms: readonly number[]): string => terms.map((term) => term.toString(36)).join(' ');

export type FullText = {
  /** BM25 with FTS5's own constants (1.2, 0.75), so that scores don't compare with those of `words.ts`. */
  readonly search: (terms: readonly QueryTerm[], k: number) => readonly Match[];
  readonly statistics: (terms: readonly number[]) => TermStatistics;
};

/**
 * FTS5's bm25() can't weigh the terms of a query. But BM25 is a sum over terms, so terms of one weight are asked for together
 * and the sums are added. MATERIALIZED, since bm25() only works while FTS5 stands at the row.
 */
const SEARCH = `
WITH hit AS MATERIALIZED (
  SELECT w.rowid AS key, -bm25(passage_words, 1.0, ${TITLE_WEIGHT}) * (q.value ->> 'weight') AS score
  FROM json_each(?) q CROSS JOIN passage_words w WHERE w.passage_words MATCH (q.value ->> 'tokens')
)
SELECT key, sum(score) AS score FROM hit GROUP BY key ORDER BY score DESC, key LIMIT ?`;

export function createFullText(db: DatabaseSync): FullText {
  // Temporary, so that who only reads can have it too.
  db.exec('CREATE VIRTUAL TABLE IF NOT EXISTS temp.word_count USING fts5vocab (main, passage_words, col)');
  const counts = db.prepare("SELECT doc FROM temp.word_count WHERE term = ? AND col = 'body'");
  const best = db.prepare(SEARCH);
  const count = (term: number) => Number(counts.get(toTokens([term]))?.doc ?? 0);
  return {
    search: (terms, k) => {
      const weighing = terms.filter(({ weight }) => weight > 0).map((term) => ({ ...term, count: count(term.term) }));
      const byWeight = Map.groupBy(withoutCommon(weighing, countPassages(db)), ({ weight }) => weight);
      const queries = Array.from(byWeight, ([weight, alike]) => ({
        weight,
        tokens: toTokens(alike.map(({ term }) => term)).replaceAll(' ', ' OR '),
      }));
      return best.all(JSON.stringify(queries), k).map(({ key, score }) => ({ key: Number(key), score: Number(score) }));
    },
    statistics: (terms) => ({ passages: countPassages(db), counts: terms.map(count) }),
  };
}

/**
 * Whether the FTS5 table is sound and has a row for each passage. Reads all of it: 1.5 s CPU for 134,000 passages.
 */
function isFullTextWhole(db: DatabaseSync): boolean {
  try {
    const [faults] = db.prepare("PRAGMA integrity_check ('passage_words')").all();
    const rows = db.prepare('SELECT count(*) AS n FROM passage_words_docsize').get()?.n;
    return faults?.integrity_check === 'ok' && rows === countPassages(db);
  } catch {
    return false;
  }
}

/** Forgets what removed passages had, which FTS5 only marks; makes the table anew where it isn't sound. */
export function tidyFullText(db: DatabaseSync): void {
  if (isFullTextWhole(db)) db.exec("INSERT INTO passage_words (passage_words) VALUES ('optimize')");
  else inTransaction(db, () => rebuildFullText(db));
}

/** Makes the FTS5 table anew from the passages' terms; 18 s CPU for 134,000 passages. */
function rebuildFullText(db: DatabaseSync): void {
  db.exec('DROP TABLE IF EXISTS passage_words');
  db.exec(FULL_TEXT);
  const add = db.prepare('INSERT INTO passage_words (rowid, body, title) VALUES (?, ?, ?)');
  const rows = db.prepare(
    'SELECT t.key, t.terms AS body, a.terms AS title FROM passage_terms t JOIN passage p ON p.key = t.key JOIN article a ON a.key = p.article',
  );
  for (const { key, body, title } of rows.iterate())
    add.run(key!, toTokens(decodeTerms(body)), toTokens(decodeTerms(title)));
}

import type { DatabaseSync } from 'node:sqlite';
import type { Log } from '../../types.ts';
import type { Match, TermStatistics, WeightedTerm } from '../port.ts';
import { currentExtent, onOneState } from './catch-up.ts';
import { newestVouched } from './derived.ts';
import { createVectorsIndex, type VectorsIndex } from './vectors-index.ts';
import { createWordsIndex, type WordsIndex } from './words-index.ts';

export type Searching = {
  readonly matching: (terms: readonly (string | WeightedTerm)[], k: number) => Promise<readonly Match[]>;
  readonly termStatistics: (terms: readonly string[]) => Promise<TermStatistics>;
  readonly nearest: (vector: Float32Array, k: number) => Promise<readonly Match[]>;
};

export type SearchingOptions = { readonly dir: string; readonly dimensions: number; readonly log?: Log | undefined };

type Halves = {
  readonly words: WordsIndex;
  readonly vectors: VectorsIndex;
  /** What the database said of the files when these were made. */
  readonly epoch: unknown;
  readonly newest: number;
};

/**
 * Once an index run has put this many passages more into the graph file than the graph in memory holds, the file is
 * read again: comparing them one by one has come to cost a millisecond a question.
 */
const RELOAD_AFTER = 4096;

/**
 * The searching half of the store. The derived files are read at the first search; from then on each call asks SQLite
 * whether anything was committed (some microseconds) and takes in what was.
 */
export function createSearching(db: DatabaseSync, { dir, dimensions, log }: SearchingOptions): Searching {
  const version = db.prepare('PRAGMA data_version');
  const ownChanges = db.prepare('SELECT total_changes() AS n');
  const epoch = db.prepare("SELECT value FROM meta WHERE name = 'epoch'");
  const termNumber = db.prepare('SELECT key FROM term WHERE text = ?');
  const numberOf = (term: string) => Number(termNumber.get(term)?.key ?? 0);
  let seen = '';
  let halves: Promise<Halves> | null = null;

  const load = async (): Promise<Halves> => ({
    epoch: epoch.get()?.value,
    newest: newestVouched(db, 'news.hnsw').checksum,
    vectors: await createVectorsIndex(db, dir, dimensions, log),
    words: createWordsIndex(db, dir, log),
  });
  const loadOnce = () => {
    halves ??= load().catch((error) => {
      halves = null;
      throw error;
    });
    return halves;
  };
  const isOutdated = (halves: Halves) => {
    if (epoch.get()?.value !== halves.epoch) return true;
    const { checksum, through } = newestVouched(db, 'news.hnsw');
    const ahead = through - (halves.vectors.graph?.extent().through ?? 0);
    return checksum !== halves.newest && ahead > RELOAD_AFTER;
  };
  const current = async (): Promise<Halves> => {
    const now = `${version.get()?.data_version}/${ownChanges.get()?.n}`;
    if (halves && now === seen) return halves;
    let ready = await loadOnce();
    if (isOutdated(ready)) {
      halves = null;
      ready = await loadOnce();
    }
    onOneState(db, () => {
      const extent = currentExtent(db);
      ready.words.catchUp(extent);
      ready.vectors.catchUp(extent);
    });
    seen = now;
    return ready;
  };
  return {
    matching: async (terms, k) => {
      const { words } = await current();
      const weights = new Map(terms.map((t) => (typeof t === 'string' ? [t, 1] : [t.term, t.weight])));
      const known = [...weights].map(([text, weight]) => ({ term: numberOf(text), weight }));
      return words.search(
        known.filter(({ term }) => term > 0),
        k,
      );
    },
    termStatistics: async (terms) => (await current()).words.statistics(terms.map(numberOf)),
    nearest: async (vector, k) => (await current()).vectors.nearest(vector, k),
  };
}

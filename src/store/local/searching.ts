import type { DatabaseSync } from 'node:sqlite';
import { oneLine } from '../../errors.ts';
import type { Match, TermStatistics, WeightedTerm } from '../port.ts';
import { weightsOf } from '../values.ts';
import { countPassages, createVersion, currentExtent, onOneState } from './catch-up.ts';
import type { Cosines } from './cosines.ts';
import type { VectorSpace } from './near.ts';
import { newestNear } from './open-near.ts';
import { createVectorsIndex, type VectorsIndex } from './vectors-index.ts';
import { createWordsIndex, type WordsIndex, type WordsOptions } from './words-index.ts';

export type SearchingOptions = WordsOptions & {
  readonly space: VectorSpace;
  readonly cosines: Cosines;
  /** Makes missing and damaged derived files anew; `null` when this store only reads. */
  readonly repair: (() => Promise<void>) | null;
};

/** Both halves of search, and what the database said of their files when they were read. */
type Halves = {
  readonly words: WordsIndex;
  readonly vectors: VectorsIndex;
  readonly epoch: unknown;
  readonly newest: number | null;
};

/**
 * Once an index run has put this many passages more into the file for near vectors than what is in memory holds, the file is
 * read again: comparing them one by one has come to cost a millisecond a question.
 */
const RELOAD_AFTER = 4096;
/** Up to this many passages a damaged file is made anew before the first answer (a second), beyond it while serving. */
const REPAIR_AT_ONCE = 4096;

/**
 * The searching half of the store. The derived files are read at the first search; from then on each call asks SQLite
 * whether anything was committed (some microseconds) and takes in what was.
 */
export function createSearching(db: DatabaseSync, options: SearchingOptions) {
  const { numbersOf, forget } = createTermNumbers(db);
  const current = followTables(db, options, forget);
  return {
    matching: async (terms: readonly (string | WeightedTerm)[], k: number): Promise<readonly Match[]> => {
      const { words } = await current();
      const weights = weightsOf(terms);
      const numbers = numbersOf([...weights.keys()]);
      const known = Array.from(weights.values(), (weight, i) => ({ term: numbers[i]!, weight }));
      return words.search(
        known.filter(({ term }) => term > 0),
        k,
      );
    },
    termStatistics: async (terms: readonly string[]): Promise<TermStatistics> =>
      (await current()).words.statistics(numbersOf(terms)),
    nearest: async (vector: Float32Array, k: number): Promise<readonly Match[]> =>
      (await current()).vectors.nearest(vector, k, options.cosines),
  };
}

/** Numbers of terms, 0 for those no text has. A question's terms are asked for twice: for their weights, then in the search. */
function createTermNumbers(db: DatabaseSync) {
  const column = (_: unknown, i: number) => `(SELECT key FROM term WHERE text = ?) AS n${i}`;
  const find = db.prepare(`SELECT ${Array.from({ length: AT_ONCE }, column).join(', ')}`);
  const known = new Map<string, number>();
  const lookUp = (terms: readonly string[]) => {
    const found = Object.values(find.get(...terms, ...new Array<string>(AT_ONCE - terms.length).fill('')) ?? {});
    for (const [i, term] of terms.entries()) known.set(term, Number(found[i] ?? 0));
  };
  return {
    numbersOf: (terms: readonly string[]): readonly number[] => {
      if (known.size >= KNOWN_TERMS) known.clear();
      const unknown = terms.filter((term) => !known.has(term));
      for (let at = 0; at < unknown.length; at += AT_ONCE) lookUp(unknown.slice(at, at + AT_ONCE));
      return terms.map((term) => known.get(term) ?? 0);
    },
    forget: () => known.clear(),
  };
}
/** Terms that one statement looks up, each by a parameter of its own: a statement each takes three times as long, and JSON loses a term with a zero in it. */
const AT_ONCE = 16;

const KNOWN_TERMS = 4096;

/** Returns a function that gives the two halves as the tables are now; calls `changed` when something was committed. */
function followTables(db: DatabaseSync, options: SearchingOptions, changed: () => void): () => Promise<Halves> {
  const version = createVersion(db);
  let seen = '';
  let halves: Promise<Halves> | null = null;
  const forget = () => {
    halves = null;
    seen = '';
  };
  const behind = () => {
    seen = '';
  };
  const load = () => {
    halves ??= loadAndRepair(db, options, forget, behind).catch((error) => {
      forget();
      throw error;
    });
    return halves;
  };
  return async () => {
    const now = version();
    if (halves && now === seen) return halves;
    if (isOutdated(db, await load())) forget();
    changed();
    const { words, vectors } = await load();
    onOneState(db, () => {
      const extent = currentExtent(db);
      words.catchUp(extent);
      vectors.catchUp(extent);
    });
    seen = now;
    return load();
  };
}

function isOutdated(db: DatabaseSync, { epoch, newest, vectors }: Halves): boolean {
  if (readEpoch(db) !== epoch) return true;
  const file = newestNear(db);
  const isTheFile = !vectors.near || vectors.near.extent().through === file?.through;
  // Noted as the newest while another took its place, an older file may have been read.
  if (!file || (file.checksum === newest && isTheFile)) return false;
  // A graph that lists have taken the place of is let go.
  return file.name !== vectors.near?.name || file.through - vectors.near.extent().through > RELOAD_AFTER;
}

/**
 * Reads the files. Those that were there once and can't be used are made anew: of a small index at once, of a large one
 * while serving (the words by a thread of theirs, which calls `behind`).
 */
async function loadAndRepair(
  db: DatabaseSync,
  options: SearchingOptions,
  forget: () => void,
  behind: () => void,
): Promise<Halves> {
  const { dir, repair, log } = options;
  const loaded = await loadHalves(db, options, behind);
  const { words, vectors, newest } = loaded;
  if ((words.isStored && vectors.isStored) || newest === null || !repair) return loaded;
  const repaired = () =>
    repair().catch((error) => log?.warn({ dir }, `the index could not be repaired: ${oneLine(error)}`));
  if (countPassages(db) <= REPAIR_AT_ONCE) {
    await repaired();
    return loadHalves(db, options, behind);
  }
  // Not before the question that has just come in is answered.
  if (!vectors.isStored) setImmediate(() => words.made().then(repaired).then(forget));
  return loaded;
}

async function loadHalves(db: DatabaseSync, options: SearchingOptions, behind: () => void): Promise<Halves> {
  const epoch = readEpoch(db);
  const newest = newestNear(db)?.checksum ?? null;
  const vectors = await createVectorsIndex(db, options.dir, options.space, options.log);
  return { epoch, newest, vectors, words: createWordsIndex(db, options, behind) };
}

/** Changes when the log of removals was emptied, so that who missed some of it reads everything again. */
const readEpoch = (db: DatabaseSync) => db.prepare("SELECT value FROM meta WHERE name = 'epoch'").get()?.value;

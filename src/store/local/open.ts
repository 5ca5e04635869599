import type { OpenOptions, Store } from '../port.ts';
import { openDatabase } from './database.ts';
import { guarded } from './faults.ts';
import { createReading } from './reading.ts';
import { createSearching } from './searching.ts';
import { badVector, createWriting, vectorFault } from './writing.ts';

/** The store on this machine's disk: SQLite for what is true, memory and derived files for what is searched. */
export async function openLocalStore(dir: string, options: OpenOptions): Promise<Store> {
  const db = openDatabase(dir, options);
  const { dimensions } = options.embedder;
  const reading = createReading(db);
  const searching = createSearching(db, dimensions);
  const writing = createWriting(db, dimensions);
  const from = `read from the index "${dir}"`;
  const to = `write to the index "${dir}"`;
  return {
    replacePage: (page) => guarded(to, () => writing.replace([page])),
    replacePages: (pages) => guarded(to, () => writing.replace(pages)),
    removePage: (page) => guarded(to, () => writing.remove(page)),
    pages: () => guarded(from, reading.pages),
    nearest: (vector, k) =>
      guarded(from, () => {
        const fault = vectorFault(vector, dimensions);
        if (fault) throw badVector('search with the question', fault);
        return searching.nearest(vector, k);
      }),
    matching: (terms, k) => guarded(from, () => searching.matching(terms, k)),
    termStatistics: (terms) => guarded(from, () => searching.termStatistics(terms)),
    similarities: (vector, keys) => guarded(from, () => reading.similarities(vector, keys)),
    passages: (keys) => guarded(from, () => reading.passages(keys)),
    article: (id) => guarded(from, () => reading.article(id)),
    latest: (limit, district) => guarded(from, () => reading.latest(limit, district)),
    coverage: () => guarded(from, reading.coverage),
    close: () => guarded(`close the index "${dir}"`, () => db.close()),
  };
}

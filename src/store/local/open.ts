import type { IndexedPage } from '../../types.ts';
import type { OpenOptions, Store } from '../port.ts';
import { openDatabase } from './database.ts';
import { guarded } from './faults.ts';
import { createReading } from './reading.ts';
import { createSearching } from './searching.ts';
import { createSettling } from './settling.ts';
import { badVector, createWriting, vectorFault } from './writing.ts';

/** The store on this machine's disk: SQLite for what is true, memory and derived files for what is searched. */
export async function openLocalStore(dir: string, options: OpenOptions): Promise<Store> {
  const db = openDatabase(dir, options);
  const { dimensions } = options.embedder;
  const reading = createReading(db);
  const searching = createSearching(db, { dir, dimensions, log: options.log });
  const settling = createSettling(db, dir, dimensions);
  const writing = createWriting(db, dimensions);
  const from = `read from the index "${dir}"`;
  const to = `write to the index "${dir}"`;
  let wrote = false;
  const replace = (pages: readonly IndexedPage[]) => {
    wrote = true;
    writing.replace(pages);
    settling.wrote(pages.flatMap(({ articles }) => articles).reduce((n, { passages }) => n + passages.length, 0));
  };
  return {
    replacePage: (page) => guarded(to, () => replace([page])),
    replacePages: (pages) => guarded(to, () => replace(pages)),
    removePage: (page) => guarded(to, () => writing.remove(page)),
    settle: () => guarded(to, () => settling.settle()),
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
    close: () =>
      guarded(`close the index "${dir}"`, async () => {
        if (wrote) await settling.settle();
        await settling.stop();
        db.close();
      }),
  };
}

import { setImmediate } from 'node:timers/promises';
import type { WriterLock } from '../../types.ts';
import type { KnownName, OpenOptions, Store } from '../port.ts';
import { mostTold } from '../values.ts';
import { guarded } from './faults.ts';
import { removeLeftovers } from './generations.ts';
import type { Session } from './session.ts';
import { createSessions } from './sessions.ts';
import { createTurns } from './turns.ts';
import { noteWithdrawn, withdrawalsIn } from './withdrawn.ts';
import { lockWriter, tidyWhenFree } from './writer-lock.ts';
import { badVector, Superseded, vectorFault } from './writing.ts';

/** The store on this machine's disk: SQLite for what is true, memory and derived files for what is searched. */
export async function openLocalStore(dir: string, options: OpenOptions): Promise<Store> {
  // Who rebuilds is the writer from its beginning to its end: nobody may put pages into an index that is about to go.
  const own = options.rebuild ? await guarded(`rebuild the index "${dir}"`, () => lockWriter(dir, options.wait)) : null;
  if (!options.readOnly && own === null) tidyWhenFree(dir);
  const sessions = orRelease(own, () => createSessions(dir, options));
  const exclusively = createTurns(
    dir,
    (wait) => lockWriter(dir, wait),
    own,
    () => {
      if (!sessions.isBuilding()) removeLeftovers(dir);
      sessions.catchUp();
    },
  );
  const { dimensions } = options.embedder;
  const read = <T>(work: (session: Session) => T | Promise<T>) =>
    guarded(`read from the index "${dir}"`, () => sessions.use(work));
  // What keys and ids lead to: asked for hundreds of times a question, after the searches that gave them.
  const lookUp = <T>(work: (session: Session) => T) =>
    guarded(`read from the index "${dir}"`, () => work(sessions.current()));
  const write = <T>(work: (session: Session) => T | Promise<T>): Promise<T> =>
    guarded(`write to the index "${dir}"`, async () => {
      for (;;)
        try {
          return await sessions.use(work);
        } catch (error) {
          if (!(error instanceof Superseded)) throw error;
          sessions.catchUp();
        }
    });
  return {
    exclusively: (work, wait) => exclusively(work, wait),
    replacePage: (page) => write(({ replace }) => replace([page])),
    replacePages: (pages) => write(({ replace }) => replace(pages)),
    removePage: (page) => write(({ remove }) => remove(page)),
    withdraw: async (article, note) => {
      // Noted first: a crash in between leaves it noted, and the next call takes it out.
      await guarded(`write to the index "${dir}"`, () => noteWithdrawn(dir, article, note));
      return write(({ withdraw }) => withdraw([article]));
    },
    withdrawals: () => guarded(`read from the index "${dir}"`, () => withdrawalsIn(dir)),
    settle: async () => {
      await write(({ settle }) => settle());
      await guarded(`put the new index in the place of "${dir}"`, sessions.finish);
    },
    compact: () => write(({ compact }) => compact()),
    newWords: () => read(({ newWords }) => newWords.all()),
    replaceNewWords: (words) => write(({ newWords }) => newWords.replace(words)),
    changedSinceNewWords: () => read(({ newWords }) => newWords.changedSince()),
    pages: () => read(({ reading }) => reading.pages()),
    nearest: (vector, k) =>
      read(({ searching }) => {
        const fault = vectorFault(vector, dimensions);
        if (fault) throw badVector('search with the question', fault);
        return searching.nearest(vector, k);
      }),
    matching: (terms, k) => read(({ searching }) => searching.matching(terms, k)),
    termStatistics: (terms) => read(({ searching }) => searching.termStatistics(terms)),
    similarities: (vector, keys) => lookUp(({ reading }) => reading.similarities(vector, keys)),
    passages: (keys) => lookUp(({ reading }) => reading.passages(keys)),
    articlesOf: (keys, most) => lookUp(({ reading }) => reading.articlesOf(keys, most)),
    article: async (id) =>
      // Not known here: perhaps the index was rebuilt since the last search.
      (await lookUp(({ reading }) => reading.article(id))) ?? (await read(({ reading }) => reading.article(id))),
    statements: (article) => lookUp(({ reading }) => reading.statements(article)),
    mentioning: (query, limit) => read(({ reading }) => reading.mentioning(query, limit)),
    namesAmong: (texts) => read(({ reading }) => reading.namesAmong(texts)),
    names: async (kind, limit) => {
      let names: readonly KnownName[] = [];
      for (let after: number | null = 0; after !== null; await setImmediate()) {
        const from: number = after;
        const found = await read(({ reading }) => reading.namesAfter(kind, from));
        names = mostTold([...names, ...found.names], limit);
        after = found.to;
      }
      return names;
    },
    latest: (limit, district, time) => read(({ reading }) => reading.latest(limit, district, time)),
    articlesAfter: (after, limit) => read(({ reading }) => reading.articlesAfter(after, limit)),
    pagesAfter: (after, limit) => read(({ reading }) => reading.pagesAfter(after, limit)),
    coverage: () => read(({ reading }) => reading.coverage()),
    close: () => guarded(`close the index "${dir}"`, () => sessions.close()).finally(() => own?.release()),
  };
}

function orRelease<T>(lock: WriterLock | null, open: () => T): T {
  try {
    return open();
  } catch (error) {
    lock?.release();
    throw error;
  }
}

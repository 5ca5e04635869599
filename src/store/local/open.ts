import { setImmediate } from 'node:timers/promises';
import { oneLine } from '../../errors.ts';
import type { WriterLock } from '../../types.ts';
import type { KnownName, OpenOptions, Store } from '../port.ts';
import { mostTold } from '../values.ts';
import { databaseFile } from './database.ts';
import { guarded } from './faults.ts';
import { openSession, type Session } from './session.ts';
import { createTurns } from './turns.ts';
import { withdrawalsIn } from './withdrawn.ts';
import { lockWriter } from './writer-lock.ts';
import { badVector, vectorFault } from './writing.ts';

/** The store on this machine's disk: SQLite for what is true, memory and derived files for what is searched. */
export async function openLocalStore(dir: string, options: OpenOptions): Promise<Store> {
  // Who rebuilds is the writer from the first deletion on: nobody may put pages into a file that is about to go.
  const own = options.rebuild ? await guarded(`rebuild the index "${dir}"`, () => lockWriter(dir, options.wait)) : null;
  const session = orRelease(own, () => followFile(dir, options));
  const exclusively = createTurns(dir, (wait) => lockWriter(dir, wait), own, session.catchUp);
  const { dimensions } = options.embedder;
  const read = <T>(work: (session: Session) => T | Promise<T>) =>
    guarded(`read from the index "${dir}"`, () => session.use(work));
  // What keys and ids lead to: asked for hundreds of times a question, after the searches that gave them.
  const lookUp = <T>(work: (session: Session) => T) =>
    guarded(`read from the index "${dir}"`, () => work(session.current()));
  const write = <T>(work: (session: Session) => T | Promise<T>) =>
    guarded(`write to the index "${dir}"`, () => session.use(work));
  return {
    exclusively: (work, wait) => exclusively(work, wait),
    replacePage: (page) => write(({ replace }) => replace([page])),
    replacePages: (pages) => write(({ replace }) => replace(pages)),
    removePage: (page) => write(({ remove }) => remove(page)),
    withdraw: (article, note) => write(({ withdraw }) => withdraw(article, note)),
    withdrawals: () => guarded(`read from the index "${dir}"`, () => withdrawalsIn(dir)),
    settle: () => write(({ settle }) => settle()),
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
    close: () => guarded(`close the index "${dir}"`, () => session.close()).finally(() => own?.release()),
  };
}

/**
 * A session that follows the file: `npm run index -- --rebuild` puts another `news.db` in the place of the one that is
 * open. The open one stays readable, and is given up for the other as soon as that is complete.
 */
function followFile(dir: string, options: OpenOptions) {
  let session = openSession(dir, options);
  let refused: number | undefined;
  const inUse = new Map<Session, Set<Promise<unknown>>>();
  const take = (file: number, unfinished = false) => {
    const next = openSession(dir, { ...options, create: false, rebuild: false });
    if (next.isBeingBuilt() && !unfinished) return void next.leave();
    const old = session;
    session = next;
    void Promise.allSettled(inUse.get(old) ?? [])
      .then(old.leave)
      .catch((error: unknown) => options.log?.warn({ dir }, `the index before could not be closed: ${oneLine(error)}`));
    options.log?.info({ dir, file }, 'the index was made anew');
  };
  const follow = () => {
    const file = databaseFile(dir);
    if (file === undefined || file === session.file || file === refused) return;
    try {
      take(file);
    } catch (error) {
      refused = file;
      options.log?.warn({ dir }, `the index was replaced by one that can't be used: ${oneLine(error)}`);
    }
  };
  return {
    use: async <T>(work: (session: Session) => T | Promise<T>): Promise<T> => {
      follow();
      const used = session;
      const users = inUse.get(used) ?? new Set();
      inUse.set(used, users);
      const running = Promise.try(work, used);
      users.add(running);
      return running.finally(() => users.delete(running));
    },
    /**
     * For who is about to write: goes over to the index that is there now, be it one whose rebuilding was killed. What
     * was written to the one before would be lost, and nobody would hear of it.
     */
    catchUp: () => {
      const file = databaseFile(dir);
      if (file !== undefined && file !== session.file) take(file, true);
    },
    /** Without looking whether there is another file now. */
    current: () => session,
    close: () => session.close(),
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

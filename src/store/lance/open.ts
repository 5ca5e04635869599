import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { StoreError } from '../../errors.ts';
import type { IndexedPage, LockWriter, WriterLock } from '../../types.ts';
import { guarded } from '../local/faults.ts';
import { createTurns } from '../local/turns.ts';
import { lockWriter } from '../local/writer-lock.ts';
import { badVector, checkVectors, vectorFault } from '../local/writing.ts';
import type { OpenOptions, Store } from '../port.ts';
import { type Connection, type Engine, loadEngine } from './engine.ts';
import type { Head, Notes } from './head.ts';
import { type Change, createFollower, createWriter } from './heads.ts';
import { dropFormer, dropUnfinished, inPlace, prepare } from './making.ts';
import { createWords } from './new-words.ts';
import { createPending } from './pending.ts';
import * as reading from './reading.ts';
import * as searching from './searching.ts';
import { settleSegments } from './segments.ts';
import type { Snapshot } from './snapshot.ts';
import { type Tables, tidy } from './tables.ts';
import { putPages, removeArticle, removePages } from './writing.ts';

/** Milliseconds for which a reader takes the index as it saw it last; in object storage each look is a request. */
const FRESH = { folder: 1000, bucket: 3000 } as const;
/** Milliseconds a version is kept after a newer one: readers are at most ten seconds behind, answers take seconds. */
const KEPT = 15 * 60_000;

export const isLance = (place: string): boolean => place.startsWith('lance:');

export type LanceOptions = OpenOptions & {
  /** Milliseconds for which a reader doesn't look for a newer version. */
  readonly freshFor?: number;
  /** What vectors in memory may take; where all would take more, each is read when it is asked for. */
  readonly vectorBytes?: number;
};

/** Of an index that is only read nobody needs a lock; of others in object storage the operator has to say where it is. */
function lockOf(place: string, uri: string, { lock, readOnly }: OpenOptions): (name: string) => LockWriter {
  if (!isBucket(uri)) return (name) => (wait) => lockWriter(join(uri, name), wait);
  if (lock) return (name) => (wait) => lock(`${place} ${name}`, wait);
  return () => () => {
    const what = `write to the index "${place}"`;
    const why = readOnly ? 'it was opened to be read' : 'nothing keeps its writers apart';
    throw new StoreError({ what, why, remedy: 'Set DATABASE_URL: in object storage a lock in PostgreSQL does that.' });
  };
}

const isBucket = (uri: string): boolean => /^\w+:\/\//.test(uri);

/** What LanceDB may keep of indexes and of what it knows of files: its own limits are 6 GB and 1 GB. */
const CACHES = { indexes: 1_000_000_000n, files: 100_000_000n } as const;

/** The store in LanceDB's files, in a folder or in object storage: `lance:./folder`, `lance:s3://bucket/prefix`. */
export async function openLanceStore(place: string, options: LanceOptions): Promise<Store> {
  const uri = place.slice('lance:'.length);
  const freshFor = options.freshFor ?? FRESH[isBucket(uri) ? 'bucket' : 'folder'];
  const locks = lockOf(place, uri, options);
  const run = locks('runs');
  const own = options.rebuild ? await guarded(`rebuild the index "${place}"`, () => run(options.wait)) : null;
  try {
    const engine = await loadEngine();
    if (!isBucket(uri) && options.create) mkdirSync(uri, { recursive: true });
    const session = new engine.Session(CACHES.indexes, CACHES.files);
    const at = isBucket(uri) ? uri : resolve(uri);
    const db = await engine.connect(at, { readConsistencyInterval: 0 }, session);
    const made = { engine, db, place, lock: locks('changes') };
    const notes = await guarded(`open the index "${place}"`, () => prepare(made, options));
    return createStore({ ...options, ...made, notes, run, freshFor, own });
  } catch (error) {
    own?.release();
    throw error;
  }
}

type Made = Omit<LanceOptions, 'lock'> & {
  readonly engine: Engine;
  readonly db: Connection;
  readonly notes: Notes;
  readonly place: string;
  /** For a whole run, and for each of its changes. */
  readonly run: LockWriter;
  readonly lock: LockWriter;
  readonly freshFor: number;
  readonly own: WriterLock | null;
};

function createStore(made: Made): Store {
  const { engine, db, notes, place, own, embedder } = made;
  let isBuilding = made.rebuild ?? false;
  const heads = { ...made, headName: () => (isBuilding ? 'next' : 'head') } as const;
  const follow = createFollower(heads);
  const write = createWriter(heads, follow.outdate);
  let isClosed = false;
  const ensureOpen = (): void => {
    if (isClosed) throw new Error('it is closed');
  };
  const commit = <T>(work: (tables: Tables, head: Head) => Promise<Change<T>>) =>
    guarded(`write to the index "${place}"`, () => {
      ensureOpen();
      return write(work);
    });
  const pending = createPending((pages) =>
    commit(async (tables, head) => ({ head: await putPages(tables, head, pages, notes), result: undefined })),
  );
  const read = async <T>(work: (snapshot: Snapshot) => T | Promise<T>): Promise<T> => {
    await pending.flush();
    return guarded(`read from the index "${place}"`, async () => {
      ensureOpen();
      return work(await follow.current());
    });
  };
  const change = async <T>(work: (tables: Tables, head: Head) => Promise<Change<T>>): Promise<T> => {
    await pending.flush();
    return commit(work);
  };
  const replacePages = (pages: readonly IndexedPage[]): Promise<void> =>
    guarded(`write to the index "${place}"`, async () => {
      ensureOpen();
      checkVectors(pages, embedder.dimensions);
      await pending.put(pages);
    });
  const words = createWords(notes);
  const turns = createTurns(place, made.run, own, async () => {
    if (!isBuilding) await dropUnfinished(made);
    follow.outdate();
  });
  const finish = async (): Promise<void> => {
    await write(async (tables, head) => {
      await own?.check?.();
      return {
        head: await inPlace(tables, head, notes, KEPT, (left) => words.outdate({ ...head, ...left })),
        result: undefined,
      };
    }, 'head');
    isBuilding = false;
    follow.outdate();
    await notes.forget('next');
  };
  const tidied = async (tables: Tables, head: Head, all = false): Promise<Head> => {
    await settleSegments(tables, all);
    const parted = await tidy(engine, tables, KEPT, head.parted);
    await notes.tidy(KEPT);
    return { ...(await dropFormer(db, notes, head)), parted };
  };
  return {
    exclusively: (work, wait) => turns(() => pending.during(work), wait),
    replacePage: (page) => replacePages([page]),
    replacePages,
    removePage: (page) =>
      change(async (tables, head) => ({ head: await removePages(tables, head, [page]), result: undefined })),
    withdraw: (article, note) =>
      change(async (tables, head) => {
        // Noted first: a crash in between leaves it noted, and the next call takes it out.
        await notes.withdraw(article, note);
        await words.outdate(head);
        const left = await removeArticle(tables, head, article);
        return { head: left ?? head, result: left !== null };
      }),
    withdrawals: () => read(() => notes.withdrawals()),
    settle: async () => {
      await change(async (tables, head) => ({ head: await tidied(tables, head), result: undefined }));
      if (isBuilding) await guarded(`put the new index in the place of "${place}"`, finish);
    },
    compact: () =>
      change(async (tables, head) => {
        const before = await sizeOf(tables);
        const left = await tidied(tables, head, true);
        return { head: left, result: Math.max(0, before - (await sizeOf(tables))) };
      }),
    newWords: () => read(({ head }) => words.all(head)),
    replaceNewWords: (found) =>
      change(async (_, head) => ({ head: await words.replace(found, head), result: undefined })),
    changedSinceNewWords: () => read(({ head }) => words.changedSince(head)),
    pages: () => read(reading.pages),
    nearest: (vector, k) =>
      read((snapshot) => {
        const fault = vectorFault(vector, embedder.dimensions);
        if (fault) throw badVector('search with the question', fault);
        return searching.nearest(snapshot, vector, k);
      }),
    matching: (terms, k) => read((snapshot) => searching.matching(snapshot, terms, k)),
    termStatistics: (terms) => read((snapshot) => searching.termStatistics(snapshot, terms)),
    similarities: (vector, keys) => read((snapshot) => reading.similarities(snapshot, vector, keys)),
    passages: (keys) => read((snapshot) => reading.passages(snapshot, keys)),
    articlesOf: (keys, most) => read((snapshot) => reading.articlesOf(snapshot, keys, most)),
    article: (id) => read((snapshot) => reading.article(snapshot, id)),
    statements: (id) => read((snapshot) => reading.statements(snapshot, id)),
    mentioning: (query, limit) => read((snapshot) => reading.mentioning(snapshot, query, limit)),
    namesAmong: (texts) => read((snapshot) => reading.namesAmong(snapshot, texts)),
    names: (kind, limit) => read((snapshot) => reading.names(snapshot, kind, limit)),
    latest: (limit, district, time) => read((snapshot) => reading.latest(snapshot, limit, district, time)),
    articlesAfter: (after, limit) => read((snapshot) => reading.articlesAfter(snapshot, after, limit)),
    pagesAfter: (after, limit) => read((snapshot) => reading.pagesAfter(snapshot, after, limit)),
    coverage: () => read((snapshot) => snapshot.coverage()),
    close: async () => {
      if (isClosed) return;
      await pending.flush();
      isClosed = true;
      await write.idle();
      try {
        if (isBuilding) await dropUnfinished(made);
      } finally {
        db.close();
        own?.release();
      }
    },
  };
}

const sizeOf = async (tables: Tables): Promise<number> => {
  const stats = await Promise.all(Object.values(tables).map((table) => table.stats()));
  return stats.reduce((sum, { totalBytes }) => sum + totalBytes, 0);
};

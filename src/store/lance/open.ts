import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { StoreError } from '../../errors.ts';
import type { IndexedPage } from '../../types.ts';
import { guarded } from '../local/faults.ts';
import { createTurns } from '../local/turns.ts';
import { lockWriter } from '../local/writer-lock.ts';
import { badVector, vectorFault } from '../local/writing.ts';
import type { OpenOptions, Store } from '../port.ts';
import { type Connection, type Engine, loadEngine } from './engine.ts';
import { type Head, type Notes, noHead, openNotes, versionsOf } from './head.ts';
import { type Change, createFollower, createWriter } from './heads.ts';
import { createWords } from './new-words.ts';
import * as reading from './reading.ts';
import * as searching from './searching.ts';
import type { Snapshot } from './snapshot.ts';
import { makeTables, type Tables, tidy, VERSION } from './tables.ts';
import { checkVectors, foldTerms, insertPages, removeArticle, removePages } from './writing.ts';

/** Milliseconds for which a reader takes the index as it saw it last; in object storage each look is a request. */
const FRESH = { folder: 1000, bucket: 5000 } as const;
/** Milliseconds a version is kept after a newer one: readers are at most ten seconds behind, answers take seconds. */
const KEPT = 15 * 60_000;

export const isLance = (place: string): boolean => place.startsWith('lance:');

export type LanceOptions = OpenOptions & {
  /** Milliseconds for which a reader doesn't look for a newer version. */
  readonly freshFor?: number;
};

/** The store in LanceDB's files, in a folder or in object storage: `lance:./folder`, `lance:s3://bucket/prefix`. */
export async function openLanceStore(place: string, options: LanceOptions): Promise<Store> {
  const uri = place.slice('lance:'.length);
  const isBucket = /^\w+:\/\//.test(uri);
  const lockDir = isBucket ? (options.lockDir ?? tmpdir()) : uri;
  const freshFor = options.freshFor ?? (isBucket ? FRESH.bucket : FRESH.folder);
  const own = options.rebuild
    ? await guarded(`rebuild the index "${place}"`, () => lockWriter(lockDir, options.wait))
    : null;
  try {
    const engine = await loadEngine();
    if (!isBucket && options.create) mkdirSync(uri, { recursive: true });
    const db = await engine.connect(isBucket ? uri : resolve(uri), { readConsistencyInterval: 0 });
    const notes = await guarded(`open the index "${place}"`, () => prepare(engine, db, place, options));
    return createStore({ ...options, engine, db, notes, place, lockDir, freshFor, own });
  } catch (error) {
    own?.release();
    throw error;
  }
}

/** Makes what is missing, and refuses what can't be used. */
async function prepare(engine: Engine, db: Connection, place: string, options: OpenOptions): Promise<Notes> {
  const { create = false, rebuild = false, embedder } = options;
  const remedy = 'Run `npm run index` to make one.';
  const notes = await openNotes(db, create || rebuild);
  const head = await notes?.head();
  if (!notes || (!head && !create && !rebuild))
    throw new StoreError({ what: `open the index "${place}"`, why: 'there is none', remedy });
  if (!head || rebuild) {
    const tables = await makeTables(engine, db, embedder.dimensions);
    await notes.put('head', JSON.stringify({ ...noHead(embedder), at: await versionsOf(tables) }));
    return notes;
  }
  const why =
    head.version !== VERSION
      ? 'it was made by another version of the program'
      : head.embedder.id !== embedder.id || head.embedder.dimensions !== embedder.dimensions
        ? `it was made with the embedder "${head.embedder.id}"`
        : null;
  if (why !== null)
    throw new StoreError({
      ...{ what: `open the index "${place}"`, why },
      remedy: 'Run `npm run index -- --rebuild`, or set EMBEDDER to the one it was made with.',
    });
  return notes;
}

type Made = LanceOptions & {
  readonly engine: Engine;
  readonly db: Connection;
  readonly notes: Notes;
  readonly place: string;
  readonly lockDir: string;
  readonly freshFor: number;
  readonly own: Awaited<ReturnType<typeof lockWriter>> | null;
};

function createStore(made: Made): Store {
  const { engine, db, notes, place, own, embedder } = made;
  const follow = createFollower(made);
  const write = createWriter(made, follow.take);
  let isClosed = false;
  const ensureOpen = (): void => {
    if (isClosed) throw new Error('it is closed');
  };
  const read = <T>(work: (snapshot: Snapshot) => T | Promise<T>) =>
    guarded(`read from the index "${place}"`, async () => {
      ensureOpen();
      return work(await follow.current());
    });
  const change = <T>(work: (tables: Tables, head: Head) => Promise<Change<T>>) =>
    guarded(`write to the index "${place}"`, () => {
      ensureOpen();
      return write(work);
    });
  const replacePages = (pages: readonly IndexedPage[]): Promise<void> =>
    guarded(`write to the index "${place}"`, async () => {
      ensureOpen();
      checkVectors(pages, embedder.dimensions);
      await change(async (tables, head) => {
        const gone = new Set((await notes.withdrawals()).map(({ id }) => id));
        const kept = pages.map((page) => ({
          ...page,
          articles: page.articles.filter(({ article }) => !gone.has(article.id)),
        }));
        const left = await removePages(
          tables,
          head,
          pages.map(({ page }) => page),
        );
        // The last of a name counts.
        const distinct = [...new Map(kept.map((page) => [page.page, page])).values()];
        return { head: await insertPages(tables, left, distinct), result: undefined };
      });
    });
  const words = createWords(notes);
  return {
    exclusively: createTurns(made.lockDir, own, () => follow.outdate()),
    replacePage: (page) => replacePages([page]),
    replacePages,
    removePage: (page) =>
      change(async (tables, head) => ({ head: await removePages(tables, head, [page]), result: undefined })),
    withdraw: (article, note) =>
      change(async (tables, head) => {
        // Noted first: a crash in between leaves it noted, and the next call takes it out.
        await notes.withdraw(article, note);
        await words.outdate();
        const left = await removeArticle(tables, head, article);
        return { head: left ?? head, result: left !== null };
      }),
    withdrawals: () => read(() => notes.withdrawals()),
    settle: () =>
      change(async (tables, head) => {
        await foldTerms(tables);
        await tidy(engine, tables, KEPT);
        return { head, result: undefined };
      }),
    compact: () =>
      change(async (tables, head) => {
        await foldTerms(tables);
        const size = async () =>
          (await Promise.all(Object.values(tables).map((t) => t.stats()))).reduce(
            (sum, { totalBytes }) => sum + totalBytes,
            0,
          );
        const before = await size();
        await tidy(engine, tables, KEPT);
        return { head, result: Math.max(0, before - (await size())) };
      }),
    newWords: () => read(() => words.all()),
    replaceNewWords: (found) => change(async (_, head) => ({ head, result: await words.replace(found, head) })),
    changedSinceNewWords: () => read(({ head }) => words.changedSince(head)),
    pages: () => read(reading.pages),
    nearest: (vector, k) =>
      read((snapshot) => {
        const fault = vectorFault(vector, embedder.dimensions);
        if (fault) throw badVector('search with the question', fault);
        return searching.nearest(snapshot, vector, k);
      }),
    matching: (terms, k) => read((snapshot) => searching.matching(engine, snapshot, terms, k)),
    termStatistics: (terms) => read((snapshot) => searching.termStatistics(snapshot, terms)),
    similarities: (vector, keys) => read((snapshot) => reading.similarities(snapshot, vector, keys)),
    passages: (keys) => read((snapshot) => reading.passages(snapshot, keys)),
    article: (id) => read((snapshot) => reading.article(snapshot, id)),
    statements: (id) => read((snapshot) => reading.statements(snapshot, id)),
    mentioning: (query, limit) => read((snapshot) => reading.mentioning(snapshot, query, limit)),
    namesAmong: (texts) => read((snapshot) => reading.namesAmong(snapshot, texts)),
    names: (kind, limit) => read((snapshot) => reading.names(snapshot, kind, limit)),
    latest: (limit, district, time) => read((snapshot) => reading.latest(snapshot, limit, district, time)),
    articlesAfter: (after, limit) => read((snapshot) => reading.articlesAfter(snapshot, after, limit)),
    coverage: () => read((snapshot) => snapshot.coverage()),
    close: async () => {
      if (isClosed) return;
      isClosed = true;
      await write.idle();
      db.close();
      own?.release();
    },
  };
}

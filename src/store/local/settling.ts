import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import { countPassages, countRemoved, currentExtent, onOneState } from './catch-up.ts';
import { type DerivedName, type Extent, fingerprint, publish, vouchedExtent } from './derived.ts';
import type { VectorSpace } from './graph.ts';
import { createGraphBuilder, type GraphBuilder } from './graph-builder.ts';
import { openGraph } from './open-graph.ts';
import { buildSegment } from './segment.ts';
import type { WordsBuilder } from './words-builder.ts';
import { writeWords } from './words-file.ts';

/**
 * A derived file is made anew once this share of the passages has changed since, at most this many. Until then a
 * search compares the new vectors one by one (2,000: half a millisecond) and the next open reads their terms (50 ms).
 */
const CHANGED_SHARE = 0.1;
const CHANGED_MOST = 2048;
/** From this many new passages on a file is made in a thread of its own; fewer take under two seconds here. */
const THREAD_FROM = 4096;
/** The thread is told of new passages in lots of this size: half a second's work. */
const LOT = 512;

/** Vectors that are taken in at one go here: 25 ms. */
const STEP = 24;

export type Settling = {
  /** So many passages were just put in. */
  readonly wrote: (passages: number) => void;
  /** Brings the derived files up to date where that is worthwhile. */
  readonly settle: () => Promise<void>;
  /** Makes them from nothing. */
  readonly remake: () => Promise<void>;
  /** Whether settling takes a moment (a second or two) and not minutes. */
  readonly isQuick: () => boolean;
  /** Ends the thread, if there is one. */
  readonly stop: () => Promise<void>;
};

/** Keeps `news.words` and `news.hnsw` close behind the tables, for the store that writes. */
export function createSettling(db: DatabaseSync, dir: string, space: VectorSpace, words: WordsBuilder): Settling {
  let builder: GraphBuilder | null = null;
  let added = 0;
  let told = 0;
  const startBuilder = () => {
    builder ??= createGraphBuilder(dir, space);
    return builder;
  };
  const finishGraph = async (changed: number) => {
    const byThread = builder || changed > THREAD_FROM;
    const extent = byThread ? await startBuilder().finish() : await makeGraph(db, dir, space);
    builder = null;
    if (extent) publish(db, dir, 'news.hnsw', extent);
  };
  const settleWords = async () => {
    // Made for a question that came while there was no file: it may be all that is needed.
    if (words.isRunning()) await words.make();
    if (!isDue(db, pending(db, dir, 'news.words'))) return;
    if (countPassages(db) > THREAD_FROM) await words.make();
    else makeWords(db, dir);
  };
  const settle = async () => {
    const changed = pending(db, dir, 'news.hnsw');
    const graph = builder || isDue(db, changed) ? finishGraph(changed) : undefined;
    await Promise.all([graph, settleWords()]);
    added = 0;
    told = 0;
  };
  let running: Promise<void> | null = null;
  const settleOnce = () => {
    running ??= settle().finally(() => {
      running = null;
    });
    return running;
  };
  return {
    wrote: (passages) => {
      added += passages;
      if (added < THREAD_FROM || added - told < LOT) return;
      startBuilder().grow();
      told = added;
    },
    settle: settleOnce,
    remake: async () => {
      await Promise.allSettled([running, words.isRunning() && words.make()]);
      for (const name of ['news.hnsw', 'news.words']) rmSync(join(dir, name), { force: true });
      await settleOnce();
    },
    isQuick: () => !builder && pending(db, dir, 'news.hnsw') <= THREAD_FROM,
    stop: async () => builder?.stop(),
  };
}

/** Makes the graph's temporary file on this thread. */
async function makeGraph(db: DatabaseSync, dir: string, space: VectorSpace): Promise<Extent | null> {
  const graph = await openGraph(db, dir, space);
  // A bot that indexes has residents to look after.
  while (graph?.grow(db, STEP) === false) await setImmediate();
  graph?.save(dir);
  return graph?.extent() ?? null;
}

/** Makes `news.words` from the tables. */
function makeWords(db: DatabaseSync, dir: string): void {
  const { now, written } = onOneState(db, () => {
    const now = currentExtent(db);
    return { now, written: writeWords(dir, buildSegment(db, 0, now.through)) };
  });
  publish(db, dir, 'news.words', now, written);
}

/** Whether a file that so many changes aren't in yet is too far behind to be left so. */
function isDue(db: DatabaseSync, changed: number): boolean {
  return changed > 0 && changed >= Math.min(CHANGED_MOST, CHANGED_SHARE * countPassages(db));
}

/** How many passages came or went since a file was made; all of them when it is missing or can't be trusted. */
function pending(db: DatabaseSync, dir: string, name: DerivedName): number {
  const found = fingerprint(join(dir, name));
  const extent = found && vouchedExtent(db, name, found);
  if (!extent) return Math.max(1, countPassages(db));
  return currentExtent(db).through - extent.through + countRemoved(db, extent);
}

import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import { countPassages, countRemoved, currentExtent, onOneState } from './catch-up.ts';
import { DERIVED, type DerivedName, fingerprint, publish, vouchedExtent } from './derived.ts';
import { createDerivedBuilder, type DerivedBuilder, type Made } from './derived-builder.ts';
import type { VectorSpace } from './near.ts';
import { nearNameFor, openNear } from './open-near.ts';
import { buildSegment } from './segment.ts';
import { textsFingerprint } from './texts-file.ts';
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
/** Vectors that are taken in at one go here: 25 ms. */
const STEP = 24;

export type Settling = ReturnType<typeof createSettling>;

/** Keeps the derived files close behind the tables, for the store that writes. */
export function createSettling(db: DatabaseSync, dir: string, space: VectorSpace, words: WordsBuilder) {
  let builder: DerivedBuilder | null = null;
  const byThread = (names: readonly DerivedName[]) => {
    builder = createDerivedBuilder({ dir, space, names });
    return builder.made.finally(() => {
      builder = null;
    });
  };
  const settleOthers = async () => {
    const wanted = namesFor(db);
    const kept: readonly DerivedName[] = [...wanted, 'news.words'];
    const due = wanted.filter((name) => isDue(db, pending(db, dir, name)));
    if (due.length === 0) return;
    // Centres of a large archive may have to be found anew, whatever little has changed.
    const isLong = wanted.includes('news.lists') || pending(db, dir, 'news.hnsw') > THREAD_FROM;
    const made = isLong ? await byThread(due) : await makeGraph(db, dir, space);
    for (const { name, extent, written } of made) publish(db, dir, name, extent, written, fingerprintOf(name));
    if (made.length > 0) for (const name of DERIVED) if (!kept.includes(name)) forget(db, dir, name);
  };
  const settleWords = async () => {
    // Made for a question that came while there was no file: it may be all that is needed.
    if (words.isRunning()) await words.make();
    if (!isDue(db, pending(db, dir, 'news.words'))) return;
    if (countPassages(db) > THREAD_FROM) await words.make();
    else makeWords(db, dir);
  };
  const settle = async () => {
    await Promise.all([settleOthers(), settleWords()]);
  };
  let running: Promise<void> | null = null;
  const settleOnce = (): Promise<void> => {
    running ??= settle().finally(() => {
      running = null;
    });
    return running;
  };
  return {
    /** Brings the derived files up to date where that is worthwhile. */
    settle: settleOnce,
    /** Makes them from nothing. */
    remake: async (): Promise<void> => {
      await Promise.allSettled([running, words.isRunning() && words.make()]);
      for (const name of DERIVED) rmSync(join(dir, name), { force: true });
      await settleOnce();
    },
    /** Whether settling takes a moment (a second or two) and not minutes. */
    isQuick: (): boolean => pending(db, dir, nearNameFor(db)) <= THREAD_FROM,
    /** Ends the thread, if there is one. */
    stop: async (): Promise<void> => builder?.stop(),
  };
}

/** Which of them an index of this size should have: a small one keeps its articles in memory once they were read. */
const namesFor = (db: DatabaseSync): readonly DerivedName[] =>
  nearNameFor(db) === 'news.lists' ? ['news.lists', 'news.texts'] : ['news.hnsw'];

const fingerprintOf = (name: DerivedName) => (name === 'news.texts' ? textsFingerprint : fingerprint);

/** Makes the temporary file of a graph on this thread. */
async function makeGraph(db: DatabaseSync, dir: string, space: VectorSpace): Promise<readonly Made[]> {
  const graph = await openNear(db, dir, space);
  // A bot that indexes has residents to look after.
  while (graph?.grow(db, STEP) === false) await setImmediate();
  return graph ? [{ name: graph.name, written: graph.save(dir), extent: graph.extent() }] : [];
}

/** A file that isn't wanted, or not to be trusted, any more. */
export function forget(db: DatabaseSync, dir: string, name: DerivedName): void {
  rmSync(join(dir, name), { force: true });
  db.prepare('DELETE FROM derived WHERE name = ?').run(name);
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
  const found = fingerprintOf(name)(join(dir, name));
  const extent = found && vouchedExtent(db, name, found);
  if (!extent) return Math.max(1, countPassages(db));
  return currentExtent(db).through - extent.through + countRemoved(db, extent);
}

import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import { countPassages, countRemoved, currentExtent, onOneState } from './catch-up.ts';
import { type DerivedName, fingerprint, publish, vouchedExtent } from './derived.ts';
import type { VectorSpace } from './near.ts';
import { createNearBuilder, type MadeNear, type NearBuilder } from './near-builder.ts';
import { NEAR_FILES, nearNameFor, openNear } from './open-near.ts';
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
/** Vectors that are taken in at one go here: 25 ms. */
const STEP = 24;

export type Settling = {
  /** Brings the derived files up to date where that is worthwhile. */
  readonly settle: () => Promise<void>;
  /** Makes them from nothing. */
  readonly remake: () => Promise<void>;
  /** Whether settling takes a moment (a second or two) and not minutes. */
  readonly isQuick: () => boolean;
  /** Ends the thread, if there is one. */
  readonly stop: () => Promise<void>;
};

/** Keeps the derived files close behind the tables, for the store that writes. */
export function createSettling(db: DatabaseSync, dir: string, space: VectorSpace, words: WordsBuilder): Settling {
  let builder: NearBuilder | null = null;
  const byThread = () => {
    builder = createNearBuilder(dir, space);
    return builder.made.finally(() => {
      builder = null;
    });
  };
  const settleNear = async () => {
    const name = nearNameFor(db);
    const changed = pending(db, dir, name);
    if (!isDue(db, changed)) return;
    // Centres of a large archive may have to be found anew, whatever little has changed.
    const isLong = changed > THREAD_FROM || name === 'news.lists';
    const made = isLong ? await byThread() : await makeNear(db, dir, space);
    if (!made) return;
    publish(db, dir, made.name, made.extent, made.written);
    for (const other of NEAR_FILES) if (other !== made.name) forget(db, dir, other);
  };
  const settleWords = async () => {
    // Made for a question that came while there was no file: it may be all that is needed.
    if (words.isRunning()) await words.make();
    if (!isDue(db, pending(db, dir, 'news.words'))) return;
    if (countPassages(db) > THREAD_FROM) await words.make();
    else makeWords(db, dir);
  };
  const settle = async () => {
    await Promise.all([settleNear(), settleWords()]);
  };
  let running: Promise<void> | null = null;
  const settleOnce = () => {
    running ??= settle().finally(() => {
      running = null;
    });
    return running;
  };
  return {
    settle: settleOnce,
    remake: async () => {
      await Promise.allSettled([running, words.isRunning() && words.make()]);
      for (const name of [...NEAR_FILES, 'news.words']) rmSync(join(dir, name), { force: true });
      await settleOnce();
    },
    isQuick: () => pending(db, dir, nearNameFor(db)) <= THREAD_FROM,
    stop: async () => builder?.stop(),
  };
}

/** Makes the temporary file for near vectors on this thread. */
async function makeNear(db: DatabaseSync, dir: string, space: VectorSpace): Promise<MadeNear | null> {
  const near = await openNear(db, dir, space);
  // A bot that indexes has residents to look after.
  while (near?.grow(db, STEP) === false) await setImmediate();
  return near && { name: near.name, written: near.save(dir), extent: near.extent() };
}

/** Another kind of file has taken the place of this one. */
function forget(db: DatabaseSync, dir: string, name: DerivedName): void {
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
  const found = fingerprint(join(dir, name));
  const extent = found && vouchedExtent(db, name, found);
  if (!extent) return Math.max(1, countPassages(db));
  return currentExtent(db).through - extent.through + countRemoved(db, extent);
}

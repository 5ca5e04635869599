import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { oneLine } from '../../errors.ts';
import type { Log } from '../../types.ts';
import type { Match, TermStatistics } from '../port.ts';
import { readVerified } from './arrays-file.ts';
import { currentExtent, eachRemoval, onOneState } from './catch-up.ts';
import { type Extent, NOTHING, newestVouched, vouchedExtent } from './derived.ts';
import { buildSegment } from './segment.ts';
import { type LiveSegment, live, markGone, type QueryTerm, searchWords, statisticsOf } from './words.ts';
import type { MadeWords, WordsBuilder } from './words-builder.ts';
import { parseWords } from './words-file.ts';

export type WordsIndex = ReturnType<typeof createWordsIndex>;

export type WordsOptions = {
  readonly dir: string;
  readonly builder: WordsBuilder;
  readonly log?: Log | undefined;
};

/** The segment in `news.words` and what it covers; `null` when the file is missing, damaged or not this index's. */
export function loadWords(db: DatabaseSync, dir: string): MadeWords | null {
  const file = readVerified(join(dir, 'news.words'));
  const extent = file && vouchedExtent(db, 'news.words', file);
  const segment = extent && parseWords(file.bytes);
  return segment ? { segment, extent } : null;
}

/**
 * The words half of search: the segment in `news.words`, and small ones in memory for what came after it. What came is at once too
 * much for that, or the file isn't there: a thread makes a segment of everything. Until then questions are answered by what was there
 * before or, where nothing was, wait. `arrived` is called when it was made, so that the next call takes in what came after it.
 */
export function createWordsIndex(db: DatabaseSync, options: WordsOptions, arrived: () => void) {
  const { dir, builder, log } = options;
  const stored = loadWords(db, dir);
  if (!stored && newestVouched(db, 'news.words'))
    log?.info({ dir }, 'no usable news.words, the word index is made from news.db');
  const memory = createMemory(db, stored);
  let making: Promise<void> | null = null;
  /** Nothing is left to the thread any more. */
  let hasFailed = false;
  const makeInThread = async () => {
    try {
      const made = await builder.make();
      // The database was replaced by another one: this store changes over to it.
      if (!made) return;
      memory.put(made);
    } catch (error) {
      hasFailed = true;
      log?.warn({ dir }, `the thread that makes the word index failed: ${oneLine(error)}`);
      onOneState(db, () => memory.takeIn(currentExtent(db)));
    }
    making = null;
    arrived();
  };
  const ready = async () => {
    if (memory.isEmpty()) await making;
    return memory;
  };
  return {
    /** It began with what was in the file. */
    isStored: stored !== null,
    /** Takes in what the tables hold at `now`; the caller holds one state of them. */
    catchUp: (now: Extent): void => {
      const isFar = !hasFailed && isFarBehind(db, memory.extent());
      memory.takeIn(isFar ? { ...now, through: memory.extent().through } : now);
      if (isFar) making ??= makeInThread();
    },
    search: async (terms: readonly QueryTerm[], k: number): Promise<readonly Match[]> =>
      searchWords((await ready()).segments(), terms, k),
    statistics: async (terms: readonly number[]): Promise<TermStatistics> =>
      statisticsOf((await ready()).segments(), terms),
    /** Resolves when nothing is being made. */
    made: async (): Promise<void> => making ?? undefined,
  };
}

/** The segments in memory, oldest and largest first. */
function createMemory(db: DatabaseSync, stored: MadeWords | null) {
  let segments: LiveSegment[] = stored ? [live(stored.segment)] : [];
  let extent = stored?.extent ?? NOTHING;
  return {
    extent: () => extent,
    segments: (): readonly LiveSegment[] => segments,
    isEmpty: () => segments.length === 0,
    put: (made: MadeWords) => {
      segments = [live(made.segment)];
      extent = made.extent;
    },
    takeIn: (now: Extent) => {
      eachRemoval(db, extent, (first, last) => {
        for (const segment of segments) markGone(segment, first, last);
      });
      if (now.through > extent.through) append(db, segments, extent.through, now.through);
      extent = now;
    },
  };
}

/** Whether more passages came since than are taken in within a moment (4,096: a seventh of a second). */
function isFarBehind(db: DatabaseSync, { through }: Extent): boolean {
  const sql = 'SELECT key FROM passage WHERE key > ? LIMIT 1 OFFSET ?';
  return db.prepare(sql).get(through, TAKEN_IN_AT_ONCE) !== undefined;
}

const TAKEN_IN_AT_ONCE = 4096;

/**
 * Adds the new passages as a segment. An earlier one that isn't at least twice as long is made anew together with it,
 * so that n additions leave log n segments and each passage is handled log n times.
 */
function append(db: DatabaseSync, segments: LiveSegment[], after: number, through: number): void {
  let from = after;
  for (let last = segments.at(-1); last && last.gone.length < 2 * (through - from); last = segments.at(-1)) {
    segments.pop();
    from = Math.min(from, (last.segment.keys[0] ?? from + 1) - 1);
  }
  const added = buildSegment(db, from, through);
  if (added.keys.length > 0) segments.push(live(added));
}

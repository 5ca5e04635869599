import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { Log } from '../../types.ts';
import type { Match, TermStatistics } from '../port.ts';
import { eachRemoval } from './catch-up.ts';
import { type Extent, NOTHING, vouchedExtent } from './derived.ts';
import { buildSegment, type Segment } from './segment.ts';
import { type LiveSegment, live, markGone, type QueryTerm, searchWords, statisticsOf } from './words.ts';
import { parseWords, readVerified } from './words-file.ts';

/** The words half of search: the segment in `news.words`, and small ones in memory for what came after it. */
export type WordsIndex = {
  /** It began with what was in the file. */
  readonly isStored: boolean;
  readonly extent: () => Extent;
  /** Takes in what the tables hold at `now`; the caller holds one state of them. */
  readonly catchUp: (now: Extent) => void;
  readonly search: (terms: readonly QueryTerm[], k: number) => readonly Match[];
  readonly statistics: (terms: readonly number[]) => TermStatistics;
};

/** The segment in `news.words` and what it covers; `null` when the file is missing, damaged or not this index's. */
export function loadWords(db: DatabaseSync, dir: string): { segment: Segment; extent: Extent } | null {
  const file = readVerified(join(dir, 'news.words'));
  const extent = file && vouchedExtent(db, 'news.words', file);
  const segment = extent && parseWords(file.bytes);
  return segment ? { segment, extent } : null;
}

export function createWordsIndex(db: DatabaseSync, dir: string, log?: Log): WordsIndex {
  const stored = loadWords(db, dir);
  if (!stored) log?.info({ dir }, 'no usable news.words, the word index is made from news.db');
  const segments: LiveSegment[] = stored ? [live(stored.segment)] : [];
  let extent = stored?.extent ?? NOTHING;
  return {
    isStored: stored !== null,
    extent: () => extent,
    catchUp: (now) => {
      eachRemoval(db, extent, (first, last) => {
        for (const segment of segments) markGone(segment, first, last);
      });
      if (now.through > extent.through) append(db, segments, extent.through, now.through);
      extent = now;
    },
    search: (terms, k) => searchWords(segments, terms, k),
    statistics: (terms) => statisticsOf(segments, terms),
  };
}

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

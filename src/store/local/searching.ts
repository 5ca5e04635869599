import type { DatabaseSync } from 'node:sqlite';
import type { Match, TermStatistics, WeightedTerm } from '../port.ts';
import { createExact, vectorsAfter } from './exact.ts';
import { buildSegment } from './segment.ts';
import { type LiveSegment, live, markGone, searchWords, statisticsOf } from './words.ts';

export type Searching = {
  readonly matching: (terms: readonly (string | WeightedTerm)[], k: number) => readonly Match[];
  readonly termStatistics: (terms: readonly string[]) => TermStatistics;
  readonly nearest: (vector: Float32Array, k: number) => readonly Match[];
};

/** The searching half of the store: what is derived from the tables and held in memory, brought up to date per call. */
export function createSearching(db: DatabaseSync, dimensions: number): Searching {
  const version = db.prepare('PRAGMA data_version');
  const totalChanges = db.prepare('SELECT total_changes() AS n');
  const maxKey = db.prepare('SELECT max(key) AS key FROM passage');
  const removals = db.prepare('SELECT seq, first, last FROM removed WHERE seq > ? ORDER BY seq');
  const termNumber = db.prepare('SELECT key FROM term WHERE text = ?');
  const numberOf = (term: string) => Number(termNumber.get(term)?.key ?? 0);
  const exact = createExact(dimensions);
  const segments: LiveSegment[] = [];
  let seen = '';
  let through = 0;
  let removed = 0;

  const applyRemovals = () => {
    for (const { seq, first, last } of removals.all(removed) as { seq: number; first: number; last: number }[]) {
      for (const segment of segments) markGone(segment, first, last);
      exact.removeSpan(first, last);
      removed = seq;
    }
  };
  const addNew = () => {
    const newest = Number(maxKey.get()?.key ?? 0);
    if (newest <= through) return;
    for (const [key, vector] of vectorsAfter(db, through, newest)) exact.add(key, vector);
    appendSegment(db, segments, through, newest);
    through = newest;
  };
  const refresh = () => {
    const now = `${version.get()?.data_version}/${totalChanges.get()?.n}`;
    if (now === seen) return;
    db.exec('BEGIN');
    try {
      applyRemovals();
      addNew();
    } finally {
      db.exec('COMMIT');
    }
    seen = now;
  };
  return {
    matching: (terms, k) => {
      refresh();
      const weights = new Map(terms.map((t) => (typeof t === 'string' ? [t, 1] : [t.term, t.weight])));
      const known = [...weights].map(([text, weight]) => ({ term: numberOf(text), weight }));
      return searchWords(
        segments,
        known.filter(({ term }) => term > 0),
        k,
      );
    },
    termStatistics: (terms) => {
      refresh();
      return statisticsOf(segments, terms.map(numberOf));
    },
    nearest: (vector, k) => {
      refresh();
      return exact.nearest(vector, k);
    },
  };
}

/** Adds the new passages as a segment; one that isn't at least twice as long as its successor is made anew with it. */
function appendSegment(db: DatabaseSync, segments: LiveSegment[], after: number, through: number): void {
  let from = after;
  let size = through - after;
  for (let last = segments.at(-1); last && last.segment.keys.length < 2 * size; last = segments.at(-1)) {
    segments.pop();
    from = Math.min(from, (last.segment.keys[0] ?? from + 1) - 1);
    size = through - from;
  }
  segments.push(live(buildSegment(db, from, through)));
}

import type { DatabaseSync } from 'node:sqlite';
import { decodeVector, type StoredVector } from './codec.ts';
import type { Extent } from './derived.ts';

/** Runs `work` on one state of the tables, whatever a writer does meanwhile. */
export function onOneState<T>(db: DatabaseSync, work: () => T): T {
  if (db.isTransaction) return work();
  db.exec('BEGIN');
  try {
    return work();
  } finally {
    db.exec('COMMIT');
  }
}

/** Runs `work` in one transaction; whatever it throws, nothing of it stays. */
export function inTransaction(db: DatabaseSync, work: () => void): void {
  db.exec('BEGIN IMMEDIATE');
  try {
    work();
    db.exec('COMMIT');
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}

/** Returns a function whose value is another one as soon as this or another connection has committed something. */
export function createVersion(db: DatabaseSync): () => string {
  const others = db.prepare('PRAGMA data_version');
  const own = db.prepare('SELECT total_changes() AS n');
  return () => `${others.get()?.data_version}/${own.get()?.n}`;
}

/** What the tables hold now. Keys and removal numbers only grow, so nothing has changed when both are equal. */
export function currentExtent(db: DatabaseSync): Extent {
  const sql =
    "SELECT (SELECT seq FROM sqlite_sequence WHERE name = 'passage') AS through, (SELECT seq FROM sqlite_sequence WHERE name = 'removed') AS removed";
  const row = db.prepare(sql).get();
  return { through: Number(row?.through ?? 0), removed: Number(row?.removed ?? 0) };
}

export const countPassages = (db: DatabaseSync): number =>
  Number(db.prepare('SELECT count(*) AS n FROM passage').get()?.n);

/** How many passages went after `extent`. */
export const countRemoved = (db: DatabaseSync, { removed }: Extent): number =>
  Number(db.prepare('SELECT sum(last - first + 1) AS n FROM removed WHERE seq > ?').get(removed)?.n ?? 0);

/** Calls `removeSpan` for each run of keys that went after `extent`. */
export function eachRemoval(db: DatabaseSync, extent: Extent, removeSpan: (first: number, last: number) => void): void {
  const sql = 'SELECT first, last FROM removed WHERE seq > ? ORDER BY seq';
  for (const { first, last } of db.prepare(sql).iterate(extent.removed)) removeSpan(Number(first), Number(last));
}

/** Calls `add` for the vectors of all passages with keys from `after` (excluded) to `through`, in key order. */
export function eachVector(
  db: DatabaseSync,
  after: number,
  through: number,
  add: (key: number, vector: StoredVector) => void,
): void {
  const rows = db.prepare('SELECT key, vector FROM passage_vector WHERE key > ? AND key <= ? ORDER BY key');
  for (const { key, vector } of rows.iterate(after, through)) add(Number(key), decodeVector(vector));
}

export type Follower = {
  readonly removeSpan: (first: number, last: number) => void;
  readonly add: (key: number, vector: StoredVector) => void;
};

/** Brings what holds the vectors of `extent` up to date with the tables, by `most` keys at most, and returns what it holds then. */
export function catchUp(db: DatabaseSync, extent: Extent, follower: Follower, most: number): Extent {
  return onOneState(db, () => {
    const now = currentExtent(db);
    const through = Math.min(now.through, extent.through + most);
    eachRemoval(db, extent, follower.removeSpan);
    eachVector(db, extent.through, through, follower.add);
    return { ...now, through };
  });
}

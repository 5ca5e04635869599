/** How readers follow the heads, and how writers make the next one. */
import type { LockWriter } from '../../types.ts';
import type { Connection } from './engine.ts';
import { backTo, type Head, type Notes, tablesAt, versionsOf } from './head.ts';
import { createKept, createSnapshot, type Snapshot } from './snapshot.ts';
import { openTables, type Tables } from './tables.ts';

export type HeadsOptions = {
  readonly db: Connection;
  readonly notes: Notes;
  /** Keeps the changes of all writers apart. */
  readonly lock: LockWriter;
  /** Milliseconds for which a reader doesn't look for a newer head. */
  readonly freshFor: number;
  readonly vectorBytes?: number;
};

/** Goes from head to head: looks for a newer one when the last look is longer ago than `freshFor`. */
export function createFollower({ db, notes, freshFor, vectorBytes }: HeadsOptions) {
  const kept = createKept(vectorBytes);
  let snapshot: Snapshot | null = null;
  let seen = '';
  let lookedAt = Number.NEGATIVE_INFINITY;
  let looking: Promise<Snapshot> | null = null;
  const take = async (value: string): Promise<Snapshot> => {
    if (snapshot && value === seen) return snapshot;
    const head = JSON.parse(value) as Head;
    snapshot = createSnapshot(head, await tablesAt(db, head.at), kept);
    seen = value;
    return snapshot;
  };
  const look = async (): Promise<Snapshot> => {
    const at = performance.now();
    const value = await notes.get('head');
    if (value === null) throw new Error('its head is gone');
    const next = await take(value);
    lookedAt = at;
    return next;
  };
  return {
    outdate: (): void => {
      lookedAt = Number.NEGATIVE_INFINITY;
    },
    current: async (): Promise<Snapshot> => {
      if (snapshot && performance.now() - lookedAt < freshFor) return snapshot;
      if (freshFor === 0) return look();
      looking ??= look().finally(() => {
        looking = null;
      });
      return looking;
    },
  };
}

export type Change<T> = { readonly head: Omit<Head, 'at'>; readonly result: T };

/** One change after the other, of this process and others; each ends with a new head, or leaves the old one. */
export function createWriter({ db, notes, lock }: HeadsOptions, published: () => void) {
  let last: Promise<unknown> = Promise.resolve();
  /** The tables as this process's last change left them: nobody else wrote if that head is still the head. */
  let left: { readonly at: string; readonly tables: Tables } | null = null;
  const tablesOf = async (head: Head): Promise<Tables> => {
    if (left?.at === JSON.stringify(head.at)) return left.tables;
    const tables = await openTables(db);
    await backTo(tables, head.at);
    return tables;
  };
  const one = async <T>(work: (tables: Tables, head: Head) => Promise<Change<T>>): Promise<T> => {
    const held = await lock();
    try {
      const head = await notes.head();
      if (!head) throw new Error('its head is gone');
      const tables = await tablesOf(head);
      left = null;
      const { head: figures, result } = await work(tables, head);
      const at = await versionsOf(tables);
      // Another may have begun to write if the lock was lost meanwhile: what was written here isn't to be seen then.
      held.check?.();
      await notes.put('head', JSON.stringify({ ...figures, at }));
      left = { at: JSON.stringify(at), tables };
      published();
      return result;
    } finally {
      held.release();
    }
  };
  const write = <T>(work: (tables: Tables, head: Head) => Promise<Change<T>>): Promise<T> => {
    const turn = last.then(() => one(work));
    last = turn.catch(() => {});
    return turn;
  };
  return Object.assign(write, { idle: () => last });
}

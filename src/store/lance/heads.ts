/** How readers follow the heads, and how writers make the next one. */
import type { LockWriter } from '../../types.ts';
import type { Connection } from './engine.ts';
import { backTo, type Head, type HeadName, type Notes, tablesAt, versionsOf } from './head.ts';
import { createKept, createSnapshot, type Snapshot } from './snapshot.ts';
import { openTables, type Tables } from './tables.ts';

export type HeadsOptions = {
  readonly db: Connection;
  readonly notes: Notes;
  /** Which head is read and written: `next` for who makes the index anew. */
  readonly headName: () => HeadName;
  /** Keeps the changes of all writers apart. */
  readonly lock: LockWriter;
  /** Milliseconds for which a reader doesn't look for a newer head. */
  readonly freshFor: number;
  readonly vectorBytes?: number;
};

/** Goes from head to head: looks for a newer one when the last look is longer ago than `freshFor`. */
export function createFollower({ db, notes, headName, freshFor, vectorBytes }: HeadsOptions) {
  const kept = createKept(vectorBytes);
  let snapshot: Snapshot | null = null;
  let seen = '';
  let lookedAt = Number.NEGATIVE_INFINITY;
  let looking: Promise<Snapshot> | null = null;
  const take = async (value: string): Promise<Snapshot> => {
    if (snapshot && value === seen) return snapshot;
    const head = JSON.parse(value) as Head;
    snapshot = createSnapshot(head, await tablesAt(db, head), kept);
    seen = value;
    return snapshot;
  };
  const look = async (): Promise<Snapshot> => {
    const at = performance.now();
    const value = await notes.get(headName());
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

/** Which tables at which of their versions. */
const stateOf = ({ generation = 0, at }: Pick<Head, 'generation' | 'at'>): string => JSON.stringify([generation, at]);

/**
 * One change after the other, of this process and others; each ends with a new head, or leaves the old one. What is made of the
 * head `next` may become the head of the index (`as`).
 */
export function createWriter({ db, notes, headName, lock }: HeadsOptions, published: () => void) {
  let last: Promise<unknown> = Promise.resolve();
  /** The tables as this process's last change left them: nobody else wrote if that head is still the head. */
  let left: { readonly state: string; readonly tables: Tables } | null = null;
  const tablesOf = async (head: Head): Promise<Tables> => {
    if (left?.state === stateOf(head)) return left.tables;
    const tables = await openTables(db, head.generation);
    await backTo(tables, head.at);
    return tables;
  };
  const one = async <T>(work: (tables: Tables, head: Head) => Promise<Change<T>>, as: HeadName): Promise<T> => {
    const held = await lock();
    try {
      const head = await notes.head(headName());
      if (!head) throw new Error('its head is gone');
      const tables = await tablesOf(head);
      left = null;
      const { head: figures, result } = await work(tables, head);
      const at = await versionsOf(tables);
      // Another may have begun to write if the lock was lost meanwhile: what was written here isn't to be seen then.
      await held.check?.();
      await notes.put(as, JSON.stringify({ ...figures, at }));
      left = { state: stateOf({ ...figures, at }), tables };
      published();
      return result;
    } finally {
      held.release();
    }
  };
  const write = <T>(work: (tables: Tables, head: Head) => Promise<Change<T>>, as?: HeadName): Promise<T> => {
    const turn = last.then(() => one(work, as ?? headName()));
    last = turn.catch(() => {});
    return turn;
  };
  return Object.assign(write, { idle: () => last });
}

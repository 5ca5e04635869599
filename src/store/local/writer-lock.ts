/** One writer an index: two index runs at once take each other's articles for copies, or rebuild under each other. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { StoreError } from '../../errors.ts';
import type { WriterLock, WriterWait } from '../../types.ts';
import { isWritable } from './database.ts';
import { isBusy } from './faults.ts';
import { leftovers, removeLeftovers } from './generations.ts';

/** Beside the index and no part of it: `--rebuild` leaves it alone, or the lock would go with the file. */
const FILE = 'writer.lock';
/** Milliseconds between two looks at a lock that another process holds: nobody notices, and it costs nothing. */
const LOOK_EVERY = 100;

/**
 * Takes the lock of the index in `dir`, until `release` or the end of the process, however it ends: it is the operating
 * system's, held through an open transaction, so that what a killed run left behind is taken over at once and no process
 * number has to be judged (in a container it is always 1). Who holds it, and since when, stands in the file for those who
 * wait. Rejects with `StoreError` after `wait.ms`.
 */
export async function lockWriter(dir: string, { ms = Infinity, signal, onWait }: WriterWait = {}): Promise<WriterLock> {
  let until: number | null = null;
  for (let told = false; ; told = true) {
    signal?.throwIfAborted();
    const held = tryLock(dir);
    if (held.lock) return held.lock;
    until ??= Date.now() + ms;
    if (Date.now() >= until) throw writerIsBusy(dir, held.holder, held.cause);
    if (!told) onWait?.(held.holder);
    await pause(LOOK_EVERY, undefined, signal ? { signal } : {});
  }
}

/** Removes what killed writers have left, unless somebody is writing. */
export function tidyWhenFree(dir: string): void {
  if (leftovers(dir).length === 0 || !isWritable(dir)) return;
  const { lock } = tryLock(dir);
  if (lock) removeLeftovers(dir);
  lock?.release();
}

type Tried = { readonly lock: WriterLock | null; readonly holder: string; readonly cause?: unknown };

function tryLock(dir: string): Tried {
  mkdirSync(dir, { recursive: true });
  const db = new DatabaseSync(join(dir, FILE));
  try {
    // One transaction, since each waits for the disk several times.
    db.exec('PRAGMA busy_timeout = 0; BEGIN IMMEDIATE');
    db.exec('CREATE TABLE IF NOT EXISTS holder (pid INTEGER, since TEXT) STRICT; DELETE FROM holder');
    db.prepare("INSERT INTO holder VALUES (?, datetime('now'))").run(process.pid);
    // Others may read who holds it; the second BEGIN keeps them from writing for as long as this process lives.
    db.exec('COMMIT; BEGIN IMMEDIATE');
    return { lock: { release: () => db.close() }, holder: '' };
  } catch (cause) {
    const holder = holderIn(db);
    db.close();
    if (!isBusy(cause)) throw cause;
    return { lock: null, holder, cause };
  }
}

function holderIn(db: DatabaseSync): string {
  try {
    const row = db.prepare('SELECT pid, since FROM holder').get();
    return row === undefined ? 'another process' : `process ${row.pid}, since ${row.since} UTC`;
  } catch {
    return 'another process';
  }
}

/** Tells a lock that is held from other faults of a store. */
export class WriterBusyError extends StoreError {}

export const writerIsBusy = (dir: string, holder: string, cause?: unknown) =>
  new WriterBusyError({
    what: `write to the index "${dir}"`,
    why: `another run is writing to it (${holder})`,
    remedy: 'Wait until that run has ended, then try again; its pages are kept.',
    cause,
  });

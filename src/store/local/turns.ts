import { setTimeout as pause } from 'node:timers/promises';
import type { LockWriter, WriterLock, WriterWait } from '../../types.ts';
import { guarded } from './faults.ts';
import { writerIsBusy } from './writer-lock.ts';

/** Turns within this process, one after the other; each then waits for other processes, unless the store is `own` anyhow. */
export function createTurns(
  dir: string,
  lockWriter: LockWriter,
  own: WriterLock | null,
  catchUp: () => void | Promise<void>,
) {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  const locked = async <T>(work: () => Promise<T>, wait?: WriterWait): Promise<T> => {
    const lock = own ?? (await guarded(`write to the index "${dir}"`, () => lockWriter(wait)));
    try {
      await guarded(`write to the index "${dir}"`, catchUp);
      return await work();
    } finally {
      if (lock !== own) lock.release();
    }
  };
  return async <T>(work: () => Promise<T>, wait: WriterWait = {}): Promise<T> => {
    if (waiting > 0) await within(wait, last, dir);
    waiting++;
    const turn = last.then(() => locked(work, wait)).finally(() => waiting--);
    last = turn.catch(() => {});
    return turn;
  };
}

/** Waits for this process's own turns as `wait` says; they count for it like those of other processes. */
async function within({ ms, onWait }: WriterWait, turns: Promise<unknown>, dir: string): Promise<void> {
  onWait?.(`process ${process.pid}, this one`);
  if (ms === undefined) return;
  const over = new AbortController();
  const late = pause(ms, 'late', { signal: over.signal }).catch(() => 'late');
  if ((await Promise.race([turns, late])) === 'late') throw writerIsBusy(dir, `process ${process.pid}, this one`);
  over.abort();
}

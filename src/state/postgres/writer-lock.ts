/** A lock by name that processes on any machine share: the session's, so that it ends with whoever holds it. */
import { setTimeout as pause } from 'node:timers/promises';
import { StoreError } from '../../errors.ts';
import type { WriterLock, WriterWait } from '../../types.ts';
import { createClient } from './client.ts';

/** Milliseconds between two looks at a lock that another holds. */
const LOOK_EVERY = 250;

/** Takes the lock `name` in the database. Rejects with `StoreError` when the wait is over or the database away. */
export async function lockByName(url: string, name: string, { ms = Infinity, signal, onWait }: WriterWait = {}) {
  const client = createClient(url);
  try {
    const session = await client.session();
    // Not before: on a busy machine connecting alone takes longer than some wait.
    const until = Date.now() + ms;
    try {
      for (let told = false; ; told = true) {
        signal?.throwIfAborted();
        const { rows } = await session.query('SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS mine', [name]);
        if (rows[0].mine === true) return heldBy(session, client.close, name);
        if (Date.now() >= until) throw busy(name);
        if (!told) onWait?.('another process on this database');
        await pause(LOOK_EVERY, undefined, signal ? { signal } : {});
      }
    } catch (error) {
      await session.end().catch(() => {});
      throw error;
    }
  } catch (error) {
    await client.close();
    if (error instanceof StoreError || signal?.aborted) throw error;
    const remedy = 'Check DATABASE_URL and that PostgreSQL runs.';
    throw new StoreError({ what: `lock "${name}"`, why: 'the database cannot be used', remedy, cause: error });
  }
}

type Session = Awaited<ReturnType<ReturnType<typeof createClient>['session']>>;

function heldBy(session: Session, close: () => Promise<void>, name: string): WriterLock {
  return {
    // Asked now, and not known by what has arrived: a busy process hears of a lost connection too late.
    check: async () => {
      try {
        await session.query('SELECT 1');
      } catch (cause) {
        const why = 'the connection that held its lock was lost, and another may be writing by now';
        throw new StoreError({ what: `write under the lock "${name}"`, why, remedy: 'Run it again.', cause });
      }
    },
    release: () => {
      void session
        .end()
        .catch(() => {})
        .then(close);
    },
  };
}

const busy = (name: string): StoreError =>
  new StoreError({
    what: `lock "${name}"`,
    why: 'another process holds it',
    remedy: 'Wait until that run has ended, then try again; its pages are kept.',
  });

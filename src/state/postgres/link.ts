/**
 * The one connection a process keeps open: over it the database says that there is work, and through it one process of
 * all leads, by a lock that ends with the session, however it ends.
 */
import { setTimeout as after } from 'node:timers/promises';
import type pg from 'pg';
import type { Lead } from '../port.ts';
import type { Client } from './client.ts';
import { LOCKS } from './migrate.ts';

/** Milliseconds between two tries to lead, and between two looks at whether the session still lives. */
const LOOK_EVERY = 2000;
/** Milliseconds before a lost connection is made anew. */
const AGAIN = 500;

export const CHANNEL = 'wenjin_work';

export type Link = {
  readonly lead: Lead;
  /** The server's number for the connection; `null` while there is none. */
  readonly session: () => number | null;
  readonly close: () => Promise<void>;
};

/** `onWork` is called when there may be work, also after every new connection, since words may have been missed. */
export function openLink({ session }: Client, onWork: () => void): Link {
  const listeners = new Set<(isMine: boolean) => void>();
  const stopping = new AbortController();
  let isMine = false;
  let number: number | null = null;

  const leads = (now: boolean): void => {
    if (now === isMine) return;
    isMine = now;
    for (const listen of listeners) listen(now);
  };

  const hold = async (client: pg.Client): Promise<void> => {
    client.on('notification', onWork);
    const ended = new Promise<void>((resolve) => client.once('end', () => resolve()));
    await client.query(`LISTEN ${CHANNEL}`);
    number = (await client.query('SELECT pg_backend_pid() AS pid')).rows[0].pid;
    onWork();
    let isOpen = true;
    void ended.then(() => {
      isOpen = false;
      leads(false);
    });
    while (isOpen && !stopping.signal.aborted) {
      const { rows } = await client.query(
        isMine ? 'SELECT true AS mine' : `SELECT pg_try_advisory_lock(${LOCKS.family}, ${LOCKS.lead}) AS mine`,
      );
      leads(rows[0].mine === true);
      await Promise.race([ended, pause(LOOK_EVERY, stopping.signal)]);
    }
  };

  const live = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      let client: pg.Client | null = null;
      try {
        client = await session();
        await hold(client);
      } catch {
        // Whoever reads or writes says that the database is away.
      }
      leads(false);
      number = null;
      await client?.end().catch(() => {});
      await pause(AGAIN, stopping.signal);
    }
  };
  const ended = live();

  return {
    lead: {
      isMine: () => isMine,
      onChange: (listen) => {
        listeners.add(listen);
        if (isMine) listen(true);
      },
    },
    session: () => number,
    close: async () => {
      listeners.clear();
      stopping.abort();
      await ended;
    },
  };
}

/** Resolves after so many milliseconds or when the signal aborts. */
const pause = (ms: number, signal: AbortSignal): Promise<void> => after(ms, undefined, { signal }).catch(() => {});

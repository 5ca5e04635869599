// What for: what must not be lost: questions and replies under way, chats, follows, feedback, and who may do what only one may.
// In: a folder, or the address of a PostgreSQL database. Out: the `State` of `port.ts`, the same for both.
// One process on one machine keeps it in a file (SQLite); several share a database.
// Not here: what a question means, what is sent and when (the bot's transport), articles (the store).
import type { WriterLock, WriterWait } from '../types.ts';
import type { State } from './port.ts';
import { openSqlite, type SqliteOptions } from './sqlite/index.ts';

export type * from './port.ts';
export { laneOf, StateAway } from './port.ts';
export { acquireLock } from './sqlite/index.ts';
export { transaction } from './sqlite/open.ts';

export type StateOptions = SqliteOptions & {
  /** A PostgreSQL database; the file in `dataDir` without one. */
  readonly databaseUrl?: string | undefined;
};

/** Opens the state. Rejects with `StoreError` or `ConfigError`, each naming its remedy. */
export async function openState({ databaseUrl, ...options }: StateOptions): Promise<State> {
  if (databaseUrl === undefined) return openSqlite(options);
  const { openPostgres } = await import('./postgres/index.ts');
  return openPostgres({ ...options, url: databaseUrl });
}

/** Locks by name that all processes share which name the same PostgreSQL database. */
export function lockIn(databaseUrl: string) {
  return async (name: string, wait?: WriterWait): Promise<WriterLock> => {
    const { lockByName } = await import('./postgres/writer-lock.ts');
    return lockByName(databaseUrl, name, wait);
  };
}

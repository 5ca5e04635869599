/** One bot per data folder: two would answer everything twice and end each other's polls. */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ConfigError } from '../../errors.ts';

export type Lock = { readonly release: () => void };

/**
 * Takes `bot.lock` in the folder until `release` or the end of the process, however it ends: the lock is the operating
 * system's, held through an open SQLite transaction, so that no stale file has to be judged after a crash (a process
 * number says nothing in a container, where it is always 1). Throws `ConfigError` when another process holds it.
 */
export function acquireLock(folder: string): Lock {
  mkdirSync(folder, { recursive: true });
  return take(folder, true);
}

/** SQLite's result codes for a file that is none of its own (any longer), or whose format or table is another. */
const DAMAGED = [1, 11, 26];

function take(folder: string, mayMakeAnew: boolean): Lock {
  const file = join(folder, 'bot.lock');
  const db = new DatabaseSync(file);
  try {
    // One transaction, since each waits for the disk several times.
    db.exec('PRAGMA busy_timeout = 0; BEGIN IMMEDIATE');
    db.exec('CREATE TABLE IF NOT EXISTS holder (pid INTEGER, since TEXT) STRICT; DELETE FROM holder');
    db.prepare("INSERT INTO holder VALUES (?, datetime('now'))").run(process.pid);
    // Readers may see who holds it; BEGIN IMMEDIATE then keeps writers out for as long as the process lives.
    db.exec('COMMIT; BEGIN IMMEDIATE');
  } catch (cause) {
    const holder = describeHolder(db);
    db.close();
    // It holds nothing that is worth keeping, and nobody could lock what was damaged in a crash.
    if (mayMakeAnew && DAMAGED.includes(((cause as { errcode?: number }).errcode ?? 0) & 0xff)) {
      for (const name of [file, `${file}-journal`]) rmSync(name, { force: true });
      return take(folder, false);
    }
    throw new ConfigError({
      what: `start a bot on the data folder "${folder}"`,
      why: `another bot is running on it${holder}`,
      remedy: 'Stop that one first, or give this one its own DATA_DIR and its own BOT_TOKEN.',
      cause,
    });
  }
  return { release: () => db.close() };
}

function describeHolder(db: DatabaseSync): string {
  try {
    const row = db.prepare('SELECT pid, since FROM holder').get();
    return row === undefined ? '' : ` (process ${row.pid}, since ${row.since} UTC)`;
  } catch {
    return '';
  }
}

/** The bot's own state, `bot.db` in the data folder: opening it, bringing its tables up to date, writing to it. */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StoreError } from '../../errors.ts';
import type { Migration } from '../port.ts';

/**
 * Opens (or makes) the state file and applies the migrations it has not seen, each in a transaction.
 * `synchronous = normal`: a commit survives the end of the process, not
 * of the power; what must survive that too is written through the journal, `synced`. `secure_delete`: what `/forget`
 * erases is overwritten. 16 MB of pages are kept at hand: a backlog's questions stand all over the file by their ids. Throws `StoreError` when the file can't be used.
 */
export function openFile(file: string, migrations: readonly Migration[]): DatabaseSync {
  try {
    if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
    const db = new DatabaseSync(file);
    db.exec(
      'PRAGMA journal_mode = wal; PRAGMA synchronous = normal; PRAGMA secure_delete = on; PRAGMA busy_timeout = 5000; PRAGMA cache_size = -16384',
    );
    if (db.prepare('PRAGMA quick_check(1)').get()?.quick_check !== 'ok') throw { errcode: 11 };
    migrate(db, migrations);
    return db;
  } catch (cause) {
    const { why, remedy } = stateFault(cause);
    throw new StoreError({ what: `open the bot's state "${file}"`, why, remedy, cause });
  }
}

const REPAIR = 'Stop the bot, run `npm run doctor -- --repair` (or `npm run restore -- DIR`), start again.';
/** SQLite's primary result codes, each with what to do about it. */
const FAULTS: Readonly<Record<number, readonly [why: string, remedy: string]>> = {
  5: ['another process writes to bot.db', 'Stop that process; one bot a data folder.'],
  8: ['bot.db may only be read', 'Give this user write access to DATA_DIR.'],
  10: ['the disk with bot.db cannot be read or written', 'Check the disk and its free space.'],
  11: ['bot.db is damaged', REPAIR],
  13: ['the disk with bot.db is full', 'Free some space; nothing is lost, Telegram keeps what cannot be written.'],
  14: ['bot.db cannot be opened', 'Set DATA_DIR to a folder that exists and that this user may write to.'],
  26: ['bot.db is no database', REPAIR],
};

export type StateFault = {
  readonly why: string;
  readonly remedy: string;
  readonly text: string;
  /** No later try can succeed. */
  readonly isFatal: boolean;
};

/** What is wrong with the state, and the remedy; SQLite's own words name none. */
export function stateFault(error: unknown): StateFault {
  const code = ((error as { errcode?: number } | null)?.errcode ?? 0) & 0xff;
  const other = error instanceof Error ? (error.message.split('\n', 1)[0] ?? '') : String(error);
  const [why, remedy] = FAULTS[code] ?? [other, 'Set DATA_DIR to a folder the bot may write to.'];
  return { why, remedy, text: `${why}. ${remedy}`, isFatal: code === 11 || code === 26 };
}

function migrate(db: DatabaseSync, migrations: readonly Migration[]): void {
  db.exec('CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY, applied TEXT NOT NULL) STRICT');
  const seen = new Set(
    db
      .prepare('SELECT name FROM migrations')
      .all()
      .map((row) => row.name),
  );
  for (const { name, sql } of migrations.filter((migration) => !seen.has(migration.name)))
    transaction(db, () => {
      db.exec(sql);
      db.prepare("INSERT INTO migrations VALUES (?, datetime('now'))").run(name);
    });
}

/** Runs `work` in one transaction; nothing of it stays when it throws. `work` must not await. */
export function transaction<T>(db: DatabaseSync, work: () => T): T {
  db.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    db.exec('COMMIT');
    return result;
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}

/**
 * Resolves with the work's result once it is written: safe from the end of the process, and if `synced` from that of
 * the power (a sync takes 0.15 ms on an idle SSD, 3 ms on a busy one, and covers all that was written before).
 */
export type Journal = <T>(work: () => T, safety?: 'synced') => Promise<T>;

type Entry = {
  readonly run: () => void;
  readonly isSynced: boolean;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
};

/**
 * Commits what was asked for within one turn of the event loop in one transaction, so that eight chats share one
 * commit. A piece of work that throws is undone alone; a commit that fails rejects all.
 */
export function createJournal(db: DatabaseSync): Journal {
  let waiting: Entry[] = [];

  const commit = (): void => {
    const batch = waiting;
    waiting = [];
    try {
      if (batch.some((entry) => entry.isSynced)) db.exec('PRAGMA synchronous = full');
      const settled = transaction(db, () => batch.map((entry) => attempt(db, entry)));
      db.exec('PRAGMA synchronous = normal');
      for (const settle of settled) settle();
    } catch (error) {
      for (const { failed } of batch) failed(error);
    }
  };

  return (work, safety) =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) setImmediate(commit);
      let result: ReturnType<typeof work>;
      const run = (): void => {
        result = work();
      };
      waiting.push({ run, isSynced: safety === 'synced', done: () => resolve(result), failed: reject });
    });
}

function attempt(db: DatabaseSync, { run, done, failed }: Entry): () => void {
  db.exec('SAVEPOINT entry');
  try {
    run();
    db.exec('RELEASE entry');
    return done;
  } catch (error) {
    db.exec('ROLLBACK TO entry; RELEASE entry');
    return () => failed(error);
  }
}

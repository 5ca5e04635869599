/**
 * Moves the bot's state from a folder into a database or back: every row, checked by counts and sums of hashes at the end.
 * A run that was cut short is simply repeated. The side it comes from is only read.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { ConfigError, StoreError } from '../errors.ts';
import { acquireLock } from '../state/index.ts';
import { createClient } from '../state/postgres/client.ts';
import { migrate } from '../state/postgres/migrate.ts';
import { MIGRATIONS as POSTGRES } from '../state/postgres/tables.ts';
import { MIGRATIONS as SQLITE } from '../state/sqlite/index.ts';
import { openFile } from '../state/sqlite/open.ts';

type Row = Readonly<Record<string, unknown>>;
type TableName = keyof typeof TABLES;

/** What both sides have: the columns of each table, those of its key first, up to the number given. */
const TABLES = {
  inbox: [1, 'update_id', 'lane', 'asked', 'received', 'state', 'starts', 'failures', 'content'],
  outbox: [1, 'id', 'chat', 'lane', 'call', 'doubtful'],
  chats: [1, 'chat', 'inactive_since', 'apologised'],
  replies: [2, 'chat', 'key', 'message_id', 'sent'],
  onces: [1, 'once', 'at'],
  forgetting: [1, 'chat'],
  talk_notes: [1, 'name', 'value'],
  talk_chats: [1, 'chat', 'private', 'language', 'seen_at', 'gone'],
  talk_questions: [
    ...[1, 'id', 'chat', 'topic', 'user', 'message', 'text', 'history', 'kind', 'articles', 'asked_at'],
    ...['took_ms', 'shown', 'by_update'],
  ],
  talk_votes: [2, 'question', 'user', 'vote', 'reason', 'at'],
  talk_follows: [1, 'id', 'chat', 'topic', 'user', 'name', 'created_at', 'told_on'],
  talk_known: [2, 'follow', 'headline'],
  talk_jobs: [1, 'id', 'admin', 'kind', 'content', 'created_at'],
  talk_openings: [3, 'chat', 'topic', 'user', 'message', 'at'],
} as const satisfies Readonly<Record<string, readonly (string | number)[]>>;

const keyLength = (table: TableName): number => TABLES[table][0] as number;
const columnsOf = (table: TableName): readonly string[] => TABLES[table].slice(1) as readonly string[];

/** Rows that are read and written at once: some megabytes at most. */
const BATCH = 1000;

/** One end of the move. */
type Side = {
  readonly name: string;
  /** All rows, in no particular order, by batches. */
  readonly rows: (table: TableName) => AsyncIterable<readonly Row[]>;
  /** Puts rows in; one with the same key takes the place of what is there. */
  readonly put: (table: TableName, rows: readonly Row[]) => Promise<void>;
  /** What follows from the rows: numbers to go on from, lanes to be worked on. */
  readonly finish: () => Promise<void>;
  readonly close: () => Promise<void>;
};

const isDatabase = (place: string): boolean => /^postgres(ql)?:/.test(place);

type Moved = { readonly table: string; readonly rows: number };

/** Rejects with `ConfigError` while a bot uses either side, with `StoreError` when both aren't the same afterwards. */
export async function moveState(from: string, to: string): Promise<readonly Moved[]> {
  const source = await openSide(from);
  try {
    const target = await openSide(to);
    try {
      return await move(source, target);
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

async function move(source: Side, target: Side): Promise<readonly Moved[]> {
  const moved: Moved[] = [];
  for (const table of Object.keys(TABLES) as TableName[]) {
    for await (const rows of source.rows(table)) await target.put(table, rows);
    const [left, right] = [await summed(source, table), await summed(target, table)];
    if (left.count !== right.count || left.sum !== right.sum)
      throw new StoreError({
        what: `move the table "${table}" from ${source.name} to ${target.name}`,
        why: `${left.count} rows became ${right.count}, or rows differ: the target held others already`,
        remedy: 'Move into an empty folder or database.',
      });
    moved.push({ table, rows: left.count });
  }
  await target.finish();
  return moved;
}

/** Count and sum of the rows' hashes, the same in whatever order they come. */
async function summed(side: Side, table: TableName): Promise<{ readonly count: number; readonly sum: bigint }> {
  let [count, sum] = [0, 0n];
  for await (const rows of side.rows(table))
    for (const row of rows) {
      const text = JSON.stringify(columnsOf(table).map((column) => row[column] ?? null));
      sum = BigInt.asUintN(64, sum + createHash('sha256').update(text).digest().readBigUInt64LE());
      count++;
    }
  return { count, sum };
}

const openSide = (place: string): Promise<Side> => (isDatabase(place) ? databaseSide(place) : folderSide(place));

async function folderSide(folder: string): Promise<Side> {
  const lock = acquireLock(folder);
  const db = openFile(join(folder, 'bot.db'), SQLITE);
  return {
    name: `the folder "${folder}"`,
    rows: async function* (table) {
      yield* batches(db, table);
    },
    put: async (table, rows) => {
      const columns = columnsOf(table);
      const put = db.prepare(
        `INSERT OR REPLACE INTO ${table} (${columns.map(quoted).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
      );
      db.exec('BEGIN IMMEDIATE');
      for (const row of rows) put.run(...columns.map((column) => row[column] as SQLInputValue));
      db.exec('COMMIT');
    },
    finish: async () => {},
    close: async () => {
      db.close();
      lock.release();
    },
  };
}

function* batches(db: DatabaseSync, table: TableName): Iterable<readonly Row[]> {
  const rows: Row[] = [];
  for (const row of db.prepare(`SELECT ${columnsOf(table).map(quoted).join(', ')} FROM ${table}`).iterate()) {
    rows.push(row);
    if (rows.length === BATCH) yield rows.splice(0);
  }
  if (rows.length > 0) yield rows;
}

const quoted = (column: string): string => `"${column}"`;

async function databaseSide(url: string): Promise<Side> {
  const client = createClient(url);
  const { run } = client;
  const name = `the database "${new URL(url).host}${new URL(url).pathname}"`;
  try {
    await migrate(client, POSTGRES);
  } catch (cause) {
    await client.close();
    const why = cause instanceof Error && cause.cause instanceof Error ? cause.cause.message : String(cause);
    throw new StoreError({ what: `open ${name}`, why, remedy: 'Check the address and that PostgreSQL runs.', cause });
  }
  const alive = await run('SELECT 1 FROM replicas WHERE until > clock_timestamp()');
  if (alive.count > 0) {
    await client.close();
    const why = `${alive.count} bots are running on it`;
    throw new ConfigError({ what: `move the state of ${name}`, why, remedy: 'Stop them first.' });
  }
  return {
    name,
    rows: async function* (table) {
      const columns = columnsOf(table).map(quoted);
      const key = columns.slice(0, keyLength(table)).join(', ');
      for (let offset = 0; ; offset += BATCH) {
        const { rows } = await run(
          `SELECT ${columns.join(', ')} FROM ${table} ORDER BY ${key} LIMIT ${BATCH} OFFSET ${offset}`,
        );
        if (rows.length > 0) yield rows;
        if (rows.length < BATCH) return;
      }
    },
    put: async (table, rows) => {
      const columns = columnsOf(table).map(quoted);
      const key = columns.slice(0, keyLength(table));
      const changed = columns.slice(keyLength(table)).map((column) => `${column} = excluded.${column}`);
      const action = changed.length === 0 ? 'NOTHING' : `UPDATE SET ${changed.join(', ')}`;
      const places = columns.map((_, n) => `$${n + 1}`).join(', ');
      const sql = `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places}) ON CONFLICT (${key.join(', ')}) DO ${action}`;
      await client.transaction(async (query) => {
        for (const row of rows)
          await query(
            sql,
            columnsOf(table).map((column) => row[column]),
          );
      });
    },
    finish: async () => {
      await run(`UPDATE outbox SET bulk = true WHERE call LIKE '%"bulk":true%'`);
      for (const table of ['outbox', 'talk_follows'])
        await run(
          `SELECT setval(pg_get_serial_sequence('${table}', 'id'), greatest(1, (SELECT max(id) FROM ${table})))`,
        );
      await run(
        `INSERT INTO lanes (lane, asked, bulk)
         SELECT lane, max(asked), bool_and(bulk) FROM (
           SELECT lane, asked, false AS bulk FROM inbox WHERE state = 'waiting'
           UNION ALL SELECT lane, 0, bulk FROM outbox) AS waiting
         GROUP BY lane ON CONFLICT DO NOTHING`,
      );
    },
    close: client.close,
  };
}

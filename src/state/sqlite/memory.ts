/** The conversation's memory in the bot's own file. */
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { createMemory, type Database, type Row, saltIn, type Work } from '../memory/index.ts';
import type { Memory } from '../port.ts';
import { transaction } from './open.ts';

/** Opens the memory; `now` is in milliseconds since 1970. */
export function openMemory(db: DatabaseSync, now: () => number, keepDays: number): Memory {
  db.exec('PRAGMA foreign_keys = on');
  const prepared = new Map<string, StatementSync>();
  const database: Database = {
    run: async (sql, values) => {
      const statement = prepared.get(sql) ?? db.prepare(sql);
      prepared.set(sql, statement);
      return rowsOf(statement, values);
    },
    together: async (work) => transaction(db, () => perform(db, work())),
    each: (list) => `json_each(${list})`,
  };
  const memory = createMemory(database, { salt: perform(db, saltIn()), now, keepDays });
  const purge = async (): Promise<void> => {
    await memory.purge();
    // Erases it in the log of the database, too.
    db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  };
  return { ...memory, purge };
}

/** Runs statements one after the other, at once. */
export function perform<Result>(db: DatabaseSync, work: Work<Result>): Result {
  let step = work.next();
  while (!step.done) {
    const [sql, values] = step.value;
    step = work.next(rowsOf(db.prepare(sql), values));
  }
  return step.value;
}

const rowsOf = (statement: StatementSync, values: readonly unknown[] = []): readonly Row[] =>
  statement.all(Object.fromEntries(values.map((value, at) => [at + 1, value as SQLInputValue])));

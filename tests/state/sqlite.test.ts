import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ConfigError, StoreError } from '../../src/errors.ts';
import { acquireLock } from '../../src/state/sqlite/lock.ts';
import { createJournal, openFile } from '../../src/state/sqlite/open.ts';
import { temporaryFolder } from '../telegram/rig.ts';

const NOTES = [{ name: 'notes-1', sql: 'CREATE TABLE notes (text TEXT) STRICT' }];
const notesIn = (db: ReturnType<typeof openFile>) =>
  db
    .prepare('SELECT text FROM notes')
    .all()
    .map((row) => row.text);

test('openFile() applies each migration once and keeps what is there', () => {
  const file = join(temporaryFolder(), 'deep', 'bot.db');
  const first = openFile(file, NOTES);
  first.exec("INSERT INTO notes VALUES ('kept')");
  first.close();
  const second = openFile(file, [...NOTES, { name: 'notes-2', sql: 'ALTER TABLE notes ADD COLUMN at INTEGER' }]);
  expect(second.prepare('SELECT text, at FROM notes').all()).toEqual([{ text: 'kept', at: null }]);
  second.close();
});

test('openFile() leaves nothing behind of a migration that fails', () => {
  const file = join(temporaryFolder(), 'bot.db');
  const broken = [{ name: 'broken', sql: 'CREATE TABLE half (a); CREATE TABLE half (a)' }];
  expect(() => openFile(file, broken)).toThrow(StoreError);
  const db = openFile(file, NOTES);
  expect(db.prepare("SELECT count(*) AS n FROM sqlite_schema WHERE name = 'half'").get()?.n).toBe(0);
  db.close();
});

test('openFile() refuses a damaged file with a remedy', () => {
  const file = join(temporaryFolder(), 'bot.db');
  writeFileSync(file, 'not a database, by far not, but long enough to be looked at as one by whoever opens it');
  expect(() => openFile(file, NOTES)).toThrow(/bot\.db is no database\. .*npm run doctor -- --repair/);
});

test('the journal undoes a piece of work that throws and keeps those beside it', async () => {
  const db = openFile(':memory:', NOTES);
  const journal = createJournal(db);
  const write = (text: string) => db.prepare('INSERT INTO notes VALUES (?)').run(text);
  const good = journal(() => write('good'));
  const bad = journal(() => {
    write('bad');
    throw new RangeError('no');
  });
  const synced = journal(() => write('synced'), 'synced');
  await expect(bad).rejects.toThrow(RangeError);
  await Promise.all([good, synced]);
  expect(notesIn(db)).toEqual(['good', 'synced']);
});

test('a second bot on the same data folder is refused and told which process holds it', () => {
  const folder = temporaryFolder();
  const lock = acquireLock(folder);
  expect(() => acquireLock(folder)).toThrow(ConfigError);
  expect(() => acquireLock(folder)).toThrow(new RegExp(`process ${process.pid}.*DATA_DIR`));
  lock.release();
  acquireLock(folder).release();
});

test.each([
  ['cut short', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
  ['overwritten', (bytes: Buffer) => Buffer.alloc(bytes.length, 0xa5)],
])('a lock whose file was %s while nobody held it is taken as before', (_, harm) => {
  const folder = temporaryFolder();
  acquireLock(folder).release();
  const file = join(folder, 'bot.lock');
  writeFileSync(file, harm(readFileSync(file)));
  const lock = acquireLock(folder);
  expect(() => acquireLock(folder)).toThrow(ConfigError);
  lock.release();
});

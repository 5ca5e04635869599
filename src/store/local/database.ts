import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { StoreError } from '../../errors.ts';
import type { EmbedderIdentity, OpenOptions } from '../port.ts';
import { codeOf, isBusy, storeError } from './faults.ts';
import { DATABASE } from './generations.ts';
import { NEW_WORDS, OUTDATED, SCHEMA, SCHEMA_VERSION } from './schema.ts';

const BUSY_TIMEOUT_MS = 5000;
/** Single writes take milliseconds; what waits is a whole index. */
const HOLD_TIMEOUT_MS = 60_000;
/** 16 MB of pages: an article of 65k is found in two reads; more only grows the resident memory of the bot. */
const CACHE_KIB = 16_384;

/**
 * Opens `news.db` in `dir` and checks that it is ours, of this version and made with this embedder. Throws
 * `StoreError`.
 */
export function openDatabase(dir: string, options: OpenOptions): DatabaseSync {
  try {
    const missing = !existsSync(join(dir, DATABASE));
    if (missing && !options.create) throw noIndex(dir, 'there is none');
    if (missing) mkdirSync(dir, { recursive: true });
    return connect(dir, options);
  } catch (error) {
    throw storeError(`open the index "${dir}"`, error);
  }
}

/**
 * The last passage key an index has given out; 0 when there is none or it can't be read. The one that takes its place
 * goes on from there: a reader that changes over between a search and a look-up then finds nothing by an old key,
 * instead of another passage. Keys fit 32 bits for 29,000 rebuilds of 146,000 passages.
 */
export function lastKeyOf(dir: string): number {
  if (!existsSync(join(dir, DATABASE))) return 0;
  try {
    const db = new DatabaseSync(join(dir, DATABASE), { readOnly: true });
    const row = db.prepare("SELECT seq FROM sqlite_sequence WHERE name = 'passage'").get();
    db.close();
    return Number(row?.seq ?? 0);
  } catch {
    return 0;
  }
}

/** Makes the next passage of an empty index the one after `key`. */
export function beginAfter(db: DatabaseSync, key: number): void {
  if (key > 0) db.prepare("INSERT INTO sqlite_sequence (name, seq) VALUES ('passage', ?)").run(key);
}

/** A connection with the checks of `openDatabase`; closed again when one of them fails. */
function connect(dir: string, options: OpenOptions, location: string | URL = join(dir, DATABASE)): DatabaseSync {
  const { readOnly = false, busyTimeout = BUSY_TIMEOUT_MS } = options;
  const db = new DatabaseSync(location, { readOnly, timeout: busyTimeout });
  try {
    prepareConnection(db, dir, options);
    return db;
  } catch (error) {
    db.close();
    if (readOnly && typeof location === 'string' && isUnwritable(error))
      return connect(dir, options, unchanging(location));
    throw error;
  }
}

/** SQLite's codes for a file it can't open (14) or write (8), in the low byte. */
const isUnwritable = (error: unknown): boolean => [8, 14].includes(codeOf(error));

/**
 * On a disk that can't be written (a read-only volume) SQLite can't make the files it shares with writers. There are no
 * writers then, and it may be told so.
 */
function unchanging(path: string): URL {
  const url = pathToFileURL(path);
  url.searchParams.set('immutable', '1');
  return url;
}

function prepareConnection(db: DatabaseSync, dir: string, options: OpenOptions): void {
  const empty = isEmpty(db);
  if (empty && !options.create) throw noIndex(dir, 'its file news.db is empty');
  if (!empty) checkMeta(db, dir, options.embedder);
  // NORMAL: a power cut may cost the last pages put in, which the next run puts in again, but never the file.
  if (!options.readOnly) db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
  db.exec(`PRAGMA cache_size = -${CACHE_KIB}`);
  if (empty) createTables(db, options);
  else if (!options.readOnly) db.exec(`${NEW_WORDS} ${OUTDATED}`);
}

/** The inode of the index's database now; `undefined` when there is none. */
export const databaseFile = (dir: string): number | undefined =>
  statSync(join(dir, DATABASE), { throwIfNoEntry: false })?.ino;

/** Whether this process may put files into the folder; one that isn't there yet counts by its parent's rules later. */
export function isWritable(dir: string): boolean {
  try {
    accessSync(dir, constants.W_OK);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT';
  }
}

/**
 * Keeps everybody from writing to the index in `dir` until what is returned is called; where its database is missing or damaged
 * nobody can write to it.
 */
export function holdWriters(dir: string): () => void {
  if (!existsSync(join(dir, DATABASE))) return () => {};
  const db = new DatabaseSync(join(dir, DATABASE), { timeout: HOLD_TIMEOUT_MS });
  try {
    db.exec('BEGIN IMMEDIATE');
  } catch (error) {
    db.close();
    if (isBusy(error)) throw error;
    return () => {};
  }
  return () => db.close();
}

const isEmpty = (db: DatabaseSync): boolean => db.prepare('SELECT count(*) AS n FROM sqlite_master').get()?.n === 0;

/** Whether a table is there. */
export const hasTable = (db: DatabaseSync, name: string): boolean =>
  db.prepare('SELECT count(*) AS n FROM sqlite_master WHERE name = ?').get(name)?.n === 1;

/** Two processes may get here at once: the second waits for the first, then finds the tables. */
function createTables(db: DatabaseSync, { embedder }: OpenOptions): void {
  db.exec('BEGIN IMMEDIATE');
  if (isEmpty(db)) {
    db.exec(SCHEMA);
    const put = db.prepare('INSERT INTO meta VALUES (?, ?)');
    put.run('schema', String(SCHEMA_VERSION));
    put.run('embedder', embedder.id);
    put.run('dimensions', String(embedder.dimensions));
    put.run('metric', 'cosine');
  }
  db.exec('COMMIT');
}

function checkMeta(db: DatabaseSync, dir: string, embedder: EmbedderIdentity): void {
  if (!hasTable(db, 'meta')) throw otherMake(dir, 'its file news.db is not a Wenjin index');
  const found = readMeta(db);
  if (found.schema !== String(SCHEMA_VERSION))
    throw otherMake(
      dir,
      `it has version ${found.schema ?? 'unknown'} of the index, this program writes ${SCHEMA_VERSION}`,
    );
  if (found.embedder !== embedder.id || found.dimensions !== String(embedder.dimensions))
    throw otherMake(
      dir,
      `it was made with the embedder "${found.embedder}" (${found.dimensions} dimensions), not with ` +
        `"${embedder.id}" (${embedder.dimensions})`,
    );
}

function readMeta(db: DatabaseSync): Readonly<Record<string, string>> {
  const rows = db.prepare('SELECT name, value FROM meta').all();
  return Object.fromEntries(rows.map(({ name, value }) => [String(name), String(value)]));
}

const otherMake = (dir: string, why: string) =>
  new StoreError({ what: `use the index "${dir}"`, why, remedy: 'Run `npm run index -- --rebuild` to make it anew.' });

const noIndex = (dir: string, why: string) =>
  new StoreError({ what: `open the index "${dir}"`, why, remedy: 'Run `npm run index` to make it.' });

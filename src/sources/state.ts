/** What is known of sources and their reports between two visits: SQLite, so that a visit that is killed loses nothing. */
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { transaction } from '../state/index.ts';
import type { Trouble } from '../types.ts';
import type { Validators } from './fetch.ts';

/** A report as a source has it, and what became of it. */
export type KnownItem = {
  /** Name of its file without ending: letters alone, since digits in a file's name may be a date. */
  readonly name: string;
  /** The source that brought it. */
  readonly place: string;
  readonly url: string | null;
  /** Where it was found in the end, after redirects. */
  readonly final: string | null;
  readonly guid: string | null;
  /** Of what was written into its file. */
  readonly hash: string;
  /** ISO day, as far as a listing or the index says; for freshness. */
  readonly published: string | null;
  /** Moments in ms: when it came, was looked at, was first missed. */
  readonly since: number;
  readonly checked: number;
  readonly missed: number | null;
  /** Whether its text came with the listing, so that its page isn't read. */
  readonly whole: boolean;
  /** `waiting`: its file isn't indexed yet; `empty`: there was no article in it; `gone`: taken out. */
  readonly status: 'waiting' | 'stored' | 'empty' | 'gone';
};

/** What is known of a source. Moments in ms. */
export type KnownSource = {
  readonly place: string;
  readonly tried: number;
  readonly succeeded: number | null;
  /** When its last new report came. */
  readonly brought: number | null;
  readonly trouble: Trouble | null;
  readonly detail: string | null;
};

type Address = {
  readonly etag: string | null;
  readonly modified: string | null;
  readonly checked: number;
  readonly since: number;
  readonly kept: string | null;
};

const SCHEMA = `
PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 5000;
CREATE TABLE IF NOT EXISTS address (url TEXT PRIMARY KEY, etag TEXT, modified TEXT, checked INTEGER NOT NULL, since INTEGER NOT NULL, kept TEXT) STRICT;
CREATE TABLE IF NOT EXISTS item (name TEXT PRIMARY KEY, place TEXT NOT NULL, url TEXT, final TEXT, guid TEXT, hash TEXT NOT NULL, published TEXT,
  since INTEGER NOT NULL, checked INTEGER NOT NULL, missed INTEGER, whole INTEGER NOT NULL, status TEXT NOT NULL) STRICT;
CREATE INDEX IF NOT EXISTS item_url ON item (url); CREATE INDEX IF NOT EXISTS item_final ON item (final);
CREATE INDEX IF NOT EXISTS item_guid ON item (place, guid); CREATE INDEX IF NOT EXISTS item_status ON item (status);
CREATE INDEX IF NOT EXISTS item_days ON item (place, status, published);
CREATE TABLE IF NOT EXISTS source (place TEXT PRIMARY KEY, tried INTEGER NOT NULL, succeeded INTEGER, brought INTEGER,
  trouble TEXT, detail TEXT) STRICT;
`;

export type SourceState = ReturnType<typeof openSourceState>;

type Row = Readonly<Record<string, unknown>>;
const toItem = (row: Row): KnownItem => ({ ...(row as KnownItem), whole: row.whole === 1 });

const fileIn = (dir: string) => join(dir, 'sources.db');

/** Whether any source was ever visited. */
export const hasSourceState = (dir: string): boolean => existsSync(fileIn(dir));

/** Opens, or makes, the state in `dir`. */
export function openSourceState(dir: string) {
  mkdirSync(dir, { recursive: true });
  const db = new DatabaseSync(fileIn(dir));
  db.exec(SCHEMA);
  const prepared = new Map<string, StatementSync>();
  const sql = (text: string): StatementSync => {
    const statement = prepared.get(text) ?? db.prepare(text);
    prepared.set(text, statement);
    return statement;
  };
  const byGuid = sql("SELECT * FROM item WHERE place = ? AND guid = ? AND status <> 'gone' LIMIT 1");
  const byUrl = sql("SELECT * FROM item WHERE (url = ? OR final = ?) ORDER BY status = 'gone' LIMIT 1");
  const put = sql(
    'INSERT OR REPLACE INTO item VALUES (:name, :place, :url, :final, :guid, :hash, :published, :since, :checked, :missed, :whole, :status)',
  );
  const putSource = sql(
    'INSERT OR REPLACE INTO source VALUES (:place, :tried, :succeeded, :brought, :trouble, :detail)',
  );
  const all = (text: string, ...values: (string | number)[]) => sql(text).all(...values) as unknown as readonly Row[];

  return {
    /** What was told by an address when it was read last. */
    address: (url: string): Address | null => {
      const row = sql('SELECT etag, modified, checked, since, kept FROM address WHERE url = ?').get(url);
      return (row as unknown as Address | undefined) ?? null;
    },
    /** What makes it cheap to ask an address again; empty for one that wasn't read yet. */
    validators: (url: string): Validators => {
      const row = sql('SELECT etag, modified FROM address WHERE url = ?').get(url) ?? {};
      return { etag: (row.etag as string | null) ?? undefined, modified: (row.modified as string | null) ?? undefined };
    },
    /** `kept`: what a listing leads to, for when it answers that it is the same. */
    putAddress: (url: string, { etag, modified }: Validators, now: number, kept: string | null = null) =>
      void sql(
        'INSERT INTO address VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET etag = excluded.etag, modified = excluded.modified, checked = excluded.checked, kept = excluded.kept',
      ).run(url, etag ?? null, modified ?? null, now, now, kept),
    touchAddress: (url: string, now: number) => void sql('UPDATE address SET checked = ? WHERE url = ?').run(now, url),
    /** Forgets validators, so that the address is read again. */
    forgetAddress: (url: string) => void sql('DELETE FROM address WHERE url = ?').run(url),
    /** The report that a source means: by its guid, else by its address, whoever brought it. */
    find: (place: string, guid: string | null, url: string | null): KnownItem | null => {
      const row =
        (guid === null ? undefined : byGuid.get(place, guid)) ?? (url === null ? undefined : byUrl.get(url, url));
      return row === undefined ? null : toItem(row);
    },
    item: (name: string): KnownItem | null => {
      const row = sql('SELECT * FROM item WHERE name = ?').get(name);
      return row === undefined ? null : toItem(row);
    },
    put: (item: KnownItem) => void put.run({ ...item, whole: item.whole ? 1 : 0 }),
    itemsOf: (place: string) => all("SELECT * FROM item WHERE place = ? AND status <> 'gone'", place).map(toItem),
    waiting: () => all("SELECT * FROM item WHERE status = 'waiting'").map(toItem),
    countWaiting: () => Number(sql("SELECT count(*) AS n FROM item WHERE status = 'waiting'").get()?.n),
    source: (place: string) =>
      (sql('SELECT * FROM source WHERE place = ?').get(place) as unknown as KnownSource | undefined) ?? null,
    putSource: (source: KnownSource) => void putSource.run(source),
    /** Days on which reports of a source appeared, newest first: what its habit is told from. */
    days: (place: string, limit: number): readonly string[] =>
      all(
        "SELECT DISTINCT published FROM item WHERE place = ? AND status = 'stored' AND length(published) = 10 ORDER BY published DESC LIMIT ?",
        place,
        limit,
      ).map(({ published }) => String(published)),
    count: (place: string) =>
      Number(sql("SELECT count(*) AS n FROM item WHERE place = ? AND status = 'stored'").get(place)?.n),
    /** All that `work` writes is there afterwards, or nothing of it. */
    together: (work: () => void): void => transaction(db, work),
    close: () => db.close(),
  };
}

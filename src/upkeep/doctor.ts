import { accessSync, constants, existsSync, mkdirSync, renameSync, statfsSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Config } from '../config.ts';
import { oneLine } from '../errors.ts';
import { withoutToken } from '../log.ts';
import { acquireLock } from '../state/index.ts';
import { currentFolder, DATABASE } from '../store/local/generations.ts';

/** What was looked at; `remedy` only where something is wrong. */
export type Finding = {
  readonly part: string;
  readonly state: 'ok' | 'warning' | 'broken';
  readonly says: string;
  readonly remedy?: string;
};

type Look = (config: Config) => Promise<Finding> | Finding;
const ok = (part: string, says: string): Finding => ({ part, state: 'ok', says });
const bad = (part: string, says: string, remedy: string, state: 'warning' | 'broken' = 'broken'): Finding => ({
  part,
  state,
  says,
  remedy,
});

/** Bytes: an index run writes the file once more before it gives space back. */
const LOW = 500 * 2 ** 20;
/** Milliseconds for one call of Telegram's. */
const PATIENCE = 10_000;
/** Seconds that the clock may be off: rate limits and "today" count by it. */
const CLOCK_OFF = 60;

function node(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const says = `Node.js ${process.versions.node}, SQLite ${process.versions.sqlite}`;
  return major > 22 || (major === 22 && minor >= 18)
    ? ok('Node.js', says)
    : bad('Node.js', says, 'Install Node.js 24.');
}

function folder(part: string, path: string): Finding {
  const at = existsSync(path) ? path : dirname(resolve(path));
  try {
    accessSync(at, constants.W_OK);
  } catch {
    return bad(part, `${path}: this user may not write there`, 'Give this user the folder, or set another one.');
  }
  const { bavail, bsize } = statfsSync(at);
  const free = `${path}: ${Math.round((bavail * bsize) / 2 ** 20)} MB free`;
  return bavail * bsize > LOW ? ok(part, free) : bad(part, free, 'Free some space.', 'warning');
}

/** Whether a database is whole, page by page. */
function isWhole(file: string): boolean {
  try {
    const db = new DatabaseSync(file, { readOnly: true, timeout: 5000 });
    try {
      return db.prepare('PRAGMA integrity_check(1)').get()?.integrity_check === 'ok';
    } finally {
      db.close();
    }
  } catch {
    return false;
  }
}

function database(part: string, file: string, missing: string, remedy: string): Finding {
  if (!existsSync(file)) return bad(part, `${file} is not there yet`, missing, 'warning');
  return isWhole(file) ? ok(part, `${file} is whole`) : bad(part, `${file} is damaged`, remedy);
}

async function port({ PORT, HOST }: Config): Promise<Finding> {
  const server = createServer();
  const error = await new Promise<Error | null>((done) => {
    server.once('error', done).listen(PORT, HOST, () => done(null));
  });
  server.close();
  const says = `${HOST}:${PORT}`;
  return error === null
    ? ok('port', `${says} is free`)
    : bad('port', `${says}: ${oneLine(error)}`, 'Fine while the bot itself runs; else set PORT.', 'warning');
}

async function telegram(config: Config): Promise<readonly Finding[]> {
  const { BOT_TOKEN: token, TELEGRAM_API_ROOT: root } = config;
  if (!token) return [bad('token', 'BOT_TOKEN is not set: no Telegram bot', 'Get one from @BotFather.', 'warning')];
  const call = async (method: string) => {
    const response = await fetch(`${root.replace(/\/+$/, '')}/bot${token}/${method}`, {
      signal: AbortSignal.timeout(PATIENCE),
    });
    return {
      status: response.status,
      date: response.headers.get('date'),
      body: (await response.json()) as { readonly result?: Readonly<Record<string, unknown>> },
    };
  };
  try {
    const me = await call('getMe');
    if (me.status !== 200)
      return [bad('token', `Telegram refuses the token (${me.status})`, 'Copy BOT_TOKEN anew from @BotFather.')];
    return [
      ok('token', `@${String(me.body.result?.username)}`),
      clock(me.date),
      webhook(config, (await call('getWebhookInfo')).body.result),
    ];
  } catch {
    // Its error would quote the address, and with it the token.
    return [bad('Telegram', `${new URL(root).host} cannot be reached`, 'Check the network and TELEGRAM_API_ROOT.')];
  }
}

function clock(date: string | null): Finding {
  const off = date === null ? 0 : Math.round((Date.now() - Date.parse(date)) / 1000);
  return Math.abs(off) <= CLOCK_OFF
    ? ok('clock', 'right')
    : bad('clock', `${off} s off Telegram's`, 'Set the clock (NTP).');
}

function webhook({ WEBHOOK_URL }: Config, info: Readonly<Record<string, unknown>> | undefined): Finding {
  const set = String(info?.url ?? '');
  if (!WEBHOOK_URL)
    return set === ''
      ? ok('webhook', 'none, the bot polls')
      : bad('webhook', 'one is set, but WEBHOOK_URL is not', 'The next `npm start` takes it down.', 'warning');
  if (info?.last_error_message)
    return bad(
      'webhook',
      withoutToken(`Telegram's last error: ${String(info.last_error_message)}`),
      'Check that WEBHOOK_URL reaches this program.',
    );
  return set === WEBHOOK_URL
    ? ok('webhook', 'set')
    : bad('webhook', 'another address is set', 'Start the bot again.', 'warning');
}

/** Everything a maintainer asks first; changes nothing. */
export async function findings(config: Config): Promise<readonly Finding[]> {
  const looks: readonly Look[] = [
    node,
    () => folder('index folder', config.INDEX_DIR),
    () => folder('data folder', config.DATA_DIR),
    () =>
      database(
        'index',
        join(currentFolder(config.INDEX_DIR), DATABASE),
        'Run `npm run index`.',
        'Run `npm run index -- --rebuild` or `npm run restore -- DIR`.',
      ),
    () =>
      database(
        "the bot's state",
        join(config.DATA_DIR, 'bot.db'),
        'The first `npm start` makes it.',
        'Stop the bot, run `npm run doctor -- --repair`.',
      ),
    port,
  ];
  const found: Finding[] = [];
  for (const look of looks) found.push(await look(config));
  return [...found, ...(await telegram(config))];
}

/**
 * Makes a damaged `bot.db` whole: what can be read of each table goes into a new file, the damaged one stays beside it. The
 * index is left to `--rebuild`, which reads the papers. Returns what was done.
 */
export function repair(config: Config, stamp: string): readonly string[] {
  for (const dir of [config.INDEX_DIR, config.DATA_DIR]) mkdirSync(dir, { recursive: true });
  const file = join(config.DATA_DIR, 'bot.db');
  if (!existsSync(file) || isWhole(file)) return [];
  const lock = acquireLock(config.DATA_DIR);
  try {
    const rescued = `${file}.rescued`;
    const rows = rescue(file, rescued);
    for (const name of ['bot.db-wal', 'bot.db-shm', 'bot.db'])
      if (existsSync(join(config.DATA_DIR, name)))
        renameSync(join(config.DATA_DIR, name), join(config.DATA_DIR, `${name}.damaged-${stamp}`));
    if (rows > 0) renameSync(rescued, file);
    return [
      `bot.db was damaged: ${rows} rows could be read and are kept; the damaged file lies beside it as bot.db.damaged-${stamp}.`,
    ];
  } finally {
    lock.release();
  }
}

/** Table by table and row by row, until one can't be read; a table that can't be read at all stays empty. */
function rescue(from: string, to: string): number {
  let rows = 0;
  const copy = new DatabaseSync(to);
  try {
    const db = new DatabaseSync(from, { readOnly: true });
    const schema = db
      .prepare(
        "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY type = 'index'",
      )
      .all();
    for (const { sql } of schema) copy.exec(String(sql));
    for (const { name } of schema.filter(({ type }) => type === 'table')) rows += rescueTable(db, copy, String(name));
    db.close();
  } catch {
    // Not even its list of tables can be read: the next start makes a new file.
  } finally {
    copy.close();
  }
  return rows;
}

function rescueTable(db: DatabaseSync, copy: DatabaseSync, name: string): number {
  let rows = 0;
  // One wait for the disk a table, not one a row.
  copy.exec('BEGIN');
  try {
    for (const row of db.prepare(`SELECT * FROM "${name}"`).iterate()) {
      const values = Object.values(row);
      copy.prepare(`INSERT OR IGNORE INTO "${name}" VALUES (${values.map(() => '?').join()})`).run(...values);
      rows += 1;
    }
  } catch {
    // The rows before the damage are kept.
  }
  if (copy.isTransaction) copy.exec('COMMIT');
  return rows;
}

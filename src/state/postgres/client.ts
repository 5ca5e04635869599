/** The way to the database: a pool of connections, transactions, and what its faults mean. */
import pg from 'pg';
import { StateAway } from '../port.ts';

/** Connections of one process: as many as updates are handled at a time, and some for what arrives meanwhile. */
const CONNECTIONS = 12;
/**
 * Milliseconds after which a silent database counts as gone. Long, because a process that computes for seconds (a first
 * question on a busy machine) looks at its clock before it looks at what has come in meanwhile.
 */
const PATIENCE = 30_000;
/** The same for the one connection by which a process leads: whoever can't see that it still does had better not. */
const LEAD_PATIENCE = 8000;
/** Tries at a transaction that lost against another one. */
const TRIES = 5;
/** Milliseconds a connection is waited for. */
const CONNECTING = 15_000;

/** 8-byte integers are chats, times and numbers of updates: all below 2^53. */
const types = {
  getTypeParser: (id: number, format?: 'text' | 'binary') =>
    id === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(id, format as 'text'),
} as pg.CustomTypesConfig;

type Row = Readonly<Record<string, unknown>>;
type Rows = { readonly rows: readonly Row[]; readonly count: number };
/** Runs one statement. */
export type Run = (sql: string, values?: readonly unknown[]) => Promise<Rows>;

export type Client = {
  readonly run: Run;
  /** All of it or nothing; repeated when it lost against another one, so that it may have no effects besides. */
  readonly transaction: <T>(work: (run: Run) => Promise<T>) => Promise<T>;
  /** A connection of its own, for what belongs to a session. */
  readonly session: () => Promise<pg.Client>;
  readonly close: () => Promise<void>;
};

/** Nothing is connected before the first statement. */
export function createClient(url: string): Client {
  const common = { connectionString: url, types, keepAlive: true, connectionTimeoutMillis: CONNECTING };
  const pool = new pg.Pool({ ...common, max: CONNECTIONS, query_timeout: PATIENCE, idleTimeoutMillis: 60_000 });
  // A connection that breaks while nobody uses it: the next statement gets another one.
  pool.on('error', () => {});
  const run = (sql: string, values?: readonly unknown[]) => translated(runOn(pool, sql, values));

  const once = async <T>(work: (run: Run) => Promise<T>): Promise<T> => {
    const client = await pool.connect();
    try {
      await client.query('BEGIN');
      const result = await work((sql, values) => runOn(client, sql, values));
      await client.query('COMMIT');
      client.release();
      return result;
    } catch (error) {
      const isUsable = await client.query('ROLLBACK').then(
        () => true,
        () => false,
      );
      client.release(!isUsable);
      throw error;
    }
  };

  const transaction = async <T>(work: (run: Run) => Promise<T>): Promise<T> => {
    for (let tried = 1; ; tried++)
      try {
        return await once(work);
      } catch (error) {
        if (tried === TRIES || !hasLost(error)) throw translate(error);
      }
  };

  const session = async (): Promise<pg.Client> => {
    const client = new pg.Client({ ...common, query_timeout: LEAD_PATIENCE });
    client.on('error', () => {});
    await client.connect();
    // The server notices within eight seconds that this side is gone without a word, and frees what the session held.
    await client.query('SET tcp_keepalives_idle = 4; SET tcp_keepalives_interval = 2; SET tcp_keepalives_count = 2');
    return client;
  };

  return { run, transaction, session, close: () => pool.end() };
}

async function runOn(
  on: pg.Pool | pg.PoolClient | pg.Client,
  sql: string,
  values: readonly unknown[] = [],
): Promise<Rows> {
  // Under a name a statement is understood once a connection.
  const name = values.length === 0 ? {} : { name: nameOf(sql) };
  const { rows, rowCount } = await on.query({ ...name, text: sql, values: values.map(storable) });
  return { rows, count: rowCount ?? 0 };
}

const names = new Map<string, string>();
function nameOf(sql: string): string {
  const name = names.get(sql) ?? `wenjin${names.size}`;
  names.set(sql, name);
  return name;
}

/** PostgreSQL takes no NUL in a text. */
const storable = (value: unknown): unknown =>
  typeof value === 'string' ? value.replaceAll('\0', '') : Array.isArray(value) ? value.map(storable) : value;

const codeOf = (error: unknown): string => String((error as { readonly code?: unknown } | null)?.code ?? '');
/** A deadlock, or a conflict with another transaction. */
const hasLost = (error: unknown): boolean => ['40P01', '40001'].includes(codeOf(error));
/** Classes of connection trouble, shutdown and too many connections; Node's own codes; the driver's words. */
const isAway = (error: unknown): boolean =>
  /^(08|57P|53|E[A-Z]+$)/.test(codeOf(error)) ||
  (codeOf(error) === '' &&
    error instanceof Error &&
    /connection|timeout|terminated|not queryable/i.test(error.message));

const translate = (error: unknown): unknown => (isAway(error) ? new StateAway(error) : error);

async function translated<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw translate(error);
  }
}

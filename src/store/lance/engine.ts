/** LanceDB, which is there only where somebody installed it; and what its expressions and tables look like. */
import type { Connection, Table } from '@lancedb/lancedb';
import { StoreError } from '../../errors.ts';

export type { Connection, Table };
export type Engine = typeof import('@lancedb/lancedb');
export type Row = Readonly<Record<string, unknown>>;

/** Throws `StoreError` with the remedy where LanceDB isn't installed, or nobody made it for this machine. */
export async function loadEngine(): Promise<Engine> {
  const engine = await import('@lancedb/lancedb').catch(refuse);
  // Where the registry has no binary, an empty package stands in its place: everything loads, and nothing is in it.
  return typeof engine.Session === 'function' ? engine : refuse();
}

function refuse(cause?: unknown): never {
  throw new StoreError({
    what: 'open an index in LanceDB',
    why: `the package @lancedb/lancedb is not installed, or not made for ${process.platform} on ${process.arch}`,
    remedy:
      'On Linux with x64 run `npm install --no-save @lancedb/lancedb@0.39.0`; elsewhere use an index in a folder: leave INDEX_URL empty.',
    cause,
  });
}

/** A text or number as it stands in a condition. */
export const literal = (value: string | number): string =>
  typeof value === 'number' ? String(value) : `'${value.replaceAll("'", "''")}'`;

/** `column IN (…)`; nothing fits where there are no values. */
export const among = (column: string, values: readonly (string | number)[]): string =>
  values.length === 0 ? 'false' : `${column} IN (${values.map(literal).join(', ')})`;

/** Rows that fit, with these columns. */
export const rowsOf = (table: Table, where: string, columns: readonly string[]): Promise<readonly Row[]> =>
  rowsIn(
    table
      .query()
      .where(where)
      .select([...columns]),
  );

type Answering = { readonly toArrow: () => Promise<unknown> };
type Column = { readonly get: (at: number) => unknown };
type Columns = {
  readonly numRows: number;
  readonly schema: { readonly fields: readonly { readonly name: string }[] };
  readonly getChild: (name: string) => Column | null;
};

/** What a query finds, by columns: an object a row is too much where all rows are read. */
export async function columnsIn(query: Answering) {
  const found = (await query.toArrow()) as Columns;
  return {
    rows: found.numRows,
    names: found.schema.fields.map(({ name }) => name),
    column: (name: string) => {
      const column = found.getChild(name)!;
      return (at: number): unknown => column.get(at);
    },
  };
}

/** What a query finds, as plain rows: Arrow's own look each value up by its column's name, one after the other. */
export async function rowsIn(query: Answering): Promise<readonly Row[]> {
  const found = await columnsIn(query);
  const rows = Array.from({ length: found.rows }, (): Record<string, unknown> => ({}));
  for (const name of found.names) {
    const column = found.column(name);
    for (let at = 0; at < rows.length; at++) rows[at]![name] = column(at);
  }
  return rows;
}

/** A table, or `null` where there is none. By opening it: not every object store lists what is in it as it should. */
export async function tableIn(db: Connection, name: string): Promise<Table | null> {
  try {
    return await db.openTable(name);
  } catch (error) {
    if (error instanceof Error && /not found|does not exist/i.test(error.message)) return null;
    throw error;
  }
}

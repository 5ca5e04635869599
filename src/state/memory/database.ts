/** What the memory asks of a database, a file or a server: one statement, or several that hold together. */
export type Row = Readonly<Record<string, unknown>>;
/** In words that SQLite and PostgreSQL both understand; its values are `$1`, `$2` … */
type Statement = readonly [sql: string, values?: readonly unknown[]];
/** Statements that hold together, each yielded for its rows. */
export type Work<Result = void> = Generator<Statement, Result, readonly Row[]>;

export type Database = {
  /** In a file it is done when the call returns. */
  readonly run: (...statement: Statement) => Promise<readonly Row[]>;
  /** All of it or nothing; it may be begun anew, so that it may have no effects besides. */
  readonly together: <Result>(work: () => Work<Result>) => Promise<Result>;
  /** The texts of a list in JSON as a table of which the column is `value`. */
  readonly each: (list: string) => string;
};

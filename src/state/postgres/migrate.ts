import type { Migration } from '../port.ts';
import type { Client } from './client.ts';

/** Numbers of this program's locks among the database's; the second one says what it is for. */
export const LOCKS = { family: 0x77656e, lead: 1, tables: 2 } as const;

/**
 * Brings the tables up to date: each step once, all in one transaction, one process at a time. Steps that a later version
 * made are left alone, so that the version before can go on beside it.
 */
export async function migrate({ transaction }: Client, steps: readonly Migration[]): Promise<void> {
  await transaction(async (run) => {
    await run('SELECT pg_advisory_xact_lock($1, $2)', [LOCKS.family, LOCKS.tables]);
    await run(
      'CREATE TABLE IF NOT EXISTS migrations (name text PRIMARY KEY, applied timestamptz NOT NULL DEFAULT now())',
    );
    const { rows } = await run('SELECT name FROM migrations');
    const seen = new Set(rows.map(({ name }) => name));
    for (const { name, sql } of steps.filter((step) => !seen.has(step.name))) {
      await run(sql);
      await run('INSERT INTO migrations (name) VALUES ($1)', [name]);
    }
  });
}

/** What the queue counts, and what it lets go of in time. */
import type { Queue } from '../port.ts';
import { prune } from '../rows.ts';
import { perform } from './memory.ts';
import type { Parts } from './parts.ts';

const TALLIES_KEPT = 3_600_000;

export function createHousekeeping({
  client: { run },
  now,
}: Parts): Pick<Queue, 'tally' | 'countSetAside' | 'prune' | 'probe'> {
  return {
    tally: async (name, seconds, at) => {
      const { rows } = await run(
        `INSERT INTO tallies AS t (name, start, count) VALUES ($1, $2, 1) ON CONFLICT (name) DO UPDATE SET
         start = CASE WHEN $2 < t.start + $3 THEN t.start ELSE $2 END,
         count = CASE WHEN $2 < t.start + $3 THEN t.count + 1 ELSE 1 END RETURNING count`,
        [name, at, seconds * 1000],
      );
      return Number(rows[0]!.count);
    },
    countSetAside: async () =>
      Number((await run("SELECT count(*) AS n FROM inbox WHERE state = 'set-aside'")).rows[0]!.n),
    prune: async () => {
      await perform(run, prune(now()));
      await run('DELETE FROM tallies WHERE start < $1', [now() - TALLIES_KEPT]);
      await run("DELETE FROM replicas WHERE until < clock_timestamp() - interval '1 hour'");
    },
    probe: async () => void (await run('UPDATE inbox SET lane = lane WHERE update_id = -1')),
  };
}

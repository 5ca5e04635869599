/** What the queue counts, and what it lets go of in time. */
import type { Queue } from '../port.ts';
import type { Parts } from './parts.ts';

/** How long a done update's number is kept to know it again; Telegram repeats updates for a day at most. */
const REMEMBERED = 2 * 86_400_000;
/** How long an update that was set aside is kept for whoever looks into it. */
const SET_ASIDE_KEPT = 7 * 86_400_000;
/** Message ids are kept for edits; Telegram lets a bot edit its messages for 48 hours, notices run a little longer. */
const REPLIES_KEPT = 7 * 86_400_000;
/** A notice's mark outlives any retry of its cause. */
const ONCES_KEPT = 90 * 86_400_000;
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
      await run(
        "DELETE FROM inbox WHERE (state = 'done' AND received < $1) OR (state = 'set-aside' AND received < $2)",
        [now() - REMEMBERED, now() - SET_ASIDE_KEPT],
      );
      await run('DELETE FROM replies WHERE sent < $1', [now() - REPLIES_KEPT]);
      await run('DELETE FROM onces WHERE at < $1', [now() - ONCES_KEPT]);
      await run('DELETE FROM tallies WHERE start < $1', [now() - TALLIES_KEPT]);
      await run("DELETE FROM replicas WHERE until < clock_timestamp() - interval '1 hour'");
    },
    probe: async () => void (await run('UPDATE inbox SET lane = lane WHERE update_id = -1')),
  };
}

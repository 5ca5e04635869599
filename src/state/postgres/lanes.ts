/**
 * Who works on which lanes. A lane (a chat) is one process's at a time, with all that waits in it, so that its order is
 * kept and no reply is under way twice; it is given back when nothing of it waits, and anybody's when its holder's lease ran out.
 */
import { randomBytes } from 'node:crypto';
import type { Work } from '../port.ts';
import type { Client } from './client.ts';
import type { HeldWork } from './held.ts';
import { CHANNEL } from './link.ts';

/** Lanes with work that one process holds: three times what it handles at once, so that others get their share. */
const MOST_BUSY = 24;
/** Asked longer ago than so many milliseconds, an update belongs to a backlog: whoever asks now goes first. */
const FRESH = 60_000;
/** The share of a lease after which a silent process whose connection has ended is dead. */
const SILENT = 0.5;

export type LaneOptions = {
  readonly client: Client;
  readonly held: HeldWork;
  readonly now: () => number;
  /** Milliseconds without a sign of life after which a process's lanes are anybody's. */
  readonly lease: number;
  /** Broadcasts are sent by one process, so that all of them together keep below Telegram's limit. */
  readonly mayBulk: () => boolean;
};

/** A lane that was claimed (0), an update (1) or a call (2) that waits. */
type Waiting = {
  readonly kind: number;
  readonly id: number;
  readonly lane: string;
  readonly asked: number;
  readonly bulk: boolean;
};

export function createLanes({ client, held, now, lease, mayBulk }: LaneOptions) {
  const { run, transaction } = client;
  const me = `${process.pid}-${randomBytes(6).toString('hex')}`;

  /** A sign of life, with the number of the connection that ends when this process does. */
  const beat = (session: number | null): Promise<unknown> =>
    run(
      `INSERT INTO replicas (name, until, session) VALUES ($1, clock_timestamp() + $2 * interval '1 ms', $3)
       ON CONFLICT (name) DO UPDATE SET until = excluded.until, session = excluded.session`,
      [me, lease, session],
    );

  /**
   * Frees what processes have that give no sign of life and whose connection has ended, as a killed one's does at once: their
   * chats needn't wait for the end of a lease. How many there were.
   */
  const bury = async (): Promise<number> => {
    const dead = await run(
      `DELETE FROM replicas r WHERE until < clock_timestamp() + $1 * interval '1 ms' AND session IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM pg_stat_activity a WHERE a.pid = r.session)`,
      [(1 - SILENT) * lease],
    );
    return dead.count;
  };

  /** In one statement: lanes that are free become this process's, and all that waits in its lanes is read. */
  const take = async (): Promise<Work> => {
    const room = Math.max(0, MOST_BUSY - held.busy());
    const { rows } = await run(
      `WITH free AS (
         SELECT l.lane FROM lanes l LEFT JOIN replicas r ON r.name = l.owner
         WHERE (r.name IS NULL OR r.until < clock_timestamp()) AND (NOT l.bulk OR $3)
         ORDER BY l.bulk, l.asked < $2, CASE WHEN l.asked >= $2 THEN l.asked END, l.asked DESC
         LIMIT $4 FOR UPDATE OF l SKIP LOCKED),
       claimed AS (UPDATE lanes SET owner = $1 FROM free WHERE lanes.lane = free.lane RETURNING lanes.lane),
       mine AS (SELECT lane FROM lanes WHERE owner = $1 UNION SELECT lane FROM claimed)
       SELECT 0 AS kind, 0 AS id, lane, 0 AS asked, false AS bulk FROM claimed
       UNION ALL SELECT 1, update_id, lane, asked, false FROM inbox JOIN mine USING (lane) WHERE state = 'waiting'
       UNION ALL SELECT 2, id, lane, 0, outbox.bulk FROM outbox JOIN mine USING (lane) ORDER BY kind, id`,
      [me, now() - FRESH, mayBulk(), room],
    );
    const all = rows as readonly unknown[] as readonly Waiting[];
    const of = (kind: number) => all.filter((row) => row.kind === kind);
    for (const { lane } of of(0)) held.open(lane);
    return {
      updates: of(1)
        .map(({ id: update_id, lane, asked }) => ({ update_id, lane, asked }))
        .filter(held.giveUpdate),
      calls: of(2)
        .map(({ id, lane, bulk: isBulk }) => ({ id, lane, isBulk }))
        .filter(held.giveCall),
    };
  };

  /** Whoever adds to a lane locks its row: once it is locked here, what the second statement doesn't see isn't there. */
  const giveBack = async (): Promise<void> => {
    const idle = held.idle();
    if (idle.length === 0) return;
    const kept = await transaction(async (query) => {
      const mine = await query('SELECT lane FROM lanes WHERE owner = $1 AND lane = ANY($2) ORDER BY lane FOR UPDATE', [
        me,
        idle,
      ]);
      const gone = await query(
        `DELETE FROM lanes l WHERE owner = $1 AND lane = ANY($2)
         AND NOT EXISTS (SELECT 1 FROM inbox i WHERE i.lane = l.lane AND i.state = 'waiting')
         AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.lane = l.lane) RETURNING lane`,
        [me, idle],
      );
      const deleted = new Set(gone.rows.map(({ lane }) => lane));
      return new Set(mine.rows.map(({ lane }) => lane).filter((lane) => !deleted.has(lane)));
    });
    for (const lane of idle) if (!kept.has(lane)) held.close(lane);
  };

  return {
    me,
    beat,
    bury,
    take,
    giveBack,
    /** All at once, for a process that ends: others go on with them now instead of when its lease is over. */
    leave: () =>
      transaction(async (query) => {
        await query('UPDATE lanes SET owner = NULL WHERE owner = $1', [me]);
        await query('DELETE FROM replicas WHERE name = $1', [me]);
        await query(`NOTIFY ${CHANNEL}`);
      }),
  };
}

export type Lanes = ReturnType<typeof createLanes>;

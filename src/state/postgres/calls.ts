/** Replies in the database: how they are put there, each with a word to whoever has to send it. */
import { laneOf, type OutgoingCall, type QueuedCall } from '../port.ts';
import type { Run } from './client.ts';
import { CHANNEL } from './link.ts';

type Waiting = { readonly lane: string; readonly asked: number; readonly bulk: boolean };

/** Says that something of these lanes waits; in one order, so that two processes can't wait for each other. */
export async function announce(run: Run, waiting: readonly Waiting[]): Promise<void> {
  if (waiting.length === 0) return;
  const lanes = [...Map.groupBy(waiting, ({ lane }) => lane)].toSorted(([a], [b]) => (a < b ? -1 : 1));
  await run(
    `WITH put AS (INSERT INTO lanes (lane, asked, bulk) SELECT * FROM unnest($1::text[], $2::bigint[], $3::boolean[])
       ON CONFLICT (lane) DO UPDATE
       SET asked = greatest(lanes.asked, excluded.asked), bulk = lanes.bulk AND excluded.bulk)
     SELECT pg_notify($4, '')`,
    [
      lanes.map(([lane]) => lane),
      lanes.map(([, all]) => Math.max(...all.map(({ asked }) => asked))),
      lanes.map(([, all]) => all.every(({ bulk }) => bulk)),
      CHANNEL,
    ],
  );
}

/**
 * Stores the durable ones whose `once` wasn't used before, in their order; `lane` where no chat is concerned. `own` is a
 * lane that the caller has and has locked: nobody needs to be told of what is put there.
 */
export async function putCalls(
  run: Run,
  calls: readonly OutgoingCall[],
  lane: string,
  now: number,
  own: string | null = null,
): Promise<readonly QueuedCall[]> {
  const durable = await unused(
    run,
    calls.filter(({ importance }) => importance === 'durable'),
    now,
  );
  if (durable.length === 0) return [];
  const lanes = durable.map(({ chat }) => (chat === null ? lane : laneOf(chat)));
  const { rows } = await run(
    `INSERT INTO outbox (chat, lane, call, bulk) SELECT chat, lane, call, bulk
     FROM unnest($1::bigint[], $2::text[], $3::text[], $4::boolean[])
     WITH ORDINALITY AS t (chat, lane, call, bulk, place) ORDER BY place RETURNING id`,
    [
      durable.map(({ chat }) => chat),
      lanes,
      durable.map((call) => JSON.stringify(call)),
      durable.map(({ bulk }) => bulk === true),
    ],
  );
  const queued = rows.map(({ id }, n) => ({ id: Number(id), lane: lanes[n]!, isBulk: durable[n]!.bulk === true }));
  await announce(
    run,
    queued.flatMap(({ lane: to, isBulk }) => (to === own ? [] : [{ lane: to, asked: now, bulk: isBulk }])),
  );
  return queued;
}

async function unused(run: Run, calls: readonly OutgoingCall[], now: number): Promise<readonly OutgoingCall[]> {
  const onces = calls.flatMap(({ once }) => (once === undefined ? [] : [once]));
  if (onces.length === 0) return calls;
  const { rows } = await run(
    `INSERT INTO onces (once, at) SELECT once, $2 FROM unnest($1::text[]) AS t (once) ORDER BY once
     ON CONFLICT DO NOTHING RETURNING once`,
    [[...new Set(onces)], now],
  );
  const left = new Set(rows.map(({ once }) => once));
  return calls.filter(({ once }) => once === undefined || left.delete(once));
}

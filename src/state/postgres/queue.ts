import { type Admission, type LoadedUpdate, laneOf, type OutgoingCall, type Queue } from '../port.ts';
import { announce, putCalls } from './calls.ts';
import { createChats } from './chats.ts';
import type { Client, Run } from './client.ts';
import type { HeldWork } from './held.ts';
import type { Lanes } from './lanes.ts';

export type QueueOptions = {
  readonly client: Client;
  readonly lanes: Lanes;
  readonly held: HeldWork;
  readonly now: () => number;
  readonly onWork: Queue['onWork'];
  /** There may be something to take. */
  readonly wake: () => void;
};

/** How long a done update's number is kept to know it again; Telegram repeats updates for a day at most. */
const REMEMBERED = 2 * 86_400_000;
/** How long an update that was set aside is kept for whoever looks into it. */
const SET_ASIDE_KEPT = 7 * 86_400_000;
/** Message ids are kept for edits; Telegram lets a bot edit its messages for 48 hours, notices run a little longer. */
const REPLIES_KEPT = 7 * 86_400_000;
/** A notice's mark outlives any retry of its cause. */
const ONCES_KEPT = 90 * 86_400_000;
const TALLIES_KEPT = 3_600_000;

/** The queue in a database that several processes share; what arrives at one may be handled by another. */
export function createQueue({ client, lanes, held, now, onWork, wake }: QueueOptions): Queue {
  const { run, transaction } = client;
  const chats = createChats(client, held);

  /** An update's end in one transaction with the replies that `also` stores; those of lanes held here are given back. */
  const close = async (
    from: Parameters<Queue['end']>[0],
    mark: 'done' | 'set-aside',
    also: (query: Run) => ReturnType<typeof putCalls>,
  ): ReturnType<Queue['end']> => {
    const queued = await transaction(async (query) => {
      const marked = await query(
        `WITH mine AS (SELECT 1 FROM lanes WHERE lane = $2 AND owner = $3 FOR UPDATE)
         UPDATE inbox SET state = $4, content = CASE WHEN $4 = 'done' THEN NULL ELSE content END
         WHERE update_id = $1 AND state = 'waiting' AND EXISTS (SELECT 1 FROM mine)`,
        [from.update_id, from.lane, lanes.me, mark],
      );
      return marked.count === 0 ? null : also(query);
    });
    const given = queued?.filter((call) => held.has(call.lane) && held.giveCall(call)) ?? null;
    held.updateDone(from);
    if (queued && given && given.length < queued.length) wake();
    return given;
  };

  return {
    take: lanes.take,
    onWork,
    known: async (ids) => {
      const { rows } = await run('SELECT update_id FROM inbox WHERE update_id = ANY($1)', [ids]);
      return new Set(rows.map(({ update_id }) => Number(update_id)));
    },
    admit: async (updates) => {
      await transaction((query) => admit(query, updates, now()));
      wake();
      return { updates: [], calls: [] };
    },
    load: async (from) => {
      const { rows } = await run(
        `SELECT i.content, i.received, i.starts, i.failures FROM inbox i JOIN lanes l ON l.lane = i.lane
         WHERE i.update_id = $1 AND i.state = 'waiting' AND l.owner = $2`,
        [from.update_id, lanes.me],
      );
      const [row] = rows;
      if (row === undefined || row.content === null) {
        held.updateDone(from);
        return null;
      }
      const { content, received, starts: crashes, failures } = row;
      return { update: JSON.parse(String(content)), received, crashes, failures } as LoadedUpdate;
    },
    begin: async ({ update_id }) =>
      void (await run('UPDATE inbox SET starts = starts + 1 WHERE update_id = $1', [update_id])),
    cancel: async ({ update_id }) =>
      void (await run('UPDATE inbox SET starts = starts - 1 WHERE update_id = $1', [update_id])),
    fail: async ({ update_id }) =>
      void (await run('UPDATE inbox SET failures = failures + 1, starts = starts - 1 WHERE update_id = $1', [
        update_id,
      ])),
    end: (from, { calls, chat, movedTo, late }) =>
      close(from, 'done', async (query) => {
        if (chat !== null && movedTo !== null) await chats.moveRows(query, chat, movedTo, now());
        const isOwed = chat !== null && late !== null && (await chats.apologise(query, chat, from.asked, now()));
        return putCalls(query, isOwed ? [...late, ...calls] : calls, from.lane, now(), from.lane);
      }),
    setAside: (from, calls) => close(from, 'set-aside', (query) => putCalls(query, calls, from.lane, now(), from.lane)),
    store: async (calls) => {
      await transaction(async (query) => putCalls(query, await chats.open(query, calls), 'notices', now()));
      wake();
      return [];
    },
    loadCall: async (queued) => {
      const { rows } = await run(
        `SELECT o.call, o.chat, o.doubtful FROM outbox o JOIN lanes l ON l.lane = o.lane
         WHERE o.id = $1 AND l.owner = $2`,
        [queued.id, lanes.me],
      );
      const [row] = rows;
      if (row === undefined) {
        held.callDone(queued);
        return null;
      }
      const call = JSON.parse(String(row.call)) as OutgoingCall;
      return { call: { ...call, chat: row.chat as number | null }, doubtful: Number(row.doubtful) };
    },
    doubt: async ({ id }, by) => void (await run('UPDATE outbox SET doubtful = doubtful + $2 WHERE id = $1', [id, by])),
    remove: async (queued, reply) => {
      if (reply === undefined) await run('DELETE FROM outbox WHERE id = $1', [queued.id]);
      else
        await run(
          `WITH gone AS (DELETE FROM outbox WHERE id = $1)
           INSERT INTO replies (chat, key, message_id, sent) VALUES ($2, $3, $4, $5)
           ON CONFLICT (chat, key) DO UPDATE SET message_id = excluded.message_id, sent = excluded.sent`,
          [queued.id, reply.chat, reply.key, reply.message, now()],
        );
      held.callDone(queued);
    },
    messageOf: async (chat, key) => {
      const { rows } = await run('SELECT message_id FROM replies WHERE chat = $1 AND key = $2', [chat, key]);
      return (rows[0]?.message_id as number | undefined) ?? null;
    },
    dropMessage: async (chat, key) => void (await run('DELETE FROM replies WHERE chat = $1 AND key = $2', [chat, key])),
    close: (chat) => chats.close(chat, now()),
    move: async (from, to) => {
      await transaction((query) => chats.moveRows(query, from, to, now()));
      held.dropCalls(laneOf(from));
      wake();
    },
    forget: chats.forget,
    forgetRest: chats.forgetRest,
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

async function admit(run: Run, updates: readonly Admission[], now: number): Promise<void> {
  const column = <T>(of: (one: Admission) => T): readonly T[] => updates.map(of);
  const { rows } = await run(
    `INSERT INTO inbox (update_id, lane, asked, received, state, content)
     SELECT * FROM unnest($1::bigint[], $2::text[], $3::bigint[], $4::bigint[], $5::text[], $6::text[])
     ON CONFLICT DO NOTHING RETURNING update_id`,
    [
      column(({ arrival }) => arrival.update_id),
      column(({ arrival }) => arrival.lane),
      column(({ arrival }) => arrival.asked),
      column(({ received }) => received),
      column(({ waits }) => (waits ? 'waiting' : 'done')),
      column(({ waits, content }) => (waits ? JSON.stringify(content) : null)),
    ],
  );
  const added = new Set(rows.map(({ update_id }) => update_id));
  const fresh = updates.filter(({ arrival }) => added.has(arrival.update_id));
  const writing = fresh.flatMap(({ arrival: { chat, byPerson } }) => (chat !== null && byPerson ? [chat] : []));
  if (writing.length > 0)
    await run('UPDATE chats SET inactive_since = NULL WHERE chat = ANY($1) AND inactive_since IS NOT NULL', [writing]);
  for (const { arrival, notices } of fresh) await putCalls(run, notices, arrival.lane, now);
  await announce(
    run,
    fresh.flatMap(({ arrival: { lane, asked }, waits }) => (waits ? [{ lane, asked, bulk: false }] : [])),
  );
}

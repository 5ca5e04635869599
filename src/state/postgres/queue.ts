import { type Admission, type LoadedUpdate, laneOf, type Queue } from '../port.ts';
import { apologise } from '../rows.ts';
import { announce, putCalls } from './calls.ts';
import { createChats } from './chats.ts';
import type { Run } from './client.ts';
import { createHousekeeping } from './housekeeping.ts';
import { perform } from './memory.ts';
import type { Parts, QueueOptions } from './parts.ts';
import { createSending } from './sending.ts';

/** The queue in a database that several processes share; what arrives at one may be handled by another. */
export function createQueue({ onWork, ...options }: QueueOptions): Queue {
  const { client, lanes, held, now, wake } = options;
  const chats = createChats(client, held);
  const parts = { ...options, chats };
  return {
    take: lanes.take,
    onWork,
    ...createArriving(parts),
    ...createHandling(parts),
    ...createSending(parts),
    ...createHousekeeping(parts),
    close: (chat) => chats.close(chat, now()),
    move: async (from, to) => {
      await client.transaction((query) => chats.moveRows(query, from, to, now()));
      held.dropCalls(laneOf(from));
      wake();
    },
    forget: chats.forget,
    forgetRest: chats.forgetRest,
  };
}

function createArriving({ client: { run, transaction }, now, wake }: Parts): Pick<Queue, 'known' | 'admit'> {
  return {
    known: async (ids) => {
      const { rows } = await run('SELECT update_id FROM inbox WHERE update_id = ANY($1)', [ids]);
      return new Set(rows.map(({ update_id }) => Number(update_id)));
    },
    admit: async (updates) => {
      await transaction((query) => admit(query, updates, now()));
      wake();
      return { updates: [], calls: [] };
    },
  };
}

type Handling = Pick<Queue, 'load' | 'begin' | 'cancel' | 'fail' | 'end' | 'setAside'>;

function createHandling(parts: Parts): Handling {
  const { client, chats, lanes, held, now } = parts;
  const { run } = client;
  const close = createClosing(parts);
  return {
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
        const isOwed = chat !== null && late !== null && (await perform(query, apologise(chat, from.asked, now())));
        return putCalls(query, isOwed ? [...late, ...calls] : calls, from.lane, now(), from.lane);
      }),
    setAside: (from, calls) => close(from, 'set-aside', (query) => putCalls(query, calls, from.lane, now(), from.lane)),
  };
}

function createClosing({ client: { transaction }, lanes, held, wake }: Parts) {
  /** An update's end in one transaction with the replies that `also` stores; those of lanes held here are given back. */
  return async (
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

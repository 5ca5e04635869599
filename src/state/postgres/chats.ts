/** What the queue knows of chats: whether they can be written to, when it apologised, where they moved, what is to be forgotten. */
import { moveChat } from '../memory/index.ts';
import { laneOf, type OutgoingCall } from '../port.ts';
import { announce } from './calls.ts';
import type { Client, Run } from './client.ts';
import type { HeldWork } from './held.ts';
import { perform } from './memory.ts';

export function createChats({ run, transaction }: Client, held: HeldWork) {
  return {
    /** Those that may be sent. */
    open: async (query: Run, calls: readonly OutgoingCall[]): Promise<readonly OutgoingCall[]> => {
      const chats = [...new Set(calls.map(({ chat }) => chat))];
      const { rows } = await query('SELECT chat FROM chats WHERE chat = ANY($1) AND inactive_since IS NOT NULL', [
        chats,
      ]);
      const closed = new Set(rows.map(({ chat }) => chat));
      return calls.filter(({ chat }) => !closed.has(chat));
    },
    /** True once per outage: unless an apology came after the question was asked. */
    apologise: async (query: Run, chat: number, asked: number, now: number): Promise<boolean> => {
      const { count } = await query(
        `INSERT INTO chats (chat, apologised) VALUES ($1, $3) ON CONFLICT (chat) DO UPDATE
         SET apologised = excluded.apologised WHERE coalesce(chats.apologised, 0) <= $2`,
        [chat, asked, now],
      );
      return count > 0;
    },
    close: async (chat: number, now: number): Promise<void> => {
      await transaction(async (query) => {
        await query(
          `INSERT INTO chats (chat, inactive_since) VALUES ($1, $2)
           ON CONFLICT (chat) DO UPDATE SET inactive_since = excluded.inactive_since`,
          [chat, now],
        );
        await query('DELETE FROM outbox WHERE chat = $1', [chat]);
      });
      held.dropCalls(laneOf(chat));
    },
    /** What was waiting or known under the old number belongs to the new one. */
    moveRows: async (query: Run, from: number, to: number, now: number): Promise<void> => {
      await query('DELETE FROM chats WHERE chat = $2 AND EXISTS (SELECT 1 FROM chats WHERE chat = $1)', [from, to]);
      await query('UPDATE chats SET chat = $2 WHERE chat = $1', [from, to]);
      await query(
        'DELETE FROM replies r WHERE chat = $2 AND EXISTS (SELECT 1 FROM replies o WHERE o.chat = $1 AND o.key = r.key)',
        [from, to],
      );
      await query('UPDATE replies SET chat = $2 WHERE chat = $1', [from, to]);
      const { rows } = await query('UPDATE outbox SET chat = $2, lane = $3 WHERE chat = $1 RETURNING bulk', [
        from,
        to,
        laneOf(to),
      ]);
      await announce(
        query,
        rows.map(({ bulk }) => ({ lane: laneOf(to), asked: now, bulk: bulk === true })),
      );
      await perform(query, moveChat(from, to));
    },
    forget: async (chat: number): Promise<void> => {
      await transaction(async (query) => {
        await query('INSERT INTO forgetting VALUES ($1) ON CONFLICT DO NOTHING', [chat]);
        await query('DELETE FROM outbox WHERE chat = $1', [chat]);
        await query('DELETE FROM chats WHERE chat = $1', [chat]);
        await erase(query, chat);
      });
      held.dropCalls(laneOf(chat));
    },
    forgetRest: async (): Promise<boolean> => {
      const { rows } = await run(
        `SELECT chat FROM forgetting f WHERE NOT EXISTS (SELECT 1 FROM outbox o WHERE o.chat = f.chat)
         AND NOT EXISTS (SELECT 1 FROM inbox i WHERE i.lane = 'chat' || f.chat AND i.state = 'waiting')`,
      );
      for (const { chat } of rows)
        await transaction(async (query) => {
          await erase(query, Number(chat));
          await query('DELETE FROM forgetting WHERE chat = $1', [chat]);
        });
      // Rows are gone for everybody; this has the database write over what is left of them in its pages.
      if (rows.length > 0) await run(`VACUUM ${FORGETFUL.join(', ')}`);
      return (await run('SELECT 1 FROM forgetting LIMIT 1')).count === 0;
    },
  };
}

const FORGETFUL = [
  ...['inbox', 'outbox', 'chats', 'replies', 'onces', 'tallies', 'forgetting', 'lanes'],
  ...['talk_chats', 'talk_questions', 'talk_votes', 'talk_follows', 'talk_known', 'talk_openings'],
];

/** What tells that a chat was here: its lane, what it was sent once, its replies. Numbers of updates stay, to know repeats. */
async function erase(run: Run, chat: number): Promise<void> {
  await run(
    `UPDATE inbox SET lane = 'forgotten', state = 'done', content = NULL, asked = 0
     WHERE lane = $1 AND state IN ('done', 'set-aside')`,
    [laneOf(chat)],
  );
  // In private a chat's number is its person's: inline questions stand in a lane of the person.
  await run("UPDATE inbox SET lane = 'forgotten', asked = 0 WHERE lane = $1 AND state = 'done'", [`user${chat}`]);
  await run("DELETE FROM onces WHERE once LIKE '%:' || $1", [String(chat)]);
  await run('DELETE FROM tallies WHERE name = $1', [`user${chat}`]);
  await run('DELETE FROM replies WHERE chat = $1', [chat]);
  await run('DELETE FROM chats WHERE chat = $1 AND inactive_since IS NULL', [chat]);
}

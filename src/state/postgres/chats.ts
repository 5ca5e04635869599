/** What the queue knows of chats: whether they can be written to, when it apologised, where they moved, what is to be forgotten. */
import { moveChat } from '../memory/index.ts';
import { laneOf, type OutgoingCall } from '../port.ts';
import { closeChat, forget, forgetRest, moveRows } from '../rows.ts';
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
    close: async (chat: number, now: number): Promise<void> => {
      await transaction((query) => perform(query, closeChat(chat, now)));
      held.dropCalls(laneOf(chat));
    },
    /** What was waiting or known under the old number belongs to the new one. */
    moveRows: async (query: Run, from: number, to: number, now: number): Promise<void> => {
      const waiting = await perform(query, moveRows(from, to));
      await perform(query, moveChat(from, to));
      await announce(
        query,
        waiting.map(({ bulk }) => ({ lane: laneOf(to), asked: now, bulk: bulk === true })),
      );
    },
    forget: async (chat: number): Promise<void> => {
      await transaction(async (query) => {
        await perform(query, forget(chat));
        await erased(query, chat);
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
          await perform(query, forgetRest(Number(chat)));
          await erased(query, Number(chat));
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

/** Counts of what it asked are kept in the database here. */
const erased = (run: Run, chat: number) => run('DELETE FROM tallies WHERE name = $1', [`user${chat}`]);

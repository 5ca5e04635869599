/** Replies in the database until Telegram has them, and the numbers of the messages they became. */
import type { Queue } from '../port.ts';
import { asStoredCall } from '../rows.ts';
import { putCalls } from './calls.ts';
import type { Parts } from './parts.ts';

type Sending = Pick<Queue, 'store' | 'loadCall' | 'doubt' | 'remove' | 'messageOf' | 'dropMessage'>;

export function createSending({ client, chats, lanes, held, now, wake }: Parts): Sending {
  const { run, transaction } = client;
  return {
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
      return asStoredCall(row);
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
  };
}

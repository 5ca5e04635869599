import { asFollow } from '../../follows.ts';
import type { Memory } from '../../port.ts';
import type { Client, Run } from '../client.ts';

type FollowMemory = Pick<Memory, 'follow' | 'followsOf' | 'unfollow' | 'follows' | 'knownTo' | 'told'>;

export function followMemory({ run, transaction }: Client, now: () => number): FollowMemory {
  return {
    follow: ({ chat, topic, user, name }, headlines) =>
      transaction(async (query) => {
        const { count } = await query(
          `INSERT INTO talk_follows (chat, topic, "user", name, created_at) VALUES ($1, $2, $3, $4, $5)
           ON CONFLICT (chat, topic, name) DO NOTHING`,
          [chat, topic, user, name, now()],
        );
        const found = await query('SELECT * FROM talk_follows WHERE chat = $1 AND topic = $2 AND name = $3', [
          ...[chat, topic, name],
        ]);
        const follow = asFollow(found.rows[0]!);
        if (count > 0) await know(query, follow.id, headlines);
        return { follow, isNew: count > 0 };
      }),
    followsOf: async (chat) =>
      (await run('SELECT * FROM talk_follows WHERE chat = $1 ORDER BY id', [chat])).rows.map(asFollow),
    unfollow: async (id, chat) => {
      const { rows } = await run('DELETE FROM talk_follows WHERE id = $1 AND chat = $2 RETURNING name', [id, chat]);
      return rows[0] ? String(rows[0].name) : null;
    },
    follows: async () => {
      const { rows } = await run(
        `SELECT f.* FROM talk_follows f LEFT JOIN talk_chats c ON c.chat = f.chat
         WHERE c.gone IS DISTINCT FROM 1 ORDER BY f.id`,
      );
      return rows.map(asFollow);
    },
    knownTo: async (follow) => {
      const { rows } = await run('SELECT headline FROM talk_known WHERE follow = $1', [follow]);
      return new Set(rows.map(({ headline }) => String(headline)));
    },
    told: (follow, day, headlines) =>
      transaction(async (query) => {
        await query('UPDATE talk_follows SET told_on = $2 WHERE id = $1', [follow, day]);
        await know(query, follow, headlines);
      }),
  };
}

/** Of a follow that was ended meanwhile nothing is remembered. */
const know = (run: Run, follow: number, headlines: readonly string[]) =>
  run(
    `INSERT INTO talk_known SELECT f.id, headline FROM talk_follows f, unnest($2::text[]) AS t (headline)
     WHERE f.id = $1 ON CONFLICT DO NOTHING`,
    [follow, headlines],
  );

import type { Database, Row, Work } from './database.ts';
import type { Follow, Memory } from './port.ts';

const asFollow = (row: Row): Follow => ({
  id: Number(row.id),
  chat: Number(row.chat),
  topic: Number(row.topic),
  name: String(row.name),
  toldOn: row.told_on === null ? null : String(row.told_on),
});

type FollowMemory = Pick<Memory, 'follow' | 'followsOf' | 'unfollow' | 'follows' | 'knownTo' | 'told'>;

export function followMemory({ run, together, each }: Database, now: () => number): FollowMemory {
  /** Of a follow that was ended meanwhile nothing is remembered. */
  function* know(follow: number, headlines: readonly string[]): Work {
    yield [
      `INSERT INTO talk_known SELECT f.id, value FROM talk_follows f, ${each('$2')} WHERE f.id = $1
       ON CONFLICT DO NOTHING`,
      // What jsonb refuses: half a character, and none at all.
      [follow, JSON.stringify(headlines.map((headline) => headline.replaceAll('\0', '').toWellFormed()))],
    ];
  }
  return {
    follow: ({ chat, topic, user, name }, headlines) =>
      together(function* () {
        const made = yield [
          `INSERT INTO talk_follows (chat, topic, "user", name, created_at) VALUES ($1, $2, $3, $4, $5)
           ON CONFLICT (chat, topic, name) DO NOTHING RETURNING id`,
          [chat, topic, user, name, now()],
        ];
        const isNew = made.length > 0;
        const [row] = yield [
          'SELECT * FROM talk_follows WHERE chat = $1 AND topic = $2 AND name = $3',
          [chat, topic, name],
        ];
        const follow = asFollow(row!);
        if (isNew) yield* know(follow.id, headlines);
        return { follow, isNew };
      }),
    followsOf: async (chat) =>
      (await run('SELECT * FROM talk_follows WHERE chat = $1 ORDER BY id', [chat])).map(asFollow),
    unfollow: async (id, chat) => {
      const [row] = await run('DELETE FROM talk_follows WHERE id = $1 AND chat = $2 RETURNING name', [id, chat]);
      return row ? String(row.name) : null;
    },
    follows: async () => {
      const rows = await run(
        `SELECT f.* FROM talk_follows f LEFT JOIN talk_chats c ON c.chat = f.chat
         WHERE c.gone IS DISTINCT FROM 1 ORDER BY f.id`,
      );
      return rows.map(asFollow);
    },
    knownTo: async (follow) => {
      const rows = await run('SELECT headline FROM talk_known WHERE follow = $1', [follow]);
      return new Set(rows.map(({ headline }) => String(headline)));
    },
    told: (follow, day, headlines) =>
      together(function* () {
        yield ['UPDATE talk_follows SET told_on = $2 WHERE id = $1', [follow, day]];
        yield* know(follow, headlines);
      }),
  };
}

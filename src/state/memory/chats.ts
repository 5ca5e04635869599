import type { Language } from '../../types.ts';
import type { Database, Work } from './database.ts';
import type { Memory } from './port.ts';

/** A chat's last visit is written once an hour, not at every message. */
const SEEN_EVERY = 3_600_000;

type ChatMemory = Pick<Memory, 'sawChat' | 'chatGone' | 'languageOf' | 'speak' | 'chats' | 'note' | 'putNote'>;

export function chatMemory({ run }: Database, now: () => number): ChatMemory {
  return {
    sawChat: async (chat, isPrivate) =>
      void (await run(
        `INSERT INTO talk_chats (chat, private, seen_at) VALUES ($1, $2, $3)
         ON CONFLICT (chat) DO UPDATE SET seen_at = excluded.seen_at, gone = 0
         WHERE talk_chats.gone = 1 OR talk_chats.seen_at <= excluded.seen_at - $4`,
        [chat, isPrivate ? 1 : 0, now(), SEEN_EVERY],
      )),
    chatGone: async (chat) => void (await run('UPDATE talk_chats SET gone = 1 WHERE chat = $1', [chat])),
    languageOf: async (chat) => {
      const [row] = await run('SELECT language FROM talk_chats WHERE chat = $1', [chat]);
      return (row?.language ?? null) as Language | null;
    },
    speak: async (chat, to) => void (await run('UPDATE talk_chats SET language = $2 WHERE chat = $1', [chat, to])),
    chats: async () =>
      (await run('SELECT chat FROM talk_chats WHERE gone = 0 ORDER BY chat')).map(({ chat }) => Number(chat)),
    note: async (name) => {
      const [row] = await run('SELECT value FROM talk_notes WHERE name = $1', [name]);
      return (row?.value ?? null) as string | null;
    },
    putNote: async (name, value) =>
      void (await run(
        'INSERT INTO talk_notes VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
        [name, value],
      )),
  };
}

/** A group became a supergroup: what is known of it goes on under its new number. */
export function* moveChat(from: number, to: number): Work {
  const known = yield ['SELECT 1 FROM talk_chats WHERE chat = $1', [from]];
  if (known.length === 0) return;
  yield ['DELETE FROM talk_chats WHERE chat = $1', [to]];
  // What the new number has already stays as it is there.
  for (const [table, same] of [
    ['talk_chats', ''],
    ['talk_questions', ''],
    ['talk_openings', 'o.topic = t.topic AND o."user" = t."user"'],
    ['talk_follows', 'o.topic = t.topic AND o.name = t.name'],
  ])
    yield [
      `UPDATE ${table} AS t SET chat = $2 WHERE chat = $1${same === '' ? '' : ` AND NOT EXISTS (SELECT 1 FROM ${table} o WHERE o.chat = $2 AND ${same})`}`,
      [from, to],
    ];
}

import type { DatabaseSync } from 'node:sqlite';
import type { Language } from '../../../types.ts';

/** A chat's last visit is written once an hour, not at every message. */
const SEEN_EVERY = 3_600_000;
/** Chats whose last visit is held in memory: 50,000 numbers are about 2 MB. */
const MOST_HELD = 50_000;

export function chatMemory(db: DatabaseSync, now: () => number) {
  const see = db.prepare(
    `INSERT INTO talk_chats (chat, private, seen_at) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET seen_at = excluded.seen_at, gone = 0`,
  );
  const language = db.prepare('SELECT language FROM talk_chats WHERE chat = ?');
  const speak = db.prepare('UPDATE talk_chats SET language = ? WHERE chat = ?');
  const gone = db.prepare('UPDATE talk_chats SET gone = 1 WHERE chat = ?');
  const present = db.prepare('SELECT chat FROM talk_chats WHERE gone = 0 ORDER BY chat');
  const get = db.prepare('SELECT value FROM talk_notes WHERE name = ?');
  const put = db.prepare('INSERT INTO talk_notes VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value');
  const held = new Map<number, number>();
  return {
    /** Notes that somebody is there, so that broadcasts reach the chat. */
    sawChat: (chat: number, isPrivate: boolean) => {
      if (now() - (held.get(chat) ?? Number.NEGATIVE_INFINITY) < SEEN_EVERY) return;
      if (held.size >= MOST_HELD) held.clear();
      held.set(chat, now());
      see.run(chat, isPrivate ? 1 : 0, now());
    },
    chatGone: (chat: number) => {
      held.delete(chat);
      gone.run(chat);
    },
    /** The language chosen with /language, or `null`. */
    languageOf: (chat: number) => (language.get(chat)?.language ?? null) as Language | null,
    speak: (chat: number, to: Language | null) => void speak.run(to, chat),
    /** Chats that haven't removed the bot. */
    chats: () => present.all().map((row) => Number(row.chat)),
    /** A small value that outlives restarts: which menus are set, for example. */
    note: (name: string) => (get.get(name)?.value ?? null) as string | null,
    putNote: (name: string, value: string) => void put.run(name, value),
    /** After `forget`: the chat has to be noted anew at its next message. */
    unsee: (chat: number) => void held.delete(chat),
  };
}

/** What the transport remembers of chats: whether they can be reached, when it apologised, where they moved. */
import type { DatabaseSync } from 'node:sqlite';
import { laneOf } from '../port.ts';

/** All functions run inside the caller's transaction. */
export function createChats(db: DatabaseSync) {
  const close = db.prepare(
    'INSERT INTO chats (chat, inactive_since) VALUES (?, ?) ON CONFLICT (chat) DO UPDATE SET inactive_since = excluded.inactive_since',
  );
  const reopen = db.prepare('UPDATE chats SET inactive_since = NULL WHERE chat = ? AND inactive_since IS NOT NULL');
  const inactive = db.prepare('SELECT 1 FROM chats WHERE chat = ? AND inactive_since IS NOT NULL');
  const apology = db.prepare('SELECT apologised FROM chats WHERE chat = ?');
  const apologise = db.prepare(
    'INSERT INTO chats (chat, apologised) VALUES (?, ?) ON CONFLICT (chat) DO UPDATE SET apologised = excluded.apologised',
  );

  return {
    close: (chat: number, now: number) => void close.run(chat, now),
    reopen: (chat: number) => void reopen.run(chat),
    isActive: (chat: number): boolean => inactive.get(chat) === undefined,
    /** True once per outage: unless an apology came after the question was asked. */
    owesApology: (chat: number, asked: number): boolean => Number(apology.get(chat)?.apologised ?? 0) <= asked,
    apologise: (chat: number, now: number) => void apologise.run(chat, now),
    /** What was waiting or known under the old number belongs to the new one. */
    move: (from: number, to: number): void => {
      db.prepare('UPDATE OR REPLACE chats SET chat = ? WHERE chat = ?').run(to, from);
      db.prepare('UPDATE OR REPLACE replies SET chat = ? WHERE chat = ?').run(to, from);
      db.prepare('UPDATE outbox SET chat = ?, lane = ? WHERE chat = ?').run(to, laneOf(to), from);
    },
    forget: (chat: number): void => {
      db.prepare('DELETE FROM chats WHERE chat = ?').run(chat);
      db.prepare('DELETE FROM replies WHERE chat = ?').run(chat);
      db.prepare('DELETE FROM outbox WHERE chat = ?').run(chat);
    },
  };
}

/** Durable calls on disk, from the done-mark of their update until Telegram has answered; and what is known of chats. */
import type { DatabaseSync } from 'node:sqlite';
import { laneOf, type OutgoingCall, type QueuedCall, type StoredCall } from '../port.ts';
import { asStoredCall } from '../rows.ts';

/** All functions run inside the caller's transaction. */
export function createOutbox(db: DatabaseSync) {
  const insert = db.prepare('INSERT INTO outbox (chat, lane, call) VALUES (?, ?, ?)');
  const load = db.prepare('SELECT call, chat, doubtful FROM outbox WHERE id = ?');
  const doubt = db.prepare('UPDATE outbox SET doubtful = doubtful + ? WHERE id = ?');
  const remove = db.prepare('DELETE FROM outbox WHERE id = ?');
  const all = db.prepare("SELECT id, lane, call ->> '$.bulk' AS bulk FROM outbox ORDER BY id");
  const once = db.prepare('INSERT OR IGNORE INTO onces VALUES (?, ?)');
  const keep = db.prepare('INSERT OR REPLACE INTO replies VALUES (?, ?, ?, ?)');
  const reply = db.prepare('SELECT message_id FROM replies WHERE chat = ? AND key = ?');
  const drop = db.prepare('DELETE FROM replies WHERE chat = ? AND key = ?');
  const reopen = db.prepare('UPDATE chats SET inactive_since = NULL WHERE chat = ? AND inactive_since IS NOT NULL');
  const inactive = db.prepare('SELECT 1 FROM chats WHERE chat = ? AND inactive_since IS NOT NULL');

  return {
    /** Stores a call; `null` when its `once` was used before. `lane` where no chat is concerned. */
    add: (call: OutgoingCall, lane: string, now: number): QueuedCall | null => {
      if (call.once !== undefined && once.run(call.once, now).changes === 0) return null;
      const own = call.chat === null ? lane : laneOf(call.chat);
      const id = Number(insert.run(call.chat, own, JSON.stringify(call)).lastInsertRowid);
      return { id, lane: own, isBulk: call.bulk === true };
    },
    /** `null` when it was dropped. */
    load: (id: number): StoredCall | null => {
      const row = load.get(id);
      return row === undefined ? null : asStoredCall(row);
    },
    /** Counts a send of which nobody knows whether Telegram took it; `by` -1 takes that back. */
    doubt: (id: number, by: 1 | -1) => void doubt.run(by, id),
    remove: (id: number) => void remove.run(id),
    waiting: (): readonly QueuedCall[] =>
      all.all().map((row) => ({
        id: Number(row.id),
        lane: String(row.lane),
        isBulk: row.bulk === 1,
      })),
    keepReply: (chat: number, key: string, messageId: number, now: number) => void keep.run(chat, key, messageId, now),
    replyOf: (chat: number, key: string): number | null =>
      (reply.get(chat, key)?.message_id as number | undefined) ?? null,
    dropReply: (chat: number, key: string) => void drop.run(chat, key),
    reopen: (chat: number) => void reopen.run(chat),
    isActive: (chat: number): boolean => inactive.get(chat) === undefined,
  };
}

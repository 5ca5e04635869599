/** Durable calls on disk, from the done-mark of their update until Telegram has answered; and what is known of chats. */
import type { DatabaseSync } from 'node:sqlite';
import { laneOf, type OutgoingCall, type QueuedCall, type StoredCall } from '../port.ts';

/** Message ids are kept for edits; Telegram lets a bot edit its messages for 48 hours, notices run a little longer. */
const REPLIES_KEPT = 7 * 86_400_000;
/** A notice's mark outlives any retry of its cause. */
const ONCES_KEPT = 90 * 86_400_000;

/** All functions run inside the caller's transaction. */
export function createOutbox(db: DatabaseSync) {
  const insert = db.prepare('INSERT INTO outbox (chat, lane, call) VALUES (?, ?, ?)');
  const load = db.prepare('SELECT call, chat, doubtful FROM outbox WHERE id = ?');
  const doubt = db.prepare('UPDATE outbox SET doubtful = doubtful + ? WHERE id = ?');
  const remove = db.prepare('DELETE FROM outbox WHERE id = ?');
  const removeChat = db.prepare('DELETE FROM outbox WHERE chat = ?');
  const all = db.prepare("SELECT id, lane, call ->> '$.bulk' AS bulk FROM outbox ORDER BY id");
  const once = db.prepare('INSERT OR IGNORE INTO onces VALUES (?, ?)');
  const keep = db.prepare('INSERT OR REPLACE INTO replies VALUES (?, ?, ?, ?)');
  const reply = db.prepare('SELECT message_id FROM replies WHERE chat = ? AND key = ?');
  const drop = db.prepare('DELETE FROM replies WHERE chat = ? AND key = ?');

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
      if (row === undefined) return null;
      const call = JSON.parse(String(row.call)) as OutgoingCall;
      return { call: { ...call, chat: row.chat as number | null }, doubtful: Number(row.doubtful) };
    },
    /** Counts a send of which nobody knows whether Telegram took it; `by` -1 takes that back. */
    doubt: (id: number, by: 1 | -1) => void doubt.run(by, id),
    remove: (id: number) => void remove.run(id),
    removeChat: (chat: number) => void removeChat.run(chat),
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
    prune: (now: number): void => {
      db.prepare('DELETE FROM replies WHERE sent < ?').run(now - REPLIES_KEPT);
      db.prepare('DELETE FROM onces WHERE at < ?').run(now - ONCES_KEPT);
    },
  };
}

import type { DatabaseSync } from 'node:sqlite';
import { asFollow } from '../../follows.ts';
import type { NewFollow } from '../../port.ts';
import { transaction } from '../open.ts';

export function followMemory(db: DatabaseSync, now: () => number) {
  const put = db.prepare(
    'INSERT OR IGNORE INTO talk_follows (chat, topic, user, name, created_at) VALUES (?, ?, ?, ?, ?)',
  );
  const find = db.prepare('SELECT * FROM talk_follows WHERE chat = ? AND topic = ? AND name = ?');
  const of = db.prepare('SELECT * FROM talk_follows WHERE chat = ? ORDER BY id');
  const one = db.prepare('SELECT * FROM talk_follows WHERE id = ?');
  const drop = db.prepare('DELETE FROM talk_follows WHERE id = ? AND chat = ?');
  const all = db.prepare(
    'SELECT f.* FROM talk_follows f LEFT JOIN talk_chats c ON c.chat = f.chat WHERE c.gone IS NOT 1 ORDER BY f.id',
  );
  const know = db.prepare('INSERT OR IGNORE INTO talk_known VALUES (?, ?)');
  const known = db.prepare('SELECT headline FROM talk_known WHERE follow = ?');
  const told = db.prepare('UPDATE talk_follows SET told_on = ? WHERE id = ?');
  return {
    /** Follows a name, the follower knowing these headlines already; the follow, and whether it is new. */
    follow: ({ chat, topic, user, name }: NewFollow, headlines: readonly string[]) =>
      transaction(db, () => {
        const { changes } = put.run(chat, topic, user, name, now());
        const follow = asFollow(find.get(chat, topic, name)!);
        if (changes > 0) for (const headline of headlines) know.run(follow.id, headline);
        return { follow, isNew: changes > 0 };
      }),
    followsOf: (chat: number) => of.all(chat).map(asFollow),
    /** Ends a follow of this chat; its name, or `null` when the chat has no such follow (buttons can be forged). */
    unfollow: (id: number, chat: number): string | null => {
      const row = one.get(id);
      return drop.run(id, chat).changes > 0 && row ? String(row.name) : null;
    },
    /** All follows of chats that still have the bot. */
    follows: () => all.all().map(asFollow),
    /** Headlines a follow has been told of, or that were there before it. */
    knownTo: (follow: number) => new Set(known.all(follow).map((row) => String(row.headline))),
    /** Remembers that a message with these headlines went out on a day. */
    told: (follow: number, day: string, headlines: readonly string[]) =>
      transaction(db, () => {
        told.run(day, follow);
        for (const headline of headlines) know.run(follow, headline);
      }),
  };
}

// What for: what the conversation remembers between messages, in the bot's own database.
// In: an open database with TALK_MIGRATIONS applied, and a clock. Out: plain functions over it.
// Every write may be repeated, since an update can be handled twice after a crash; all but questions expire on request.
// Not here: undelivered updates and calls (the transport's tables), articles (the store).
import type { DatabaseSync } from 'node:sqlite';
import { chatMemory } from './chats.ts';
import { followMemory } from './follows.ts';
import { jobMemory } from './jobs.ts';
import { questionMemory } from './questions.ts';
import { voteMemory } from './votes.ts';

export type { Follow } from './follows.ts';
export type { Job } from './jobs.ts';
export type { AskedQuestion } from './questions.ts';
export { TALK_MIGRATIONS } from './tables.ts';

const DAY = 86_400_000;

export type Memory = ReturnType<typeof openMemory>;

/** Days that are said in /privacy. */
const KEPT_DAYS = 30;

/** Opens the memory; `now` is in milliseconds since 1970. */
export function openMemory(db: DatabaseSync, now: () => number, keepDays = KEPT_DAYS) {
  db.exec('PRAGMA foreign_keys = on');
  return {
    ...chatMemory(db, now),
    ...questionMemory(db, now),
    /** Erases what is older than `keepDays`, in the log of the database too. */
    purge: () => purge(db, now() - keepDays * DAY),
    ...voteMemory(db, now),
    ...followMemory(db, now),
    ...jobMemory(db, now),
    /** Erases a private chat with all of its person's questions and votes anywhere, or one person's traces in a group. */
    forget: (chat: number, user: number, isPrivate: boolean) => forget(db, chat, user, isPrivate),
    /** A group became a supergroup: what is known of it goes on under its new number. */
    moveChat: (from: number, to: number) => moveChat(db, from, to),
  };
}

function forget(db: DatabaseSync, chat: number, user: number, isPrivate: boolean): void {
  const mine = isPrivate ? '(chat = $chat OR user = $user)' : '(chat = $chat AND user = $user)';
  const run = (sql: string, values: Record<string, number>) => db.prepare(sql).run(values);
  run(`DELETE FROM talk_votes WHERE question IN (SELECT id FROM talk_questions WHERE ${mine})`, { chat, user });
  run(`DELETE FROM talk_questions WHERE ${mine}`, { chat, user });
  run(`DELETE FROM talk_openings WHERE ${mine}`, { chat, user });
  run(`DELETE FROM talk_follows WHERE ${isPrivate ? 'chat = $chat' : mine}`, isPrivate ? { chat } : { chat, user });
  if (!isPrivate) return;
  run('DELETE FROM talk_votes WHERE user = $user', { user });
  run('DELETE FROM talk_chats WHERE chat = $chat', { chat });
}

function purge(db: DatabaseSync, before: number): void {
  const run = (sql: string) => db.prepare(sql).run(before);
  run('DELETE FROM talk_questions WHERE asked_at < ?');
  run('DELETE FROM talk_openings WHERE at < ?');
  run('DELETE FROM talk_votes WHERE at < ?');
  run('DELETE FROM talk_jobs WHERE created_at < ?');
  // Who removed the bot and doesn't come back is known no longer.
  run('DELETE FROM talk_chats WHERE gone = 1 AND seen_at < ?');
  db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
}

function moveChat(db: DatabaseSync, from: number, to: number): void {
  const known = db.prepare('SELECT 1 FROM talk_chats WHERE chat = ?').get(from);
  if (!known) return;
  db.prepare('DELETE FROM talk_chats WHERE chat = ?').run(to);
  for (const table of ['talk_chats', 'talk_questions', 'talk_openings', 'talk_follows'])
    db.prepare(`UPDATE OR IGNORE ${table} SET chat = ? WHERE chat = ?`).run(to, from);
}

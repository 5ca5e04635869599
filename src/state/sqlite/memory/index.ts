/** What the conversation remembers, in the bot's own file; plain functions, made what the port asks for by `openState`. */
import type { DatabaseSync } from 'node:sqlite';
import type { Memory } from '../../port.ts';
import { chatMemory } from './chats.ts';
import { followMemory } from './follows.ts';
import { jobMemory } from './jobs.ts';
import { questionMemory } from './questions.ts';
import { voteMemory } from './votes.ts';

const DAY = 86_400_000;

/** Opens the memory; `now` is in milliseconds since 1970. */
export function openMemory(db: DatabaseSync, now: () => number, keepDays: number) {
  db.exec('PRAGMA foreign_keys = on');
  const { unsee, ...chats } = chatMemory(db, now);
  return {
    ...chats,
    ...questionMemory(db, now),
    /** Erases what is older than `keepDays`, in the log of the database too. */
    purge: () => purge(db, now() - keepDays * DAY),
    ...voteMemory(db, now),
    ...followMemory(db, now),
    ...jobMemory(db, now),
    /** Erases a private chat with all of its person's questions and votes anywhere, or one person's traces in a group. */
    forget: (chat: number, user: number, isPrivate: boolean) => {
      forget(db, chat, user, isPrivate);
      if (isPrivate) unsee(chat);
    },
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

/** The same functions, but those that read or write answer with promises; each still does its work at once. */
export function promised(memory: ReturnType<typeof openMemory>): Memory {
  const { questionId, ...others } = memory;
  const later = Object.fromEntries(
    Object.entries(others).map(([name, run]) => [
      name,
      async (...values: readonly unknown[]) => (run as (...all: readonly unknown[]) => unknown)(...values),
    ]),
  );
  return { ...(later as unknown as Omit<Memory, 'questionId'>), questionId };
}

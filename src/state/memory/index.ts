// What for: what the conversation remembers, the same in a file as in a database that several processes share.
// In: a `Database`, which runs statements. Out: the `Memory` of `port.ts`.
// Not here: the tables, and how a statement is run (`../sqlite/`, `../postgres/`).
import { randomBytes } from 'node:crypto';
import { chatMemory, moveChat } from './chats.ts';
import type { Database, Work } from './database.ts';
import { followMemory } from './follows.ts';
import type { Job, Memory } from './port.ts';
import { questionMemory } from './questions.ts';
import { voteMemory } from './votes.ts';

export type { Database, Row, Work } from './database.ts';
export { moveChat };

const DAY = 86_400_000;

export type MemoryOptions = {
  readonly salt: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly keepDays: number;
};

export function createMemory(database: Database, { salt, now, keepDays }: MemoryOptions): Memory {
  const { run, together } = database;
  return {
    ...chatMemory(database, now),
    ...questionMemory(database, salt, now),
    ...followMemory(database, now),
    ...voteMemory(database, now),
    putJob: async (id, admin, job) =>
      void (await run(
        `INSERT INTO talk_jobs VALUES ($1, $2, $3, $4, $5) ON CONFLICT (id) DO UPDATE
         SET admin = excluded.admin, kind = excluded.kind, content = excluded.content, created_at = excluded.created_at`,
        [id, admin, job.kind, JSON.stringify(job), now()],
      )),
    job: async (id) => {
      const [row] = await run('SELECT content FROM talk_jobs WHERE id = $1', [id]);
      return row ? (JSON.parse(String(row.content)) as Job) : null;
    },
    purge: () => together(() => purge(now() - keepDays * DAY)),
    forget: (chat, user, isPrivate) => together(() => forget(chat, user, isPrivate)),
    moveChat: (from, to) => together(() => moveChat(from, to)),
  };
}

/** What questions' ids are made with, the same for all processes. */
export function* saltIn(): Work<string> {
  yield ["INSERT INTO talk_notes VALUES ('salt', $1) ON CONFLICT DO NOTHING", [randomBytes(16).toString('hex')]];
  const [row] = yield ["SELECT value FROM talk_notes WHERE name = 'salt'"];
  return String(row!.value);
}

function* purge(before: number): Work {
  for (const [table, time] of [
    ['talk_questions', 'asked_at'],
    ['talk_openings', 'at'],
    ['talk_votes', 'at'],
    ['talk_jobs', 'created_at'],
  ])
    yield [`DELETE FROM ${table} WHERE ${time} < $1`, [before]];
  // Who removed the bot and doesn't come back is known no longer.
  yield ['DELETE FROM talk_chats WHERE gone = 1 AND seen_at < $1', [before]];
}

function* forget(chat: number, user: number, isPrivate: boolean): Work {
  const mine = isPrivate ? '(chat = $1 OR "user" = $2)' : '(chat = $1 AND "user" = $2)';
  const both = [chat, user];
  yield [`DELETE FROM talk_votes WHERE question IN (SELECT id FROM talk_questions WHERE ${mine})`, both];
  yield [`DELETE FROM talk_questions WHERE ${mine}`, both];
  yield [`DELETE FROM talk_openings WHERE ${mine}`, both];
  yield [`DELETE FROM talk_follows WHERE ${isPrivate ? 'chat = $1' : mine}`, isPrivate ? [chat] : both];
  if (!isPrivate) return;
  yield ['DELETE FROM talk_votes WHERE "user" = $1', [user]];
  yield ['DELETE FROM talk_chats WHERE chat = $1', [chat]];
}

import type { Job, Memory } from '../../port.ts';
import type { Client, Run } from '../client.ts';
import { chatMemory, moveChat } from './chats.ts';
import { followMemory } from './follows.ts';
import { questionMemory } from './questions.ts';

const DAY = 86_400_000;

/** What the conversation remembers, shared by all processes. */
export async function openMemory(client: Client, now: () => number, keepDays: number): Promise<Memory> {
  const { run, transaction } = client;
  return {
    ...chatMemory(run, now),
    ...(await questionMemory(run, now)),
    ...followMemory(client, now),
    ...voteMemory(run, now),
    putJob: async (id, admin, job) =>
      void (await run(
        `INSERT INTO talk_jobs VALUES ($1, $2, $3, $4, $5) ON CONFLICT (id) DO UPDATE
         SET admin = excluded.admin, kind = excluded.kind, content = excluded.content, created_at = excluded.created_at`,
        [id, admin, job.kind, JSON.stringify(job), now()],
      )),
    job: async (id) => {
      const { rows } = await run('SELECT content FROM talk_jobs WHERE id = $1', [id]);
      return rows[0] ? (JSON.parse(String(rows[0].content)) as Job) : null;
    },
    purge: () => transaction((query) => purge(query, now() - keepDays * DAY)),
    forget: (chat, user, isPrivate) => transaction((query) => forget(query, chat, user, isPrivate)),
    moveChat: (from, to) => transaction((query) => moveChat(query, from, to)),
  };
}

function voteMemory(run: Run, now: () => number): Pick<Memory, 'vote' | 'complaints' | 'voteCounts'> {
  return {
    vote: async (question, user, vote, reason) =>
      void (await run(
        `INSERT INTO talk_votes VALUES ($1, $2, $3, $4, $5) ON CONFLICT (question, "user") DO UPDATE
         SET vote = excluded.vote, reason = excluded.reason, at = excluded.at`,
        [question, user, vote, reason, now()],
      )),
    complaints: async (most) => {
      const { rows } = await run(
        `SELECT q.text, v.reason, v.at FROM talk_votes v JOIN talk_questions q ON q.id = v.question
         WHERE v.vote = 'down' ORDER BY v.at DESC LIMIT $1`,
        [most],
      );
      return rows.map(({ text, reason, at }) => ({
        question: String(text),
        reason: reason === null ? null : Number(reason),
        at: Number(at),
      }));
    },
    voteCounts: async (days) => {
      const { rows } = await run('SELECT vote, count(*) AS n FROM talk_votes WHERE at >= $1 GROUP BY vote', [
        now() - days * DAY,
      ]);
      const counts = new Map(rows.map((row) => [row.vote, Number(row.n)]));
      return { up: counts.get('up') ?? 0, down: counts.get('down') ?? 0 };
    },
  };
}

async function purge(run: Run, before: number): Promise<void> {
  for (const [table, time] of [
    ['talk_questions', 'asked_at'],
    ['talk_openings', 'at'],
    ['talk_votes', 'at'],
    ['talk_jobs', 'created_at'],
  ])
    await run(`DELETE FROM ${table} WHERE ${time} < $1`, [before]);
  // Who removed the bot and doesn't come back is known no longer.
  await run('DELETE FROM talk_chats WHERE gone = 1 AND seen_at < $1', [before]);
}

async function forget(run: Run, chat: number, user: number, isPrivate: boolean): Promise<void> {
  const mine = isPrivate ? '(chat = $1 OR "user" = $2)' : '(chat = $1 AND "user" = $2)';
  const both = [chat, user];
  await run(`DELETE FROM talk_votes WHERE question IN (SELECT id FROM talk_questions WHERE ${mine})`, both);
  await run(`DELETE FROM talk_questions WHERE ${mine}`, both);
  await run(`DELETE FROM talk_openings WHERE ${mine}`, both);
  await run(`DELETE FROM talk_follows WHERE ${isPrivate ? 'chat = $1' : mine}`, isPrivate ? [chat] : both);
  if (!isPrivate) return;
  await run('DELETE FROM talk_votes WHERE "user" = $1', [user]);
  await run('DELETE FROM talk_chats WHERE chat = $1', [chat]);
}

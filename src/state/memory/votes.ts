import type { Database } from './database.ts';
import type { Memory } from './port.ts';

const DAY = 86_400_000;

export function voteMemory({ run }: Database, now: () => number): Pick<Memory, 'vote' | 'complaints' | 'voteCounts'> {
  return {
    vote: async (question, user, vote, reason) =>
      void (await run(
        `INSERT INTO talk_votes VALUES ($1, $2, $3, $4, $5) ON CONFLICT (question, "user") DO UPDATE
         SET vote = excluded.vote, reason = excluded.reason, at = excluded.at`,
        [question, user, vote, reason, now()],
      )),
    complaints: async (most) => {
      const rows = await run(
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
      const rows = await run('SELECT vote, count(*) AS n FROM talk_votes WHERE at >= $1 GROUP BY vote', [
        now() - days * DAY,
      ]);
      const counts = new Map(rows.map((row) => [row.vote, Number(row.n)]));
      return { up: counts.get('up') ?? 0, down: counts.get('down') ?? 0 };
    },
  };
}

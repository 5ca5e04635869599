import type { DatabaseSync } from 'node:sqlite';

const DAY = 86_400_000;

export function voteMemory(db: DatabaseSync, now: () => number) {
  const put = db.prepare(
    `INSERT INTO talk_votes VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET vote = excluded.vote, reason = excluded.reason, at = excluded.at`,
  );
  const count = db.prepare('SELECT vote, count(*) AS n FROM talk_votes WHERE at >= ? GROUP BY vote');
  const bad = db.prepare(
    `SELECT q.text, v.reason, v.at FROM talk_votes v JOIN talk_questions q ON q.id = v.question
     WHERE v.vote = 'down' ORDER BY v.at DESC LIMIT ?`,
  );
  return {
    /** Questions whose answer somebody found wrong, newest first; `reason` numbers `Messages.reasons`. */
    complaints: (most: number) =>
      bad.all(most).map(({ text, reason, at }) => ({
        question: String(text),
        reason: reason === null ? null : Number(reason),
        at: Number(at),
      })),
    /** One vote for each person and question; a later one takes its place. `reason` numbers `Messages.reasons`. */
    vote: (question: string, user: number, vote: 'up' | 'down', reason: number | null) =>
      void put.run(question, user, vote, reason, now()),
    voteCounts: (days: number) => {
      const counts = new Map(count.all(now() - days * DAY).map((row) => [row.vote, Number(row.n)]));
      return { up: counts.get('up') ?? 0, down: counts.get('down') ?? 0 };
    },
  };
}

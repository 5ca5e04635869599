import type { DatabaseSync } from 'node:sqlite';

const DAY = 86_400_000;

export function voteMemory(db: DatabaseSync, now: () => number) {
  const put = db.prepare(
    `INSERT INTO talk_votes VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET vote = excluded.vote, reason = excluded.reason, at = excluded.at`,
  );
  const count = db.prepare('SELECT vote, count(*) AS n FROM talk_votes WHERE at >= ? GROUP BY vote');
  return {
    /** One vote for each person and question; a later one takes its place. `reason` numbers `Messages.reasons`. */
    vote: (question: string, user: number, vote: 'up' | 'down', reason: number | null) =>
      void put.run(question, user, vote, reason, now()),
    voteCounts: (days: number) => {
      const counts = new Map(count.all(now() - days * DAY).map((row) => [row.vote, Number(row.n)]));
      return { up: counts.get('up') ?? 0, down: counts.get('down') ?? 0 };
    },
  };
}

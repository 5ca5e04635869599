import type { DatabaseSync } from 'node:sqlite';

/** Something the newsroom started and has to confirm with a button. */
export type Job =
  | { readonly kind: 'upload'; readonly pages: readonly string[] }
  | { readonly kind: 'withdraw'; readonly article: string; readonly title: string }
  | { readonly kind: 'correct'; readonly article: string; readonly title: string; readonly text: string }
  | { readonly kind: 'broadcast'; readonly text: string };

export function jobMemory(db: DatabaseSync, now: () => number) {
  const put = db.prepare('INSERT OR REPLACE INTO talk_jobs VALUES (?, ?, ?, ?, ?)');
  const get = db.prepare('SELECT content FROM talk_jobs WHERE id = ?');
  const drop = db.prepare('DELETE FROM talk_jobs WHERE id = ?');
  return {
    putJob: (id: string, admin: number, job: Job) => void put.run(id, admin, job.kind, JSON.stringify(job), now()),
    job: (id: string) => {
      const row = get.get(id);
      return row ? (JSON.parse(String(row.content)) as Job) : null;
    },
    dropJob: (id: string) => void drop.run(id),
  };
}

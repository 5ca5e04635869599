import type { DatabaseSync } from 'node:sqlite';
import type { Job } from '../../port.ts';

export function jobMemory(db: DatabaseSync, now: () => number) {
  const put = db.prepare('INSERT OR REPLACE INTO talk_jobs VALUES (?, ?, ?, ?, ?)');
  const get = db.prepare('SELECT content FROM talk_jobs WHERE id = ?');
  return {
    putJob: (id: string, admin: number, job: Job) => void put.run(id, admin, job.kind, JSON.stringify(job), now()),
    job: (id: string) => {
      const row = get.get(id);
      return row ? (JSON.parse(String(row.content)) as Job) : null;
    },
  };
}

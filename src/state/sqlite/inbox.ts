/** Updates on disk: written before Telegram is told that they arrived, kept until they are answered. */
import type { DatabaseSync } from 'node:sqlite';
import type { Update } from 'grammy/types';
import type { Arrival, LoadedUpdate, WaitingUpdate } from '../port.ts';

/** All functions run inside the caller's transaction. */
export function createInbox(db: DatabaseSync) {
  const insert = db.prepare(
    'INSERT OR IGNORE INTO inbox (update_id, lane, asked, received, state, content) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const known = db.prepare('SELECT 1 FROM inbox WHERE update_id = ?');
  const load = db.prepare('SELECT content, received, starts, failures FROM inbox WHERE update_id = ?');
  const begin = db.prepare('UPDATE inbox SET starts = starts + 1 WHERE update_id = ?');
  const end = db.prepare("UPDATE inbox SET state = 'done', content = NULL WHERE update_id = ?");
  const fail = db.prepare('UPDATE inbox SET failures = failures + 1, starts = starts - 1 WHERE update_id = ?');
  const cancel = db.prepare('UPDATE inbox SET starts = starts - 1 WHERE update_id = ?');
  const setAside = db.prepare("UPDATE inbox SET state = 'set-aside' WHERE update_id = ?");
  const waiting = db.prepare("SELECT update_id, lane, asked FROM inbox WHERE state = 'waiting' ORDER BY update_id");
  const count = db.prepare('SELECT count(*) AS n FROM inbox WHERE state = ?');

  return {
    isKnown: (update_id: number): boolean => known.get(update_id) !== undefined,
    /** False when it was there; `waits` false keeps its number only. */
    add: (arrival: Arrival, update: unknown, received: number, waits: boolean): boolean => {
      const content = waits ? JSON.stringify(update) : null;
      const state = waits ? 'waiting' : 'done';
      const { changes } = insert.run(arrival.update_id, arrival.lane, arrival.asked, received, state, content);
      return changes > 0;
    },
    /** `null` when it is done or erased. */
    load: (update_id: number): LoadedUpdate | null => {
      const row = load.get(update_id);
      if (typeof row?.content !== 'string') return null;
      const { content, received, starts, failures } = row as Readonly<Record<string, number>> & { content: string };
      return { update: JSON.parse(content) as Update, received: received!, crashes: starts!, failures: failures! };
    },
    begin: (update_id: number) => void begin.run(update_id),
    end: (update_id: number) => void end.run(update_id),
    fail: (update_id: number) => void fail.run(update_id),
    /** Handling was broken off by a stop: as if it hadn't begun. */
    cancel: (update_id: number) => void cancel.run(update_id),
    setAside: (update_id: number) => void setAside.run(update_id),
    waiting: (): readonly WaitingUpdate[] => waiting.all() as readonly unknown[] as readonly WaitingUpdate[],
    countOf: (state: 'waiting' | 'set-aside'): number => Number(count.get(state)?.n ?? 0),
  };
}

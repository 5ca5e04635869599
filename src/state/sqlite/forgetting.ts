/**
 * Forgetting a chat to the last byte: rows, then what SQLite leaves of them in its log and in free parts of pages. Begun
 * at once; ended when the chat's last reply (the one that says so) is out, by this life of the bot or the next one.
 */
import type { DatabaseSync } from 'node:sqlite';
import { laneOf } from '../port.ts';
import { forget, forgetRest } from '../rows.ts';
import { perform } from './memory.ts';
import { transaction } from './open.ts';

export function createForgetting(db: DatabaseSync) {
  const waiting = db.prepare('SELECT chat FROM forgetting');
  const busy = db.prepare(
    "SELECT 1 WHERE EXISTS (SELECT 1 FROM outbox WHERE chat = $chat) OR EXISTS (SELECT 1 FROM inbox WHERE lane = $lane AND state = 'waiting')",
  );
  let isScrubbed = false;

  return {
    /** Runs inside the caller's transaction, or alone. */
    begin: (chat: number): void => perform(db, forget(chat)),
    /** Ends what can be ended; whether nothing is left. The first time it also rids the disk of what a kill left in the log. */
    rest: (): boolean => {
      if (!isScrubbed) scrubLog(db);
      isScrubbed = true;
      const ready = waiting.all().filter(({ chat }) => !busy.get({ chat: chat!, lane: laneOf(Number(chat)) }));
      if (ready.length === 0) return waiting.get() === undefined;
      transaction(db, () => {
        for (const { chat } of ready) perform(db, forgetRest(Number(chat)));
      });
      scrub(db);
      return waiting.get() === undefined;
    },
  };
}

/**
 * `secure_delete` writes zeros over rows, not over the copies that a page keeps of cells which were moved when it was
 * split or joined: writing the file anew is rid of those. It blocks for as long as that takes; few people ask to be forgotten.
 */
function scrub(db: DatabaseSync): void {
  db.exec('VACUUM');
  scrubLog(db);
}

/** Moves the log into the file and cuts it to nothing: its old frames hold pages as they were before. */
function scrubLog(db: DatabaseSync): void {
  db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
}

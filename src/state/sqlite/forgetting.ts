/**
 * Forgetting a chat to the last byte: rows, then what SQLite leaves of them in its log and in free parts of pages. Begun
 * at once; ended when the chat's last reply (the one that says so) is out, by this life of the bot or the next one.
 */
import type { DatabaseSync } from 'node:sqlite';
import { laneOf } from '../port.ts';
import { transaction } from './open.ts';

export function createForgetting(db: DatabaseSync) {
  const note = db.prepare('INSERT OR IGNORE INTO forgetting VALUES (?)');
  const waiting = db.prepare('SELECT chat FROM forgetting');
  const done = db.prepare('DELETE FROM forgetting WHERE chat = ?');
  const busy = db.prepare(
    "SELECT 1 WHERE EXISTS (SELECT 1 FROM outbox WHERE chat = $chat) OR EXISTS (SELECT 1 FROM inbox WHERE lane = $lane AND state = 'waiting')",
  );
  let isScrubbed = false;

  return {
    /** Runs inside the caller's transaction, or alone. */
    begin: (chat: number): void => {
      note.run(chat);
      erase(db, chat);
    },
    /** Ends what can be ended; whether nothing is left. The first time it also rids the disk of what a kill left in the log. */
    rest: (): boolean => {
      if (!isScrubbed) scrubLog(db);
      isScrubbed = true;
      const ready = waiting.all().filter(({ chat }) => !busy.get({ chat: chat!, lane: laneOf(Number(chat)) }));
      if (ready.length === 0) return waiting.get() === undefined;
      transaction(db, () => {
        for (const { chat } of ready) {
          erase(db, Number(chat));
          done.run(chat!);
        }
      });
      scrub(db);
      return waiting.get() === undefined;
    },
  };
}

/** What tells that a chat was here: its lane, what it was sent once, its replies. Numbers of updates stay, to know repeats. */
function erase(db: DatabaseSync, chat: number): void {
  const lane = laneOf(chat);
  db.prepare("UPDATE inbox SET lane = 'forgotten', content = NULL, asked = 0 WHERE lane = ? AND state = 'done'").run(
    lane,
  );
  db.prepare(
    "UPDATE inbox SET lane = 'forgotten', state = 'done', content = NULL, asked = 0 WHERE lane = ? AND state = 'set-aside'",
  ).run(lane);
  // In private a chat's number is its person's: inline questions stand in a lane of the person.
  db.prepare("UPDATE inbox SET lane = 'forgotten', asked = 0 WHERE lane = ? AND state = 'done'").run(`user${chat}`);
  db.prepare('DELETE FROM onces WHERE once LIKE ?').run(`%:${chat}`);
  db.prepare('DELETE FROM replies WHERE chat = ?').run(chat);
  db.prepare('DELETE FROM chats WHERE chat = ? AND inactive_since IS NULL').run(chat);
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

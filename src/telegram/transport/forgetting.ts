/**
 * Forgetting a chat to the last byte: rows, then what SQLite leaves of them in its log and in free parts of pages. Begun
 * at once; ended when the chat's last reply (the one that says so) is out, by this life of the bot or the next one.
 */
import type { DatabaseSync } from 'node:sqlite';
import type { Log } from '../../types.ts';
import type { Clock } from './clock.ts';
import { laneOf } from './outbox.ts';
import { placeOf } from './place-of.ts';
import { transaction } from './state.ts';

/** Milliseconds between two looks at whether the last reply is out. */
const LOOK_EVERY = 200;

export type ForgettingOptions = { readonly db: DatabaseSync; readonly clock: Clock; readonly log: Log };

export function createForgetting({ db, clock, log }: ForgettingOptions) {
  const note = db.prepare('INSERT OR IGNORE INTO forgetting VALUES (?)');
  const waiting = db.prepare('SELECT chat FROM forgetting');
  const done = db.prepare('DELETE FROM forgetting WHERE chat = ?');
  const busy = db.prepare(
    "SELECT 1 WHERE EXISTS (SELECT 1 FROM outbox WHERE chat = $chat) OR EXISTS (SELECT 1 FROM inbox WHERE lane = $lane AND state = 'waiting')",
  );
  let isLooking = false;
  let isStopped = false;

  const finish = (): boolean => {
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
  };

  const look = (): void => {
    isLooking = false;
    if (isStopped) return;
    try {
      if (finish()) return;
    } catch (error) {
      // A full disk is reported by the writes that matter; forgetting simply comes again.
      log.warn({ reason: placeOf(error) }, 'a chat could not be forgotten to the end; it comes again');
    }
    lookLater();
  };
  const lookLater = (): void => {
    if (isLooking) return;
    isLooking = true;
    clock.after(LOOK_EVERY, look);
  };

  return {
    /** Runs inside the caller's transaction, or alone. */
    begin: (chat: number): void => {
      note.run(chat);
      erase(db, chat);
      lookLater();
    },
    /** Ends what an earlier life of the bot began; also rids the disk of what a kill left in the log. */
    resume: (): void => {
      scrubLog(db);
      lookLater();
    },
    /** The last look: nothing is written after it. */
    stop: (): void => {
      try {
        finish();
      } catch (error) {
        log.warn({ reason: placeOf(error) }, 'a chat could not be forgotten to the end; the next start goes on');
      }
      isStopped = true;
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

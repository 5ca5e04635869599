// What for: the state of a bot on one machine: one file, one process.
// In: a folder. Out: the `State` of `port.ts`, over `bot.db` in it, held by one process at a time.
// Writes asked for within one turn of the event loop share a commit; what must survive a power failure is synced.
// Not here: what several processes need (`../postgres/`), articles (the store).
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from '../../types.ts';
import { moveChat } from '../memory/index.ts';
import type { State } from '../port.ts';
import { acquireLock } from './lock.ts';
import { openMemory, perform } from './memory.ts';
import { TALK_MIGRATIONS } from './memory-tables.ts';
import { createJournal, type Journal, openFile, stateFault } from './open.ts';
import { createQueue } from './queue.ts';
import { QUEUE_MIGRATIONS } from './queue-tables.ts';
import { markRunning } from './running.ts';

export { acquireLock };

export const MIGRATIONS = [...QUEUE_MIGRATIONS, ...TALK_MIGRATIONS];

export type SqliteOptions = {
  readonly dataDir: string;
  readonly log: Log;
  readonly now: () => number;
  /** Days that questions, votes and what the newsroom did are kept. */
  readonly keepDays: number;
  /** The state can't be used any more: what comes now could neither be kept nor answered. */
  readonly onFatal: (reason: string) => void;
};

/** Rejects with `ConfigError` when another bot holds the folder, `StoreError` when the file can't be used. */
export async function openSqlite({ dataDir, log, now, keepDays, onFatal }: SqliteOptions): Promise<State> {
  const lock = acquireLock(dataDir);
  try {
    const unmark = markRunning(dataDir, log);
    const db = openFile(join(dataDir, 'bot.db'), MIGRATIONS);
    const memory = openMemory(db, now, keepDays);
    const journal = watched(createJournal(db), onFatal);
    const moved = (from: number, to: number): void => perform(db, moveChat(from, to));
    const queue = createQueue({ db, journal, now, moved });
    return {
      queue,
      memory,
      lead: { isMine: () => true, onChange: (listen) => listen(true) },
      faults: async () => [
        ...(isWhole(dataDir) ? [] : [REMOVED]),
        ...(await queue.probe().then(
          () => [],
          (error: unknown) => [stateFault(error).text],
        )),
      ],
      close: async () => {
        db.close();
        lock.release();
        unmark();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

const REMOVED =
  "a file of the bot's state was removed while it runs. Stop the bot, restore the data folder, start again.";
const isWhole = (dataDir: string): boolean =>
  existsSync(join(dataDir, 'bot.db')) && existsSync(join(dataDir, 'bot.db-wal'));

/** Tells of a commit after which no other can succeed. */
function watched(journal: Journal, onFatal: (reason: string) => void): Journal {
  return (work, safety) =>
    journal(work, safety).catch((error: unknown) => {
      const { isFatal, text } = stateFault(error);
      if (isFatal) onFatal(text);
      throw error;
    });
}

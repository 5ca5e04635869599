import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { oneLine } from '../../errors.ts';
import type { IndexedPage } from '../../types.ts';
import type { OpenOptions } from '../port.ts';
import { compact } from './compacting.ts';
import { beginAfter, databaseFile, isWritable, openDatabase } from './database.ts';
import { publish, temporaryName } from './derived.ts';
import { currentFolder } from './generations.ts';
import { createNewWords } from './new-words.ts';
import { createReading } from './reading.ts';
import { createSearching } from './searching.ts';
import { createSettling, forget, type Settling } from './settling.ts';
import { wipeGone } from './texts.ts';
import { withdrawnIds } from './withdrawn.ts';
import { createWordsBuilder } from './words-builder.ts';
import { createWriting } from './writing.ts';

/** Everything that belongs to one open `news.db`. */
export type Session = ReturnType<typeof openSession>;

/** The folder of an index, what is withdrawn beside it, and the one in which its files lie (see `generations.ts`). */
export type SessionPlace = {
  readonly index: string;
  readonly dir: string;
  /** It is to take the place of the index: nobody else knows of it yet. */
  readonly isNext?: boolean;
  /** The last key that the one before has given out. */
  readonly after?: number;
};

/** Opens what is in `dir`; throws `StoreError` like `openDatabase`. */
export function openSession({ index, dir, isNext = false, after = 0 }: SessionPlace, options: OpenOptions) {
  const { log } = options;
  // A thread is sent this: of a whole embedder only the identity can be, and is meant.
  const embedder = { id: options.embedder.id, dimensions: options.embedder.dimensions };
  const readOnly = options.readOnly || !isWritable(dir);
  const db = openDatabase(dir, { ...options, readOnly });
  beginAfter(db, after);
  const space = { dimensions: embedder.dimensions, exact: options.exact ?? false };
  const file = databaseFile(dir);
  const builder = createWordsBuilder({ dir, embedder, file, save: !readOnly }, ({ extent, written }) =>
    publish(db, dir, 'news.words', extent, written),
  );
  const settling = createSettling(db, dir, space, builder);
  const { settleAndWipe, settleAll, makeTextsAnew } = createTidying(db, dir, settling);
  const writing = createWriting(db, {
    dimensions: space.dimensions,
    withdrawn: () => withdrawnIds(index),
    isInPlace: () => isNext || [file, undefined].includes(databaseFile(currentFolder(index))),
  });
  const newWords = createNewWords(db);
  const repair = () => {
    makeTextsAnew().catch((error) => log?.warn({ dir }, `the index could not be repaired: ${oneLine(error)}`));
  };
  // Not before the question that has just come in is answered.
  const reading = createReading(db, { dir, log, repair: readOnly ? null : () => setImmediate(repair) });
  let hasWritten = false;
  const settle = async (): Promise<void> => {
    await settleAll();
    hasWritten = false;
  };
  const leave = async (): Promise<void> => {
    try {
      await Promise.all([settling.stop(), builder.stop()]);
    } finally {
      reading.close();
      if (db.isOpen) db.close();
    }
  };
  return {
    dir,
    /** Which file it is: another one after `--rebuild`. */
    file,
    reading,
    searching: createSearching(db, {
      ...{ dir, space, builder, log, cosines: reading.similarities },
      repair: readOnly ? null : settleAndWipe,
    }),
    newWords,
    replace: (pages: readonly IndexedPage[]): void => {
      writing.replace(pages);
      hasWritten = true;
    },
    remove: (page: string): void => {
      writing.remove(page);
      hasWritten = true;
    },
    /** Takes out those of the articles that are there; `false` when none is. */
    withdraw: (articles: Iterable<string>): boolean => {
      const wereThere = writing.withdraw(articles, newWords.outdate);
      hasWritten ||= wereThere;
      wipeGone(db, dir);
      return wereThere;
    },
    settle,
    compact: async (): Promise<number> => {
      const freed = await compact(db, dir, settling);
      writing.forgetTerms();
      return freed;
    },
    close: async (): Promise<void> => {
      try {
        // A long run that was interrupted ends now; what it left behind is for the next one.
        if (hasWritten && settling.isQuick()) await settle();
        else if (hasWritten) wipeGone(db, dir);
      } finally {
        await leave();
      }
    },
    /** Closes the tables of a file that another has taken the place of: what is derived from them is that one's now. */
    leave,
  };
}

/** Brings the derived files up to date, so that nothing is left in them of what has gone. */
function createTidying(db: DatabaseSync, dir: string, settling: Settling) {
  /** What was taken out while the files were made, be it that they could not be, is in none of them. */
  const settleAndWipe = async (): Promise<void> => {
    try {
      await settling.settle();
    } finally {
      if (db.isOpen) wipeGone(db, dir);
    }
  };
  return {
    settleAndWipe,
    settleAll: async (): Promise<void> => {
      try {
        await settleAndWipe();
      } finally {
        // One that a killed run or a full disk has left holds texts too.
        rmSync(join(dir, temporaryName('news.texts')), { force: true });
      }
    },
    makeTextsAnew: async (): Promise<void> => {
      if (!db.isOpen) return;
      forget(db, dir, 'news.texts');
      await settleAndWipe();
    },
  };
}

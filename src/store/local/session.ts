import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { IndexedPage } from '../../types.ts';
import type { OpenOptions } from '../port.ts';
import { compact } from './compacting.ts';
import { DATABASE, finishBuilding, isBeingBuilt, isWritable, openDatabase } from './database.ts';
import { createReading, type Reading } from './reading.ts';
import { createSearching, type Searching } from './searching.ts';
import { createSettling } from './settling.ts';
import { noteWithdrawn, withdrawnIds } from './withdrawn.ts';
import { createWriting } from './writing.ts';

/** Everything that belongs to one open `news.db`. */
export type Session = {
  /** Which file it is: another one after `--rebuild`. */
  readonly file: number | undefined;
  readonly isBeingBuilt: () => boolean;
  readonly reading: Reading;
  readonly searching: Searching;
  readonly replace: (pages: readonly IndexedPage[]) => void;
  readonly remove: (page: string) => void;
  readonly withdraw: (article: string) => boolean;
  readonly settle: () => Promise<void>;
  readonly compact: () => Promise<number>;
  readonly close: () => Promise<void>;
};

/** The inode of the index's database now; `undefined` when there is none. */
export const databaseFile = (dir: string): number | undefined =>
  statSync(join(dir, DATABASE), { throwIfNoEntry: false })?.ino;

/** Opens what is in `dir`; throws `StoreError` like `openDatabase`. */
export function openSession(dir: string, options: OpenOptions): Session {
  const { embedder, log } = options;
  const readOnly = options.readOnly || !isWritable(dir);
  const db = openDatabase(dir, { ...options, readOnly });
  const space = { dimensions: embedder.dimensions, exact: options.exact ?? false };
  const settling = createSettling(db, dir, space);
  const writing = createWriting(db, space.dimensions, () => withdrawnIds(dir));
  let hasWritten = false;
  const settle = async () => {
    await settling.settle();
    finishBuilding(db);
    hasWritten = false;
  };
  return {
    file: databaseFile(dir),
    isBeingBuilt: () => isBeingBuilt(db),
    reading: createReading(db),
    searching: createSearching(db, { dir, space, log, repair: readOnly ? null : settling.settle }),
    replace: (pages) => {
      writing.replace(pages);
      hasWritten = true;
      settling.wrote(countPassages(pages));
    },
    remove: (page) => {
      writing.remove(page);
      hasWritten = true;
    },
    withdraw: (article) => {
      // Noted first: a crash in between leaves it noted, and the next call takes it out.
      noteWithdrawn(dir, article);
      hasWritten = true;
      return writing.withdraw(article);
    },
    settle,
    compact: async () => {
      const freed = await compact(db, dir, settling);
      writing.forgetTerms();
      return freed;
    },
    close: async () => {
      try {
        // A long run that was interrupted ends now; what it left behind is for the next one.
        if (hasWritten && settling.isQuick()) await settle();
        await settling.stop();
      } finally {
        db.close();
      }
    },
  };
}

const countPassages = (pages: readonly IndexedPage[]): number =>
  pages.flatMap(({ articles }) => articles).reduce((sum, { passages }) => sum + passages.length, 0);

import type { DatabaseSync } from 'node:sqlite';
import type { NewWord } from '../../types.ts';
import { countPassages, countRemoved, createVersion, currentExtent } from './catch-up.ts';
import { seal, unseal } from './codec.ts';
import { hasTable } from './database.ts';
import { NOTHING } from './derived.ts';

const NONE: readonly NewWord[] = [];

/** The archive's new words in `news.db`: one sealed row, so that they change all at once. */
export function createNewWords(db: DatabaseSync) {
  const version = createVersion(db);
  // A reader may have an index that was made before there was this table, and never gets it.
  const row = () =>
    hasTable(db, 'new_words') ? db.prepare('SELECT through, removed, content FROM new_words').get() : undefined;
  let seen = '';
  let words = NONE;
  let bytes: Uint8Array | null = null;
  const read = () => {
    const { content } = row() ?? {};
    if (!(content instanceof Uint8Array)) return NONE;
    // The same bytes are the same list, whatever else was written.
    if (bytes && Buffer.compare(bytes, content) === 0) return words;
    bytes = content;
    const sealed = whole(content);
    return sealed ? JSON.parse(Buffer.from(sealed).toString()) : NONE;
  };
  return {
    all: (): readonly NewWord[] => {
      const now = version();
      if (now !== seen) words = read();
      seen = now;
      return words;
    },
    replace: (found: readonly NewWord[]): void => {
      const { through, removed } = currentExtent(db);
      const content = seal(Buffer.from(JSON.stringify(found)));
      db.prepare('INSERT OR REPLACE INTO new_words VALUES (1, ?, ?, ?)').run(through, removed, content);
    },
    /** Passages that came or went since. */
    changedSince: (): number => {
      const found = row();
      const isWhole = found && whole(found.content) !== null;
      const extent = isWhole ? { through: Number(found.through), removed: Number(found.removed) } : NOTHING;
      if (extent.through === 0) return countPassages(db);
      return currentExtent(db).through - extent.through + countRemoved(db, extent);
    },
    /** They are to be found anew: an article they may come from has been withdrawn. */
    outdate: (): void => db.exec('UPDATE new_words SET through = 0'),
  };
}

/** `null` when they are damaged. They only help to read questions, so there are none until the next run finds them again. */
function whole(content: unknown): Uint8Array | null {
  try {
    return unseal(content);
  } catch {
    return null;
  }
}

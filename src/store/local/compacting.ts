import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { StoreError } from '../../errors.ts';
import { currentExtent, inTransaction } from './catch-up.ts';
import { DERIVED } from './derived.ts';
import type { Settling } from './settling.ts';
import { wipeGone } from './texts.ts';
import { loadWords } from './words-index.ts';

const FILES = ['news.db', 'news.db-wal', ...DERIVED];

/**
 * Gives back what removed and replaced pages held: the derived files are made from nothing, terms that no text has any
 * more and the log of removals go, the database is written anew. Returns the bytes freed.
 */
export async function compact(db: DatabaseSync, dir: string, settling: Settling): Promise<number> {
  const before = sizeOf(dir);
  await settling.remake();
  dropUnused(db, dir);
  db.exec('VACUUM');
  db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  return before - sizeOf(dir);
}

function dropUnused(db: DatabaseSync, dir: string): void {
  const words = loadWords(db, dir);
  inTransaction(db, () => {
    const now = currentExtent(db);
    if (words && (now.through !== words.extent.through || now.removed !== words.extent.removed)) throw otherWriter(dir);
    // Nothing says afterwards what has gone.
    wipeGone(db, dir);
    const used = new Set([...(words?.segment.body.terms ?? []), ...(words?.segment.title.terms ?? [])]);
    const drop = db.prepare('DELETE FROM term WHERE text = ?');
    const terms = db.prepare('SELECT text, key FROM term').all();
    for (const { text, key } of terms) if (!used.has(Number(key))) drop.run(String(text));
    // A number is never given out again: a writer that finds another count forgets those it remembers.
    db.exec("UPDATE meta SET value = value + 1 WHERE name = 'terms'");
    db.exec('DELETE FROM removed');
    // A reader that missed some of the log reads everything again when it finds another number here.
    db.exec("INSERT INTO meta VALUES ('epoch', '1') ON CONFLICT (name) DO UPDATE SET value = value + 1");
  });
}

const sizeOf = (dir: string): number =>
  FILES.reduce((sum, file) => sum + (statSync(join(dir, file), { throwIfNoEntry: false })?.size ?? 0), 0);

const otherWriter = (dir: string) =>
  new StoreError({
    what: `compact the index "${dir}"`,
    why: 'another process is writing to it',
    remedy: 'Wait until the other `npm run index` has ended, then try again.',
  });

import { closeSync, fsyncSync, openSync, readSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { crc32 } from 'node:zlib';
import { ifThere } from './faults.ts';

/** Files made from the tables, to be searched faster; each can be lost at any time. */
export const DERIVED = ['news.hnsw', 'news.lists', 'news.texts', 'news.words'] as const;
export type DerivedName = (typeof DERIVED)[number];

/**
 * What a derived file holds: the passages with keys up to `through`, without those that the log of removals had named
 * up to number `removed`. What came later is read from the tables.
 */
export type Extent = { readonly through: number; readonly removed: number };

/** What identifies a file's bytes. CRC-32 finds every damage a disk or a killed writer does; it is no seal against people. */
export type Fingerprint = { readonly checksum: number; readonly size: number };

export const NOTHING: Extent = { through: 0, removed: 0 };

const BLOCK = 1 << 20;

/** Fingerprint of a file, read in blocks; `null` when there is no such file. About 0.1 s for 100 MB. */
export function fingerprint(path: string): Fingerprint | null {
  const file = ifThere(() => openSync(path, 'r'));
  if (file === null) return null;
  try {
    const block = Buffer.allocUnsafe(BLOCK);
    let checksum = 0;
    let size = 0;
    for (let read = readSync(file, block); read > 0; read = readSync(file, block)) {
      checksum = crc32(block.subarray(0, read), checksum);
      size += read;
    }
    return { checksum, size };
  } finally {
    closeSync(file);
  }
}

/** The extent the database vouches for when a file `name` has this fingerprint; `null` for any other bytes. */
export function vouchedExtent(db: DatabaseSync, name: DerivedName, { checksum, size }: Fingerprint): Extent | null {
  const sql = 'SELECT through, removed FROM derived WHERE name = ? AND checksum = ? AND size = ?';
  const row = db.prepare(sql).get(name, checksum, size);
  return row ? { through: Number(row.through), removed: Number(row.removed) } : null;
}

/** The newest file the database vouches for: cheap, and only a hint, since the file may be gone or damaged. */
export function newestVouched<Name extends DerivedName>(db: DatabaseSync, name: Name) {
  const sql = 'SELECT through, checksum FROM derived WHERE name = ? ORDER BY through DESC LIMIT 1';
  const row = db.prepare(sql).get(name);
  return row ? { name, through: Number(row.through), checksum: Number(row.checksum) } : null;
}

export const temporaryName = (name: DerivedName): string => `${name}.tmp`;

/**
 * Puts the finished temporary file in the place of `name`. The database vouches for the new bytes before the rename
 * and for the old ones until after it, so that a kill at any point leaves a file that is vouched for. Throws when the
 * bytes aren't those that were `written`: another process writes to the same temporary file.
 */
export function publish(
  db: DatabaseSync,
  dir: string,
  name: DerivedName,
  extent: Extent,
  written: Fingerprint | null = null,
  fingerprintOf = fingerprint,
): void {
  const temporary = join(dir, temporaryName(name));
  const made = fingerprintOf(temporary);
  if (!made) throw new Error(`${temporary} has disappeared`);
  if (written && written.checksum !== made.checksum) throw new Error(`another process writes to ${temporary}`);
  const before = db.prepare('SELECT checksum FROM derived WHERE name = ?').all(name);
  db.prepare('INSERT OR REPLACE INTO derived VALUES (?, ?, ?, ?, ?)').run(
    name,
    made.checksum,
    made.size,
    extent.through,
    extent.removed,
  );
  syncToDisk(temporary, 'r+');
  renameSync(temporary, join(dir, name));
  syncFolder(dir);
  const forget = db.prepare('DELETE FROM derived WHERE name = ? AND checksum = ?');
  for (const { checksum } of before) if (checksum !== made.checksum) forget.run(name, Number(checksum));
}

/** Waits until the disk has a rename; Windows can't open a folder, and doesn't need to. */
export const syncFolder = (dir: string): void => {
  if (process.platform !== 'win32') syncToDisk(dir, 'r');
};

/** Waits until the disk has a file's bytes, or a folder's names. */
export function syncToDisk(path: string, flags: 'r' | 'r+'): void {
  const file = openSync(path, flags);
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Identity of the file a path leads to now; another one after a rename. */
export function fileIdentity(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false });
  return found ? `${found.ino}/${found.size}/${found.mtimeMs}` : 'none';
}

/**
 * Where an index's files lie. One that was made anew is a generation of its own, in a folder of its own: built under another
 * name beside the one that is there, and put in place by one rename. So no log of one database ever lies beside another one,
 * and whoever is killed leaves either all of the old index or all of the new one in place.
 */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DERIVED, syncFolder, syncToDisk, temporaryName } from './derived.ts';
import { ifThere } from './faults.ts';

export const DATABASE = 'news.db';
/** Everything an index consists of. */
const FILES = [DATABASE, `${DATABASE}-wal`, `${DATABASE}-shm`, ...DERIVED, ...DERIVED.map(temporaryName)];
/** What isn't whole yet: found by the next writer only when who built it was killed. */
const UNFINISHED = 'building';

const numberOf = (name: string): number => Number(/^generation-(\d+)$/.exec(name)?.[1] ?? 0);
const folderOf = (dir: string, number: number): string => (number === 0 ? dir : join(dir, `generation-${number}`));
/** Names in an index's folder, without generations that have no database: copied by half, they are nobody's. */
const namesIn = (dir: string): readonly string[] =>
  (ifThere(() => readdirSync(dir)) ?? []).filter(
    (name) => numberOf(name) === 0 || existsSync(join(dir, name, DATABASE)),
  );
const newest = (names: readonly string[]): number => names.reduce((most, name) => Math.max(most, numberOf(name)), 0);

/** The folder with the files of the index in `dir`: `dir` itself until the index has been made anew. */
export const currentFolder = (dir: string): string => folderOf(dir, newest(namesIn(dir)));

/** Milliseconds after which another change of a folder has another time, on every file system. */
const CLEARLY_LATER = 2000;

/** The same as `currentFolder`, for who asks often: names are listed (7 µs) only when there may be others (1 µs). */
export function createCurrentFolder(dir: string): () => string {
  let seen = { changed: Number.NaN, looked: 0, folder: dir };
  return () => {
    const changed = statSync(dir, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (changed !== seen.changed || seen.looked - changed < CLEARLY_LATER)
      seen = { changed, looked: Date.now(), folder: currentFolder(dir) };
    return seen.folder;
  };
}

/** An empty folder for an index that is to take the place of the one in `dir`; only the writer may begin one. */
export function beginNext(dir: string): string {
  const folder = join(dir, UNFINISHED);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** Puts what was built, whose database nobody has open, in the place of the index in `dir`. */
export function putInPlace(dir: string): void {
  const folder = join(dir, UNFINISHED);
  syncToDisk(join(folder, DATABASE), 'r+');
  syncFolder(folder);
  // A number that no folder has, be it one that holds no index.
  renameSync(folder, folderOf(dir, newest(readdirSync(dir)) + 1));
  syncFolder(dir);
}

/** What the writer may remove: what a killed one had built, and generations that another has taken the place of. */
export function leftovers(dir: string): readonly string[] {
  const names = namesIn(dir);
  const current = newest(names);
  const earlier = names.filter((name) => numberOf(name) > 0 && numberOf(name) < current);
  const first = current > 0 ? FILES.filter((file) => names.includes(file)) : [];
  return [...names.filter((name) => name === UNFINISHED), ...earlier, ...first];
}

/** What can't be removed now (Windows keeps what a reader has open) is left to the next writer. */
export function removeLeftovers(dir: string): void {
  for (const name of leftovers(dir))
    try {
      rmSync(join(dir, name), { recursive: true, force: true });
    } catch {}
}

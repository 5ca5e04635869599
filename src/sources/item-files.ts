/** Reports as they were fetched, a file each: what an index is made anew from, whatever their sites show by then. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type Item, pageName } from '../indexing/index.ts';

export type ItemFiles = ReturnType<typeof itemFiles>;

const LETTERS = 16;

/** Letters alone: a date in a file's name would be taken for the report's. 75 bits. */
export function itemName(key: string): string {
  const bytes = createHash('sha256').update(key).digest().subarray(0, LETTERS);
  return Array.from(bytes, (byte) => String.fromCharCode(97 + (byte % 26))).join('');
}

export const hashOf = (item: Item): string => createHash('sha256').update(JSON.stringify(item)).digest('base64url');

/** Files in folders by their first letters, since a folder of a hundred thousand is slow to list. */
export function itemFiles(dir: string) {
  const made = new Set<string>();
  const pathOf = (name: string) => resolve(dir, name.slice(0, 2), `${name}.item`);
  return {
    dir,
    pathOf,
    /** The name under which the index has it. */
    pageOf: (name: string) => pageName(pathOf(name)),
    /** Whole or not at all, whenever the process ends. */
    write: (name: string, item: Item): void => {
      const path = pathOf(name);
      if (!made.has(dirname(path))) mkdirSync(dirname(path), { recursive: true });
      made.add(dirname(path));
      writeFileSync(`${path}.new`, JSON.stringify(item));
      renameSync(`${path}.new`, path);
    },
    read: (name: string): Item | null =>
      existsSync(pathOf(name)) ? (JSON.parse(readFileSync(pathOf(name), 'utf8')) as Item) : null,
    remove: (name: string): void => rmSync(pathOf(name), { force: true }),
  };
}

/** Where they lie below the folder of the program's own state. */
export const itemsDir = (dataDir: string): string => join(dataDir, 'sources', 'items');

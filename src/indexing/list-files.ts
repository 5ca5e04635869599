import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import { basename, isAbsolute, join, relative, sep } from 'node:path';
import { InputError, oneLine } from '../errors.ts';
import { isReadable } from './formats/index.ts';
import { maskName } from './privacy.ts';

/** A file to index. */
export type PageFile = {
  readonly path: string;
  /** Its name in the index: the path from the working folder, or the absolute one outside it, with `/` between. */
  readonly page: string;
  /** Its name without its folder. */
  readonly name: string;
  readonly bytes: number;
};

export type FailedFile = { readonly file: string; readonly error: Error };

/** A file that was left alone, and why. */
export type PassedOver = { readonly file: string; readonly why: string };

export type Listing = {
  readonly files: readonly PageFile[];
  readonly failed: readonly FailedFile[];
  readonly passed?: readonly PassedOver[];
};

/** A page of a newspaper is 20 kB of text, a whole year of one as PDF some hundred MB; more is a mistake. */
const MAX_BYTES = 64 * 2 ** 20;
/** `.jsonl` files are read in a stream, so they may be larger. */
const MAX_LINES_BYTES = 4 * 2 ** 30;

/** The name in the index of a path: relative to `folder` when inside it. */
export function pageName(path: string, folder = process.cwd()): string {
  const inside = relative(folder, path);
  const name = inside.startsWith('..') || isAbsolute(inside) ? path : inside;
  return maskName(name.split(sep).join('/'));
}

const tooLarge = (name: string, bytes: number, limit: number) =>
  new InputError({
    what: `read "${name}"`,
    why: `it has ${Math.round(bytes / 2 ** 20)} MB, more than the ${limit / 2 ** 20} MB a file may have`,
    remedy: 'Split it into smaller files.',
  });

const notAFile = (name: string) =>
  new InputError({
    what: `read "${name}"`,
    why: 'it is no ordinary file',
    remedy: 'Name a file or a folder of files.',
  });

async function pageFile(path: string): Promise<PageFile> {
  const name = maskName(basename(path));
  const found = await stat(path);
  if (!found.isFile()) throw notAFile(name);
  const { size } = found;
  const limit = /\.jsonl(\.gz)?$/i.test(name) ? MAX_LINES_BYTES : MAX_BYTES;
  if (size > limit) throw tooLarge(name, size, limit);
  return { path, page: pageName(path), name, bytes: size };
}

/** Whether a link stays inside the folder that was asked for; one that leads out of it is never followed. */
async function staysInside(path: string, folder: string): Promise<boolean> {
  const inside = relative(await realpath(folder), await realpath(path));
  return !inside.startsWith('..') && !isAbsolute(inside);
}

type Found = { readonly readable: readonly string[]; readonly others: readonly string[] };

/** The files of a folder by name; hidden ones and READMEs are nobody's pages. */
async function pathsIn(folder: string): Promise<Found> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => (entry.isFile() || entry.isSymbolicLink()) && !entry.name.startsWith('.'));
  const paths = (list: typeof files) => list.map((entry) => join(entry.parentPath, entry.name)).sort();
  return {
    readable: paths(files.filter(({ name }) => isReadable(name))),
    others: paths(files.filter(({ name }) => !isReadable(name) && !/^readme\b/i.test(name))),
  };
}

async function checked(path: string, folder: string): Promise<PageFile> {
  if ((await lstat(path)).isSymbolicLink() && !(await staysInside(path, folder)))
    throw new InputError({
      what: `read "${basename(path)}"`,
      why: 'it is a link that leads out of the folder being indexed',
      remedy: 'Copy the file into the folder, or name it on the command line.',
    });
  return pageFile(path);
}

async function listOne(path: string): Promise<Listing> {
  const files: PageFile[] = [];
  const failed: FailedFile[] = [];
  const passed: PassedOver[] = [];
  const add = async (file: string, make: () => Promise<PageFile>) => {
    try {
      files.push(await make());
    } catch (error) {
      failed.push({ file, error: error instanceof InputError ? error : unreadable(file, error) });
    }
  };
  const addFolder = async () => {
    try {
      const { readable, others } = await pathsIn(path);
      for (const file of readable) await add(file, () => checked(file, path));
      passed.push(...others.map((file) => ({ file: pageName(file), why: 'its ending is none of a news page' })));
    } catch (error) {
      failed.push({ file: path, error: unreadable(path, error) });
    }
  };
  const folder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!folder) await add(path, () => pageFile(path));
  else await addFolder();
  return { files, failed, passed };
}

const unreadable = (path: string, cause: unknown) =>
  new InputError({
    what: `read "${path}"`,
    why: (cause as NodeJS.ErrnoException)?.code === 'ENOENT' ? 'there is no such file or folder' : oneLine(cause),
    remedy: 'Check the path.',
    cause,
  });

/** The files to index under `paths` (files or folders, absolute), by name, each once; those that can't be are named. */
export async function listFiles(paths: readonly string[]): Promise<Listing> {
  const listings = await Promise.all(paths.map(listOne));
  const files = new Map(listings.flatMap((listing) => listing.files).map((file) => [file.path, file]));
  const named = new Map([...files.values()].map((file) => [file.page, file]));
  const twice = [...files.values()].filter((file) => named.get(file.page) !== file);
  const failed = [...listings.flatMap((listing) => listing.failed), ...twice.map(alike)];
  return { files: [...named.values()], failed, passed: listings.flatMap((listing) => listing.passed ?? []) };
}

/** Two names that differ in a personal number alone: one would take the other's place. */
function alike({ page, name }: PageFile): FailedFile {
  const error = new InputError({
    what: `read "${name}"`,
    why: 'without the personal number its name is that of another file',
    remedy: 'Give it a name without a number.',
  });
  return { file: page, error };
}

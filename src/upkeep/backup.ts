import { createHash } from 'node:crypto';
import {
  copyFileSync,
  createReadStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { InputError, StoreError } from '../errors.ts';
import { acquireLock } from '../state/index.ts';
import { beginNext, currentFolder, DATABASE, putInPlace, removeLeftovers } from '../store/local/generations.ts';
import { lockWriter } from '../store/local/writer-lock.ts';

export type Places = { readonly index: string; readonly data: string };
export type Backup = { readonly files: number; readonly bytes: number };

/** Databases are copied by SQLite itself, at one state and while they are written to; the rest as files. */
const STATE = ['bot.db', 'sources/sources.db'] as const;
/** The index's, wherever it lay. */
const INDEX = `index/${DATABASE}`;
/** Derived files of the index are made anew; caches, locks and marks are of no use elsewhere. */
const FILES: readonly (readonly [keyof Places, RegExp])[] = [
  ['index', /^withdrawn\.[a-z]+$/],
  ['data', /^(?:changes|corrections|uploads|sources\/items)\/|^edits\.json$/],
];
const MANIFEST = 'backup.json';

type Manifest = { readonly made: string; readonly files: Readonly<Record<string, string>> };

/** Copies index and state into `to`, in the place of an earlier backup there, which stays until this one is whole. */
export async function backUp(places: Places, to: string, now = new Date()): Promise<Backup> {
  const draft = `${to}.unfinished`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  try {
    await copyIndex(places.index, join(draft, INDEX));
    for (const name of STATE) await copyDatabase(join(places.data, name), join(draft, 'data', name));
    for (const [place, pattern] of FILES)
      for (const name of filesIn(places[place]).filter((file) => pattern.test(file)))
        copy(join(places[place], name), join(draft, place, name));
    const names = filesIn(draft);
    if (names.length === 0) throw nothingThere(places);
    const sums = await Promise.all(names.map(async (name) => [name, await sumOf(join(draft, name))] as const));
    writeFileSync(
      join(draft, MANIFEST),
      JSON.stringify({ made: now.toISOString(), files: Object.fromEntries(sums) } satisfies Manifest, null, 1),
    );
    swap(draft, to);
    return { files: names.length, bytes: names.reduce((sum, name) => sum + statSync(join(to, name)).size, 0) };
  } catch (cause) {
    rmSync(draft, { recursive: true, force: true });
    if (cause instanceof InputError) throw cause;
    throw cannot(`back up to "${to}"`, cause);
  }
}

/**
 * Puts a backup in the place of what is in `places`. The index is changed over under a running bot, which goes on with it at
 * its next question; the bot's own state only where no bot runs on it. Nothing is touched before the backup was found whole.
 */
export async function restore(from: string, places: Places): Promise<Backup> {
  const { files } = manifestOf(from);
  const names = Object.keys(files);
  for (const name of names)
    if (
      !/^(?:index|data)\/[^\0]+$/.test(name) ||
      name.split('/').includes('..') ||
      (await sumIfThere(join(from, name))) !== files[name]
    )
      throw new InputError({
        what: `restore "${from}"`,
        why: `its file "${name}" is missing or damaged`,
        remedy: 'Use another backup; nothing was changed.',
      });
  const writer = await lockWriter(places.index);
  try {
    const bot = names.includes('data/bot.db') ? acquireLock(places.data) : null;
    try {
      for (const name of names.filter((one) => one !== INDEX))
        put(join(from, name), join(places[name.startsWith('index/') ? 'index' : 'data'], name.replace(/^\w+\//, '')));
      if (names.includes(INDEX)) putIndex(join(from, INDEX), places.index);
    } finally {
      bot?.release();
    }
  } finally {
    writer.release();
  }
  return { files: names.length, bytes: names.reduce((sum, name) => sum + statSync(join(from, name)).size, 0) };
}

/** One that is made anew meanwhile is copied once more: the one before has gone. */
async function copyIndex(dir: string, to: string): Promise<void> {
  for (let folder = ''; folder !== currentFolder(dir); ) {
    folder = currentFolder(dir);
    await copyDatabase(join(folder, DATABASE), to);
  }
}

async function copyDatabase(from: string, to: string): Promise<void> {
  if (!existsSync(from)) return;
  mkdirSync(dirname(to), { recursive: true });
  const db = new DatabaseSync(from, { readOnly: true, timeout: 5000 });
  try {
    await backup(db, to);
  } finally {
    db.close();
  }
  // A copy that can't be opened is none: better to know now.
  const copied = new DatabaseSync(to);
  try {
    if (copied.prepare('PRAGMA quick_check(1)').get()?.quick_check !== 'ok')
      throw new Error(`"${from}" is damaged; run \`npm run doctor\``);
    copied.exec('PRAGMA journal_mode = delete');
  } finally {
    copied.close();
  }
}

function copy(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(from, to);
}

/** Beside the target first, so that a full disk leaves what was there; the log of an earlier database goes with it. */
function put(from: string, to: string): void {
  copy(from, `${to}.restored`);
  if (/\.db$/.test(to)) for (const more of ['-wal', '-shm']) rmSync(to + more, { force: true });
  renameSync(`${to}.restored`, to);
}

/** As one that was made anew: a running bot goes over to it, and a full disk leaves what was there. */
function putIndex(from: string, dir: string): void {
  copy(from, join(beginNext(dir), DATABASE));
  putInPlace(dir);
  removeLeftovers(dir);
}

function swap(draft: string, to: string): void {
  const old = `${to}.old`;
  rmSync(old, { recursive: true, force: true });
  if (existsSync(to)) {
    if (!existsSync(join(to, MANIFEST)) && readdirSync(to).length > 0)
      throw new InputError({
        what: `back up to "${to}"`,
        why: 'the folder holds something else',
        remedy: 'Name an empty or a new folder.',
      });
    renameSync(to, old);
  }
  renameSync(draft, to);
  rmSync(old, { recursive: true, force: true });
}

function manifestOf(folder: string): Manifest {
  try {
    return JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8')) as Manifest;
  } catch (cause) {
    throw new InputError({
      what: `restore "${folder}"`,
      why: 'it is no backup of Wenjin',
      remedy: 'Name a folder that `npm run backup -- DIR` has made.',
      cause,
    });
  }
}

/** All ordinary files below a folder, by their path from it with `/` between; nothing where there is none. */
function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return entries.map((entry) => join(entry.parentPath, entry.name).slice(folder.replace(/\/+$/, '').length + 1)).sort();
}

async function sumOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of createReadStream(file)) hash.update(part as Buffer);
  return hash.digest('hex');
}

const sumIfThere = async (file: string) => (existsSync(file) ? sumOf(file) : null);

const nothingThere = ({ index, data }: Places) =>
  new InputError({
    what: 'make a backup',
    why: `neither "${index}" nor "${data}" holds anything`,
    remedy: 'Set INDEX_DIR and DATA_DIR to where the program keeps its files.',
  });

const cannot = (what: string, cause: unknown) =>
  new StoreError({
    what,
    why: cause instanceof Error ? cause.message : String(cause),
    remedy: 'Check the free space and the rights of both folders.',
    cause,
  });

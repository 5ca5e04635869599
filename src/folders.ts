/** Folders are watched while the program runs: what is dropped into one is told of as soon as it has settled. */
import { createHash } from 'node:crypto';
import { type FSWatcher, watch } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { oneLine } from './errors.ts';
import type { Log } from './types.ts';

export type FolderParts = {
  /** The folders now, read anew each time. */
  readonly folders: () => readonly string[];
  /** Something in it is another than before, and has been the same for `settleMs`. Also told once of each folder at first. */
  readonly onChange: (folder: string) => void;
  readonly log: Log;
  readonly settleMs?: number;
  readonly pollMs?: number;
};

/** A page that is being copied grows; a scan of some MB comes over a network within a second. */
const SETTLE = 1_000;
/** Disks of other machines tell of nothing, so each folder is looked at all the same: a thousand files are 20 ms. */
const POLL = 30_000;

/** What lies in a folder, by names, sizes and times; empty for one that can't be read. */
async function contentsOf(folder: string): Promise<string> {
  const hash = createHash('sha256');
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const path of entries
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name))
    .toSorted()) {
    const found = await stat(path).catch(() => null);
    hash.update(`${path}\n${found?.size} ${found?.mtimeMs}\n`);
  }
  return entries.length === 0 ? '' : hash.digest('base64url');
}

/** A folder as it was told of last; `wake` looks at it soon. */
type Watched = { readonly look: () => Promise<void>; readonly close: () => void };

function watchOne(folder: string, { onChange, log, settleMs = SETTLE }: FolderParts, signal: AbortSignal): Watched {
  let seen: string | null = null;
  let atWork: Promise<void> | null = null;
  let isAgain = false;

  async function settled(): Promise<void> {
    do {
      isAgain = false;
      let now = await contentsOf(folder);
      if (now === seen) continue;
      for (let before = ''; before !== now && !signal.aborted; now = await contentsOf(folder)) {
        before = now;
        await pause(settleMs, undefined, { signal, ref: false }).catch(() => undefined);
      }
      if (signal.aborted) return;
      seen = now;
      onChange(folder);
    } while (isAgain && !signal.aborted);
  }
  const look = async (): Promise<void> => {
    isAgain = true;
    atWork ??= settled().finally(() => {
      atWork = null;
    });
    await atWork;
  };

  let watcher: FSWatcher | null = null;
  try {
    watcher = watch(folder, { recursive: true, persistent: false }, () => void look());
    watcher.on('error', () => watcher?.close());
  } catch (error) {
    log.warn({ folder, reason: oneLine(error) }, 'a folder tells of no changes; it is looked at twice a minute');
  }
  return { look, close: () => watcher?.close() };
}

/** Begins to watch; `stop` ends it. */
export function watchFolders(parts: FolderParts) {
  const stopping = new AbortController();
  const watched = new Map<string, Watched>();
  const named = (): readonly string[] => {
    try {
      return parts.folders();
    } catch {
      // The schedule says in the log what is wrong with the file of sources.
      return [...watched.keys()];
    }
  };
  const look = async (): Promise<void> => {
    const folders = named();
    for (const [folder, one] of watched) if (!folders.includes(folder)) one.close();
    for (const folder of watched.keys()) if (!folders.includes(folder)) watched.delete(folder);
    for (const folder of folders)
      if (!watched.has(folder)) watched.set(folder, watchOne(folder, parts, stopping.signal));
    await Promise.all([...watched.values()].map((one) => one.look()));
  };
  const timer = setInterval(() => void look(), parts.pollMs ?? POLL);
  timer.unref();
  void look();
  return {
    look,
    stop: (): void => {
      clearInterval(timer);
      stopping.abort();
      for (const one of watched.values()) one.close();
    },
  };
}

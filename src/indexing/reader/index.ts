// What for: reads and cuts files in a process of its own, so that no file can stop the program or fill its memory.
// In: a file, hashes of pages that are known. Out: its pages, cut into articles, in batches; faults as `InputError`.
// A file that takes too long or too much memory costs its own reading: the process is ended, the next file gets a new one.
// Not here: what is done with the articles (take-files); parsing (formats), cutting (segment).
import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { getCompileCacheDir } from 'node:module';
import { dirname } from 'node:path';
import { setImmediate as breath } from 'node:timers/promises';
import { InputError } from '../../errors.ts';
import type { PageFile } from '../list-files.ts';
import { cutPages } from './cut.ts';
import type { Batch, CutPage, Order, Request } from './messages.ts';

export type { CutPage } from './messages.ts';

export type ReaderLimits = {
  /** Seconds for a page: a file, or 200 ms and a line of an archive. */
  readonly seconds?: number;
  /** Megabytes the process may hold. */
  readonly megabytes?: number;
};

/** A default to be set for big archives, not measured on many honest files. */
const FILE_SECONDS = 30;
/** A guess with room; honest files haven't been measured. */
const MEGABYTES = 1000;
/** Batches that wait for a busy run: while 64 articles are embedded and stored, as many are read. */
const AHEAD = 8;
/** Milliseconds between two looks at the memory; inflating fills memory fast. */
const LOOK_EVERY = 100;
/** Milliseconds an idle process is kept for the next run: starting one loads the dictionaries. */
const IDLE = 20_000;

type Living = { readonly child: ChildProcess; idle: NodeJS.Timeout | null };

let spare: Living | null = null;

/** What this process keeps of compiled code is for the reading one too (the folder has a part for each version of Node.js). */
function startedSooner(): NodeJS.ProcessEnv {
  const kept = getCompileCacheDir?.();
  return kept ? { NODE_COMPILE_CACHE: dirname(kept) } : {};
}

function start(megabytes: number): ChildProcess {
  const child = fork(new URL('./child.ts', import.meta.url), [], {
    // What lies outside V8's heap (unpacked files) is watched by its resident size.
    execArgv: [`--max-old-space-size=${Math.round(megabytes * 0.7)}`, '--disable-warning=ExperimentalWarning'],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: startedSooner(),
  });
  child.on('error', () => {});
  return child;
}

/** The process left by an earlier file, or a new one; it keeps nobody's process alive. */
function take(megabytes: number): ChildProcess {
  const kept = spare;
  spare = null;
  if (kept?.idle) clearTimeout(kept.idle);
  if (kept?.child.connected) {
    kept.child.ref();
    kept.child.channel?.ref();
    return kept.child;
  }
  return start(megabytes);
}

function giveBack(child: ChildProcess): void {
  if (!child.connected || spare) {
    end(child);
    return;
  }
  child.unref();
  child.channel?.unref();
  const idle = setTimeout(() => {
    if (spare?.child === child) spare = null;
    end(child);
  }, IDLE);
  idle.unref();
  spare = { child, idle };
}

function end(child: ChildProcess): void {
  child.kill('SIGKILL');
}

/** Starts the process before it is needed, beside the dictionaries. */
export function warmReader(): void {
  if (!spare) giveBack(take(MEGABYTES));
}

type Options = Partial<Omit<Order, 'file'>> & {
  readonly limits?: ReaderLimits | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Small plain texts too are read in the process for it. */
  readonly apart?: boolean | undefined;
};
export type FileBatch = { readonly pages: readonly CutPage[]; readonly bytes: number };

/** Plain text has nothing to unpack, and so little of it takes less time than a process needs to start. */
const PLAIN = /\.(?:txt|md|markdown|jsonl)$/i;
const MOST_HERE = 200_000;

/** Whether a file is read in the process for it. */
export const isReadApart = ({ name, bytes }: PageFile): boolean =>
  !PLAIN.test(name) || bytes > MOST_HERE || bytes === 0;

/** Small plain texts where it is called, page by page; all else in the process that reads. Rejects with `InputError`. */
export async function* readFile(file: PageFile, options: Options = {}): AsyncGenerator<FileBatch> {
  if (options.apart || isReadApart(file)) {
    yield* readFileApart(file, options);
    return;
  }
  const { today = null, timeZone, known = new Map(), only = null } = options;
  for await (const page of cutPages({ file, today, timeZone, known, only })) yield { pages: [page], bytes: 0 };
}

/**
 * The pages of a file on disk, in batches; the next ones are read while a batch is worked on. Rejects with `InputError`.
 */
export async function* readFileApart(file: PageFile, options: Options = {}): AsyncGenerator<FileBatch> {
  const { seconds = FILE_SECONDS, megabytes = MEGABYTES } = options.limits ?? {};
  const child = take(megabytes);
  const { today = null, timeZone, known = new Map(), only = null, signal } = options;
  const coming = listen(child, file, { seconds, megabytes }, signal);
  let isWhole = false;
  try {
    const ask = (request: Request) => void (child.connected && child.send(request, () => {}));
    ask({ kind: 'open', order: { file, today, timeZone, known, only }, ahead: AHEAD });
    while (!isWhole) {
      const batch = await coming.next();
      isWhole = batch.done;
      yield batch;
      if (batch.fault) throw new InputError(batch.fault);
      ask({ kind: 'taken' });
    }
  } finally {
    coming.close();
    // One that is still at a file that nobody wants any more is of no use.
    if (isWhole) giveBack(child);
    else end(child);
  }
}

type Coming = { readonly next: () => Promise<Batch>; readonly close: () => void };

/** Batches in the order they come; once they have ended too early, `next` rejects with the reason. */
function listen(child: ChildProcess, file: PageFile, limits: Required<ReaderLimits>, signal?: AbortSignal): Coming {
  const come: Batch[] = [];
  let failed: InputError | null = null;
  let heard = (): void => {};
  const give = (why: string) => {
    failed ??= tooMuch(file, why);
    end(child);
    heard();
  };
  const onMessage = (batch: unknown) => {
    come.push(batch as Batch);
    heard();
  };
  const onExit = () => give(`reading it ended its process (more than ${limits.megabytes} MB, most likely)`);
  const onAbort = () => give('the run was stopped');
  const look = setInterval(() => {
    if (residentMegabytes(child.pid) > limits.megabytes)
      give(`reading it took more than ${limits.megabytes} MB of memory`);
  }, LOOK_EVERY);
  child.on('message', onMessage).once('exit', onExit);
  signal?.addEventListener('abort', onAbort, { once: true });
  if (signal?.aborted) onAbort();
  else if (!child.connected) onExit();
  return {
    next: async () => {
      // Batches that wait already mustn't keep all else in this process waiting too.
      await breath();
      const onLate = () => give(`reading it took longer than ${limits.seconds} seconds`);
      const late = setTimeout(onLate, limits.seconds * 1000);
      while (come.length === 0 && failed === null)
        await new Promise<void>((resolve) => {
          heard = resolve;
        });
      clearTimeout(late);
      const batch = come.shift();
      if (batch === undefined) throw failed;
      return batch;
    },
    close: () => {
      clearInterval(look);
      child.off('message', onMessage).off('exit', onExit);
      signal?.removeEventListener('abort', onAbort);
    },
  };
}

const tooMuch = ({ name }: PageFile, why: string) =>
  new InputError({
    what: `read "${name}"`,
    why,
    remedy: 'Split it, save it anew as text, or allow more time with INDEX_FILE_SECONDS.',
  });

/** 0 where the system doesn't tell; V8's own limit holds there. */
function residentMegabytes(pid: number | undefined): number {
  try {
    return (Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * 4096) / 2 ** 20;
  } catch {
    return 0;
  }
}

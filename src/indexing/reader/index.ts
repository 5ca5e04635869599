// What for: reads and cuts files in a process of its own, so that no file can stop the program or fill its memory.
// In: a file, hashes of pages that are known. Out: its pages, cut into articles, in batches; faults as `InputError`.
// A file that takes too long or too much memory costs its own reading: the process is ended, the next file gets a new one.
// Not here: what is done with the articles (take-files); parsing (formats), cutting (segment).
import { type ChildProcess, fork } from 'node:child_process';
import { getCompileCacheDir } from 'node:module';
import { dirname } from 'node:path';
import { InputError } from '../../errors.ts';
import type { PageFile } from '../list-files.ts';
import { listen } from './coming.ts';
import { cutPages } from './cut.ts';
import type { Batch, FileOrder, Manner, Request } from './messages.ts';

export type { CutPage, FileOrder } from './messages.ts';

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

type Options = Partial<Manner> & {
  readonly limits?: ReaderLimits | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Small plain texts too are read in the process for it. */
  readonly apart?: boolean | undefined;
};
export type FileBatch = Pick<Batch, 'pages' | 'bytes' | 'done' | 'fault'> & { readonly file: PageFile };

/** Plain text has nothing to unpack, and so little of it takes less time than a process needs to start. */
const PLAIN = /\.(?:txt|md|markdown|jsonl)$/i;
const MOST_HERE = 200_000;

/** Whether a file is read in the process for it. */
export const isReadApart = ({ name, bytes }: PageFile): boolean =>
  !PLAIN.test(name) || bytes > MOST_HERE || bytes === 0;

const mannerOf = ({ today = null, timeZone, only = null }: Options): Manner => ({ today, timeZone, only });

/** Small plain texts where it is called, page by page. */
async function* readHere(one: FileOrder, options: Options): AsyncGenerator<FileBatch> {
  const { file } = one;
  try {
    for await (const page of cutPages({ ...one, ...mannerOf(options) }))
      yield { file, pages: [page], bytes: 0, done: false };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    yield { file, pages: [], bytes: 0, done: true, fault: error.fault };
    return;
  }
  yield { file, pages: [], bytes: 0, done: true };
}

/**
 * The pages of files, file by file, in batches of which the last of each file is `done`, with a `fault` where the file can't be
 * read (on): those that may be are read here, all else in the process that reads. While a batch is worked on the next ones are
 * read, of the same file or of those after it. Rejects with `InputError` when it is stopped.
 */
export async function* readFiles(files: readonly FileOrder[], options: Options = {}): AsyncGenerator<FileBatch> {
  const isApart = ({ file }: FileOrder) => options.apart === true || isReadApart(file);
  for (let rest = files; rest.length > 0; ) {
    const here = rest[0]!;
    const end = rest.findIndex((one) => !isApart(one));
    const apart = end < 0 ? rest : rest.slice(0, end);
    if (apart.length > 0) yield* readApart(apart, options);
    else yield* readHere(here, options);
    rest = rest.slice(Math.max(1, apart.length));
  }
}

/** The pages of one file, read apart. Rejects with `InputError` when it can't be read. */
export async function* readFileApart(file: PageFile, options: Options = {}): AsyncGenerator<FileBatch> {
  for await (const batch of readApart([{ file, known: new Map() }], options)) {
    yield batch;
    if (batch.fault) throw new InputError(batch.fault);
  }
}

/** A file that ends the process costs its own reading: those after it are read by another one. */
async function* readApart(files: readonly FileOrder[], options: Options): AsyncGenerator<FileBatch> {
  for (let rest = files; rest.length > 0; ) {
    let read = 0;
    try {
      for await (const { at, ...batch } of readOrder(rest, options)) {
        if (batch.done) read = at + 1;
        yield { ...batch, file: rest[at]!.file };
      }
      return;
    } catch (error) {
      if (!(error instanceof InputError) || options.signal?.aborted) throw error;
      yield { file: rest[read]!.file, pages: [], bytes: 0, done: true, fault: error.fault };
    }
    rest = rest.slice(read + 1);
  }
}

async function* readOrder(files: readonly FileOrder[], options: Options): AsyncGenerator<Batch> {
  const { seconds = FILE_SECONDS, megabytes = MEGABYTES } = options.limits ?? {};
  const child = take(megabytes);
  const coming = listen(child, files, { seconds, megabytes }, options.signal);
  let isWhole = false;
  try {
    const ask = (request: Request) => void (child.connected && child.send(request, () => {}));
    ask({ kind: 'open', order: { files, ...mannerOf(options) }, ahead: AHEAD });
    while (!isWhole) {
      const batch = await coming.next();
      isWhole = batch.done && batch.at === files.length - 1;
      yield batch;
      ask({ kind: 'taken' });
    }
  } finally {
    coming.close();
    // One that is still at a file that nobody wants any more is of no use.
    if (isWhole) giveBack(child);
    else end(child);
  }
}

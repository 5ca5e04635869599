/** What comes of the reading process, and how it is ended when it takes too much. */
import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setImmediate as breath } from 'node:timers/promises';
import { InputError } from '../../errors.ts';
import type { PageFile } from '../list-files.ts';
import type { Batch, FileOrder } from './messages.ts';

type Limits = { readonly seconds: number; readonly megabytes: number };

/** Milliseconds between two looks at the memory; inflating fills memory fast. */
const LOOK_EVERY = 100;

type Coming = { readonly next: () => Promise<Batch>; readonly close: () => void };

/** Batches in the order they come; once they have ended too early, `next` rejects with the reason, which names the file that was read then. */
export function listen(child: ChildProcess, files: readonly FileOrder[], limits: Limits, signal?: AbortSignal): Coming {
  const come: Batch[] = [];
  let atWork = 0;
  let failed: InputError | null = null;
  let heard = (): void => {};
  const give = (why: string) => {
    failed ??= tooMuch(files[Math.min(atWork, files.length - 1)]!.file, why);
    child.kill('SIGKILL');
    heard();
  };
  const onMessage = (message: unknown) => {
    const batch = message as Batch;
    atWork = batch.done ? batch.at + 1 : batch.at;
    come.push(batch);
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

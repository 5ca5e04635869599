/** One at a time works with what is known of the sources, and with the files of their reports. */
import { join } from 'node:path';
import { ConfigError } from '../errors.ts';
import { WriterBusyError } from '../store/index.ts';
import { lockWriter } from '../store/local/writer-lock.ts';
import { type ItemFiles, itemFiles, itemsDir } from './item-files.ts';
import { openSourceState, type SourceState } from './state.ts';

/** The folder of what belongs to sources, below that of the program's own state. */
export const sourcesDir = (dataDir: string): string => join(dataDir, 'sources');

/** Rejects with `ConfigError` when a round is at work, here or in another process. */
export async function alone<T>(
  dataDir: string,
  work: (own: { readonly state: SourceState; readonly files: ItemFiles }) => Promise<T>,
): Promise<T> {
  const dir = sourcesDir(dataDir);
  const lock = await lockWriter(dir, { ms: 0 }).catch((cause: unknown) => {
    throw cause instanceof WriterBusyError ? twice(cause) : cause;
  });
  const state = openSourceState(dir);
  try {
    return await work({ state, files: itemFiles(itemsDir(dataDir)) });
  } finally {
    state.close();
    lock.release();
  }
}

const twice = (cause: unknown) =>
  new ConfigError({
    what: 'fetch the sources',
    why: 'another round is at it already',
    remedy: 'Wait until it has ended; it gets the same.',
    cause,
  });

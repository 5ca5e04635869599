import { StoreError } from '../../errors.ts';

const REBUILD = 'Run `npm run index -- --rebuild` to make the index anew.';

/** SQLite's primary result codes that have a remedy of their own. */
const REMEDIES: Readonly<Record<number, readonly [why: string, remedy: string]>> = {
  5: ['another process is writing to it', 'Wait until the other `npm run index` has ended, then try again.'],
  6: ['another process is writing to it', 'Wait until the other `npm run index` has ended, then try again.'],
  8: [
    'it may only be read',
    'Give this user write access to the index folder, or choose another one with `--index DIR`.',
  ],
  10: ['the disk could not be read or written', 'Check the disk and its free space, then run `npm run index` again.'],
  11: ['the file news.db is damaged', REBUILD],
  13: [
    'the disk is full',
    'Free some space, then run `npm run index` again; what was in the index before is unharmed.',
  ],
  14: [
    'the file news.db cannot be opened',
    'Check that the index folder exists and that this user may read and write it.',
  ],
  26: ['the file news.db is not a Wenjin index', REBUILD],
};

/** SQLite's primary result code of an error, the low byte; 0 for other errors. */
export const codeOf = (error: unknown): number => ((error as { errcode?: number } | null)?.errcode ?? 0) & 0xff;

/** Whether another connection writes to a file (5, 6). */
export const isBusy = (error: unknown): boolean => [5, 6].includes(codeOf(error));

/** What `work` does with a file; `null` where there is none. */
export function ifThere<T>(work: () => T): T | null {
  try {
    return work();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Any error of SQLite or of the file system as a `StoreError` that names its remedy; a `StoreError` stays as it is. */
export function storeError(what: string, error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  const code = codeOf(error);
  const message = error instanceof Error ? error.message : String(error);
  const [why, remedy] = REMEDIES[code] ?? [message, code === 0 ? 'Check the index folder and its disk.' : REBUILD];
  return new StoreError({ what, why, remedy, cause: error });
}

/** Makes a synchronous piece of work a promise that can only reject with `StoreError`. */
export async function guarded<T>(what: string, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw storeError(what, error);
  }
}

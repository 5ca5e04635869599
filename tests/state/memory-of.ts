import { MIGRATIONS } from '../../src/state/sqlite/index.ts';
import { openMemory, promised } from '../../src/state/sqlite/memory/index.ts';
import { openFile } from '../../src/state/sqlite/open.ts';

/** A memory of its own, without a file. */
export const memoryOf = (now: () => number, keepDays = 30) =>
  promised(openMemory(openFile(':memory:', MIGRATIONS), now, keepDays));

import { MIGRATIONS } from '../../src/state/sqlite/index.ts';
import { openMemory } from '../../src/state/sqlite/memory.ts';
import { openFile } from '../../src/state/sqlite/open.ts';

/** A memory of its own, without a file. */
export const memoryOf = (now: () => number, keepDays = 30) =>
  openMemory(openFile(':memory:', MIGRATIONS), now, keepDays);

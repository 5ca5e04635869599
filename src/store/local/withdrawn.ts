import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Ids of withdrawn articles, one a line: beside the index and no part of it, so that `--rebuild` leaves it alone. */
const WITHDRAWN = 'withdrawn.txt';

/** The ids as they stand in the file now; an operator may add and take out lines by hand. */
export function withdrawnIds(dir: string): ReadonlySet<string> {
  return new Set(readIfThere(join(dir, WITHDRAWN)).split(/\s+/).filter(Boolean));
}

/** Adds an id, once. */
export function noteWithdrawn(dir: string, id: string): void {
  if (!withdrawnIds(dir).has(id)) appendFileSync(join(dir, WITHDRAWN), `${id}\n`, { flush: true });
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}

import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Withdrawal } from '../port.ts';
import { ifThere } from './faults.ts';

/** Ids of withdrawn articles, one a line: beside the index and no part of it, so that `--rebuild` leaves it alone. */
const WITHDRAWN = 'withdrawn.txt';

/** What is noted of them, a JSON object a line; the last line of an id counts. */
const NOTES = 'withdrawn.jsonl';

/** The ids as they stand in the file now; an operator may add and take out lines by hand. */
export function withdrawnIds(dir: string): ReadonlySet<string> {
  return new Set(readIfThere(join(dir, WITHDRAWN)).split(/\s+/).filter(Boolean));
}

/** What is known of each, oldest first; ids that an operator wrote into the file have no more than that. */
export function withdrawalsIn(dir: string): readonly Withdrawal[] {
  const notes = new Map<string, Withdrawal>();
  for (const line of readIfThere(join(dir, NOTES)).split('\n').filter(Boolean)) {
    const note = parsed(line);
    if (note) notes.set(note.id, note);
  }
  return [...withdrawnIds(dir)].map((id) => notes.get(id) ?? { id, title: null, on: null, sketch: null, by: null });
}

/** A line that was cut short by a full disk is passed over: its id stands in the other file. */
function parsed(line: string): Withdrawal | null {
  try {
    return JSON.parse(line) as Withdrawal;
  } catch {
    return null;
  }
}

/** Adds an id, once, and what is noted of it. */
export function noteWithdrawn(dir: string, id: string, note?: Omit<Withdrawal, 'id'>): void {
  if (note) appendFileSync(join(dir, NOTES), `${JSON.stringify({ id, ...note })}\n`, { flush: true });
  if (!withdrawnIds(dir).has(id)) appendFileSync(join(dir, WITHDRAWN), `${id}\n`, { flush: true });
}

const readIfThere = (file: string): string => ifThere(() => readFileSync(file, 'utf8')) ?? '';

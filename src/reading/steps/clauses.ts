/** Clauses as steps are read in them: short stretches between stops, which no word crosses. */
import { flagged } from '../characters.ts';
import type { Span } from '../sentences.ts';

const STOPS = flagged('，。；！？,;!?\n');
const ENDS = flagged('。！？!?\n');

/** `opens`: the first clause of its sentence. */
export type Clause = Span & { readonly opens: boolean };

/** Clauses in reading order, without their stops; in one pass. */
export function clausesIn(text: string): readonly Clause[] {
  const found: Clause[] = [];
  let start = 0;
  let opens = true;
  for (let at = 0; at <= text.length; at++) {
    const code = at < text.length ? text.charCodeAt(at) : 10;
    if (STOPS[code] === 0) continue;
    if (at > start) found.push({ start, end: at, opens });
    opens = ENDS[code] === 1;
    start = at + 1;
  }
  return found;
}

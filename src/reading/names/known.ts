/** Names that the archive uses: they are names wherever their words stand, whatever they look like. */
import type { Body, Place, Thing } from '../../types.ts';
import type { Names } from '../set-apart.ts';
import { endingOf, rankOf } from './endings.ts';
import type { Token } from './tokens.ts';

const MOST_PARTS = 8;

/** Where the longest known name that begins with token `at` ends, as a token's index; -1 for none. */
function endOfKnown(tokens: readonly Token[], at: number, names: Names): number {
  let run = '';
  let last = -1;
  for (let to = at; to < tokens.length && to < at + MOST_PARTS; to++) {
    run += tokens[to]!.word;
    if (names.has(run.toLowerCase())) last = to;
  }
  return last;
}

type Named = Thing | Body | Place;

function named(tokens: readonly Token[], from: number, to: number, text: string): Named {
  const { start } = tokens[from]!;
  const { end } = tokens[to]!;
  const name = text.slice(start, end);
  const ending = endingOf({ word: name, tag: 'nz', start, end });
  const at = { start, end, text: name, name };
  if (ending?.kind === 'place') return { kind: 'place', ...at, rank: rankOf(ending.type) };
  if (ending?.kind === 'body') return { kind: 'body', ...at, type: ending.head };
  const head = ending?.head ?? '';
  return { kind: 'thing', ...at, proper: name.slice(0, name.length - head.length), head, number: null };
}

/** Names of the archive in a sentence, the longest at each place. */
export function knownIn(tokens: readonly Token[], text: string, names: Names | undefined): readonly Named[] {
  if (names === undefined || names.size === 0) return [];
  const found: Named[] = [];
  for (let at = 0; at < tokens.length; ) {
    const last = endOfKnown(tokens, at, names);
    if (last === -1) at++;
    else {
      found.push(named(tokens, at, last, text));
      at = last + 1;
    }
  }
  return found;
}

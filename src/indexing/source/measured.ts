/** What a line shows by itself: which tokens of a page's furniture explain it, and whether it speaks. */
import type { Line } from '../segment/lines.ts';
import { STOP } from '../segment/patterns.ts';
import { leftOver, type Token, tokensOf } from './tokens.ts';

export type Measured = {
  readonly line: Line;
  readonly tokens: readonly Token[];
  /** What no token explains. */
  readonly rest: string;
  /** Share (0…1) of the line's letters that tokens explain. */
  readonly explained: number;
};

/** How many letters and digits. */
export const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '').length;

/** A line with its tokens. */
export function measured(line: Line): Measured {
  const tokens = line.width > LONGEST ? [] : tokensOf(line.plain);
  const rest = leftOver(line.plain, tokens);
  const all = letters(line.plain);
  return { line, tokens, rest, explained: all === 0 ? 0 : 1 - letters(rest) / all };
}

/** In columns; longer lines are text whatever words they have. */
const LONGEST = 260;
/** …。（记者 某某） */
const SIGNED = /[。!?][”"’]?\s*\([^()]{2,30}\)$/u;
/** Running text: a sentence that ends, or several clauses. */
export const speaks = ({ plain, width }: Line): boolean =>
  (width >= 30 && (STOP.test(plain) || SIGNED.test(plain))) ||
  (width >= 80 && /[,。;]/u.test(plain)) ||
  (width >= 120 && /[.,;]\s/u.test(plain));

/** How many tokens of these kinds. */
export const has = (tokens: readonly Token[], ...kinds: readonly Token['kind'][]) =>
  tokens.filter(({ kind }) => kinds.includes(kind)).length;

/** Whether a line that ends a page was cut off within a sentence after another. */
export const breaksOff = ({ plain }: Line): boolean =>
  /。(?=.)/u.test(plain) && /[\p{L}\p{N},]$|\.{3}$|…$/u.test(plain);

import type { Span } from '../types.ts';

export type { Span };

/** Whether two spans of a text share characters. */
export const overlap = (one: Span, other: Span): boolean => one.start < other.end && other.start < one.end;

const CLOSING = /[”’」』）)】》〉"']/;
const HAN = /[\p{Script=Han}，。！？；：、”’」』）】》％％]/u;
const blank = (char: string | undefined): boolean => char === undefined || /\s/.test(char);

/** Half-width `.` ends a sentence after a letter or Han before white space; `!` and `?` do unless inside a URL. */
function endsAt(text: string, at: number): boolean {
  const char = text[at] ?? '';
  if ('。！？…\n'.includes(char)) return true;
  const next = text[at + 1];
  if (char === '!' || char === '?') return blank(next) || CLOSING.test(next ?? '') || HAN.test(next ?? '');
  if (char !== '.') return false;
  return (blank(next) && !/\b[A-Z]$/.test(text.slice(0, at))) || (HAN.test(next ?? '') && HAN.test(text[at - 1] ?? ''));
}

function trimmed(text: string, start: number, end: number): Span | null {
  let from = start;
  let to = end;
  while (from < to && blank(text[from])) from++;
  while (to > from && blank(text[to - 1])) to--;
  return from < to ? { start: from, end: to } : null;
}

/** Takes in the marks that belong to the end: repeated stops and closing quotes or brackets. */
function pastClosing(text: string, at: number, stop: (at: number) => boolean): number {
  let end = at + 1;
  if (text[at] === '\n') return end;
  while (end < text.length && (CLOSING.test(text[end] ?? '') || (text[end] !== '\n' && stop(end)))) end++;
  return end;
}

type Bracket = { readonly open: number; readonly close: number };

const PAIRS = new Map(
  ['“”', '‘’', '「」', '『』', '《》', '〈〉', '（）', '()', '【】'].map((pair) => [pair[0]!, pair[1]!]),
);
const OPENERS = new Map([...PAIRS].map(([open, close]) => [close, open]));
/** A mark that isn't closed within so many characters was never meant to be: print loses them. Quotations are shorter. */
const LONGEST_INSIDE = 400;

/** Outermost pairs of quotation marks and brackets, in order; marks without a counterpart in their line are none. */
function bracketsIn(text: string): readonly Bracket[] {
  const found: Bracket[] = [];
  let stack: { readonly mark: string; readonly at: number }[] = [];
  const open = new Map<string, number>();
  const count = (mark: string, by: number) => open.set(mark, (open.get(mark) ?? 0) + by);
  for (let at = 0; at < text.length; at++) {
    const char = text[at] ?? '';
    const opener = OPENERS.get(char);
    if (char === '\n') {
      stack = [];
      open.clear();
    } else if (PAIRS.has(char)) {
      stack.push({ mark: char, at });
      count(char, 1);
    } else if (opener !== undefined && (open.get(opener) ?? 0) > 0) {
      let last = stack.pop();
      while (last && last.mark !== opener) {
        count(last.mark, -1);
        last = stack.pop();
      }
      if (!last) continue;
      count(opener, -1);
      if (at - last.at > LONGEST_INSIDE) continue;
      while (found.length > 0 && (found.at(-1)?.open ?? 0) > last.at) found.pop();
      found.push({ open: last.at, close: at });
    }
  }
  return found;
}

/** Characters before and after a quotation that say whether it is one's own. */
const REACH = 24;
const QUOTES = /[“‘「『]/;
/** What goes on with a sentence after something quoted: punctuation, 的, 等, or who said it (他问, 李某笑着说). */
const GOES_ON = /^[，,、；：;:的地得之等和与及或这那]/;
const SAID = /^[^，。！？；：“”「」\n]{0,14}(?:[说问道答喊叫]|表示|介绍|感叹|感慨|回答|回忆|坦言|直言|告诉|称赞)/;
const INTRODUCES = /[：:，,]\s*$/;

/**
 * Whether a sentence is over where a quotation or bracket closes. It has to end a sentence inside; then a bracket only ends one that it
 * began itself, a quotation also one that introduces it; 他问 after a question goes on.
 */
function endsWith(text: string, { open, close }: Bracket, begin: number, stop: (at: number) => boolean): boolean {
  let last = close - 1;
  while (last > open && CLOSING.test(text[last] ?? '')) last--;
  if (last <= open || !stop(last)) return false;
  let next = close + 1;
  while (next < text.length && CLOSING.test(text[next] ?? '')) next++;
  const after = text.slice(next, next + REACH);
  if (GOES_ON.test(after)) return false;
  const before = text.slice(Math.max(begin, open - REACH), open).trim();
  if (!QUOTES.test(text[open] ?? '')) return before === '';
  if ('。…'.includes(text[last] ?? '')) return true;
  if (before !== '' && !INTRODUCES.test(before)) return blank(text[next]) || QUOTES.test(text[next] ?? '');
  return !(before === '' && SAID.test(after));
}

/** Ends of sentences outside of brackets. */
function split(text: string, stop: (at: number) => boolean, brackets: readonly Bracket[] = []): readonly Span[] {
  const spans: Span[] = [];
  let start = 0;
  let next = 0;
  const take = (end: number) => {
    const span = trimmed(text, start, end);
    if (span) spans.push(span);
    start = end;
  };
  for (let at = 0; at < text.length; at++) {
    while ((brackets[next]?.open ?? text.length) < at) next++;
    const bracket = brackets[next];
    if (bracket?.open === at) {
      at = bracket.close;
      if (endsWith(text, bracket, start, stop)) {
        const end = pastClosing(text, at, stop);
        take(end);
        at = end - 1;
      }
      continue;
    }
    if (!stop(at)) continue;
    const end = pastClosing(text, at, stop);
    take(end);
    at = end - 1;
  }
  const rest = trimmed(text, start, text.length);
  return rest ? [...spans, rest] : spans;
}

/**
 * Sentences as spans of the text as given: 。！？… and line breaks end one, `!` `?` `.` where they can't belong to a
 * number, an identifier or an address. Nothing ends one inside quotation marks or brackets; what is quoted may end it where it
 * closes. `semicolons` makes ； an end too.
 */
export function sentences(text: string, options: { readonly semicolons?: boolean } = {}): readonly Span[] {
  const stop = options.semicolons
    ? (at: number) => endsAt(text, at) || '；;'.includes(text[at] ?? '')
    : (at: number) => endsAt(text, at);
  return split(text, stop, bracketsIn(text));
}

/** What parts a clause from the next, the items of a list, and what is typed with blanks between. */
const PARTS = '，,；;。、：:！？!? ';

/** What stands before and behind a span, up to the nearest stop. */
export function clauseAround(text: string, { start, end }: Span): readonly [before: string, behind: string] {
  let [from, to] = [start, end];
  while (from > 0 && !PARTS.includes(text[from - 1]!)) from--;
  while (to < text.length && !PARTS.includes(text[to]!)) to++;
  return [text.slice(from, start), text.slice(end, to)];
}

/** Clauses: sentences cut at ，；： too (not at 、, which joins a list). */
export function clauses(text: string): readonly Span[] {
  const between = (at: number) => HAN.test(text[at - 1] ?? '') || HAN.test(text[at + 1] ?? '');
  return split(
    text,
    (at) => endsAt(text, at) || '，；：'.includes(text[at] ?? '') || (',;'.includes(text[at] ?? '') && between(at)),
  );
}

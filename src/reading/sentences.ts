import type { Span } from '../types.ts';

export type { Span };

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

function split(text: string, stop: (at: number) => boolean): readonly Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    if (!stop(at)) continue;
    const end = pastClosing(text, at, stop);
    const span = trimmed(text, start, end);
    if (span) spans.push(span);
    start = end;
    at = end - 1;
  }
  const rest = trimmed(text, start, text.length);
  return rest ? [...spans, rest] : spans;
}

/**
 * Sentences as spans of the text as given: 。！？… and line breaks end one, `!` `?` `.` where they can't belong to a
 * number, an identifier or an address. Closing quotes belong to the sentence they close. `semicolons` makes ； an end too.
 */
export function sentences(text: string, options: { readonly semicolons?: boolean } = {}): readonly Span[] {
  const stop = options.semicolons
    ? (at: number) => endsAt(text, at) || '；;'.includes(text[at] ?? '')
    : (at: number) => endsAt(text, at);
  return split(text, stop);
}

/** Clauses: sentences cut at ，；： too (not at 、, which joins a list). */
export function clauses(text: string): readonly Span[] {
  const between = (at: number) => HAN.test(text[at - 1] ?? '') || HAN.test(text[at + 1] ?? '');
  return split(
    text,
    (at) => endsAt(text, at) || '，；：'.includes(text[at] ?? '') || (',;'.includes(text[at] ?? '') && between(at)),
  );
}

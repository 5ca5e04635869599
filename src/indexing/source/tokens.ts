/** What a line of furniture is made of: dates, numbers of pages and issues, words of the site around the text. */
import { type Entry, lexicon, once, scanner } from '../../lexicon/index.ts';
import { erasIn, type Point, pointsIn } from '../../reading/index.ts';

type TokenKind = 'date' | 'page' | 'issue' | 'press' | 'leads' | 'field' | 'others' | 'machine' | 'rights';
export type Token = {
  readonly kind: TokenKind;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly point?: Point;
};

const words = once(() => scanner(lexicon('site-words')));

const PAGE =
  /(?:第\s*(?:[A-Z]?\d{1,3}|\p{Script=Han}{1,3})|[A-Z]?\d{1,3})\s*版(?:面)?(?:\s*[:·|/]\s*(?:\p{Script=Han}[\s·]?){1,12}(?=$|\s))?|(?<![A-Za-z\d:])(?:[A-Z]\d{1,2}|0\d{1,2})(?![A-Za-z\d])(?:\s*[:·|/]\s*(?:\p{Script=Han}\s?){1,8}(?=$|\s))?|共\s*\d{1,3}\s*版/gu;
const ISSUE =
  /(?:总|第|总第)\s*(?:\d{1,6}|\p{Script=Han}{1,5})\s*期|^\s*\d{3,6}\s*期|(?<![A-Za-z])(?:NO|No|no|Vol|VOL|Volume|Number|Issue)\.?\s*\d{1,6}|(?:星期|周)[一二三四五六日天](?!\p{Script=Han})/gu;

const isLatin = (text: string | undefined) => text !== undefined && /[A-Za-z]/.test(text);

/** A Latin word stands by itself, not inside another. */
const apart = (plain: string, { start, end, word }: Entry & { start: number; end: number }) =>
  !isLatin(word[0]) || (!isLatin(plain[start - 1]) && !isLatin(plain[end]));

const matched = (plain: string, pattern: RegExp, kind: TokenKind): Token[] =>
  Array.from(plain.matchAll(pattern), ({ 0: text, index }) => ({ kind, text, start: index, end: index + text.length }));

/** A date without a year is news, not the issue's. */
const isDated = ({ year, calendar, unit }: Point): boolean => year !== null && calendar === 'solar' && unit !== 'clock';

/** The tokens of a line in half-width, simplified characters, from left to right, none overlapping another. */
export function tokensOf(plain: string): readonly Token[] {
  const own = pointsIn(plain).map((point) => ({ point, start: point.start, end: point.end }));
  const counted = erasIn(plain).flatMap(({ spelled, start, end }) =>
    pointsIn(spelled.replace(/^中华/u, '')).map((point) => ({ point, start, end })),
  );
  const dates = [...counted, ...own]
    .filter(({ point }) => isDated(point))
    .map((one) => ({ kind: 'date' as const, text: plain.slice(one.start, one.end), ...one }));
  const said = words()
    .all(plain)
    .filter((found) => apart(plain, found))
    .map(({ type, word, start, end }) => ({ kind: type as TokenKind, text: word, start, end }));
  const taken: Token[] = [];
  const covered = new Uint8Array(plain.length);
  for (const token of [...dates, ...said, ...matched(plain, PAGE, 'page'), ...matched(plain, ISSUE, 'issue')]) {
    if (covered.subarray(token.start, token.end).includes(1)) continue;
    covered.fill(1, token.start, token.end);
    taken.push(token);
  }
  return taken.sort((a, b) => a.start - b.start);
}

/** The letters and digits of a line that no token explains. */
export function leftOver(plain: string, tokens: readonly Pick<Token, 'start' | 'end'>[]): string {
  let at = 0;
  const rest: string[] = [];
  for (const { start, end } of [...tokens, { start: plain.length, end: plain.length }]) {
    rest.push(plain.slice(at, start));
    at = end;
  }
  return rest
    .join(' ')
    .replace(/[^\p{L}\p{N} ]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** What the lines of a page may be once its heads are known: heads and texts apart, marks and days off, items of a section. */
import { signature } from '../byline/index.ts';
import { isBetween, isDrawn, tells } from './apart.ts';
import { greets } from './collections.ts';
import type { Line } from './lines.ts';
import { DATE_ALONE, LABELLED, OFFICE, RULE } from './patterns.ts';
import { dayAtEnd, type Head } from './rank-forms.ts';

/** A head, where it stands, and the labels it may have. */
export type HeadAt = Head & { readonly at: number; readonly label: string; readonly isDated?: boolean };

/** Lines with heads and texts apart and their marks off, for each the labels it may have (any where none are said), and the numbers of heads that say a day. */
export type Labels = {
  readonly lines: readonly Line[];
  readonly may: readonly (string | undefined)[];
  readonly dated: readonly number[];
};

const partOf = (line: Line, text: string): Line => {
  const from = line.text.indexOf(text);
  const width = Math.round((line.width * text.length) / Math.max(1, line.text.length));
  return { ...line, text, plain: line.plain.slice(from, from + text.length), level: 0, bullet: false, width };
};

/** What a line of a part may be that tells nothing: no head. */
const WITHIN = 'BSCYUF';

/** A head's second line begins small, or its first ends with a little word. */
const isTorn = (line: Line, next: Line | undefined): boolean =>
  next !== undefined &&
  next.gap === 0 &&
  !tells(next) &&
  !isBetween(next) &&
  (/^\p{Ll}/u.test(next.text) || /\s\p{Ll}{1,3}$/u.test(line.text));

/** Whoever greets the readers at greater length tells them something. */
const LONGEST_GREETING = 3;
/** In columns. */
const MOST_GREETED = 240;
/** Over the first head stands the paper's name and its issue, with no more than a motto that tells something, or whoever greets the readers. */
function mastheadEnd(lines: readonly Line[], first: number): number {
  const told = lines.slice(0, first).filter(tells);
  const isShort = told.reduce((sum, { width }) => sum + width, 0) <= MOST_GREETED;
  if (told.length > 0 && told.length <= LONGEST_GREETING && isShort && greets(told[0]!)) return first - 1;
  const end = lines.findLastIndex((line, at) => at < first && (isDrawn(line) || isBetween(line)));
  return lines.slice(0, end).filter(tells).length <= 1 ? end : -1;
}

/** Whom to ask (联系人：…), and who signs on which day: of a part behind what it tells. */
const closes = ({ plain }: Line): boolean => [LABELLED, OFFICE, DATE_ALONE].some((form) => form.test(plain));

/** What the lines of a part may be that stand under its head. */
function within(lines: readonly Line[], from: number, to: number, isMarked: boolean): readonly string[] {
  const own = lines.slice(from + 1, to);
  const told = own.findIndex(tells);
  // What of a part has a head and tells nothing is a list.
  const isList = told < 0;
  // What stands under a drawn line, has no head and tells nothing is the editors'.
  const drawn = own.findLastIndex(isDrawn);
  const isEnd = drawn >= 0 && !own.slice(drawn).some(tells);
  return own.map((line, at) => {
    if (isDrawn(line) || RULE.test(line.plain) || (isEnd && at > drawn)) return 'F';
    if (isList) return 'B';
    if (at === 0 && !isMarked && isTorn(lines[from]!, line)) return 'T';
    if (told >= 0 && at > told && closes(line)) return 'B';
    if (told >= 0 && at > told && signature(line.text).length > 0) return 'Y';
    if (tells(line)) return 'BC';
    return isMarked && dayAtEnd(line)?.rest === '' ? 'F' : isMarked ? 'BSCYU' : WITHIN;
  });
}

export const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '');
/** So many of them are no chance, and shorter ones may stand in any head. */
const [FEWEST, LEAST] = [3, 4];
/** A page's own list of its heads, over the first one that is told: lines of which each stands in a head below. */
function contentsOf(lines: readonly Line[], ranked: readonly HeadAt[]): readonly number[] {
  const own = new Set(ranked.map(({ at }) => at));
  const titles = ranked.map(({ at }) => letters(lines[at]!.text));
  const first = lines.findIndex((line, at) => !own.has(at) && tells(line));
  const listed = lines.slice(0, Math.max(0, first)).flatMap((line, at) => {
    const text = letters(line.text);
    const isOne = titles.includes(text) || (text.length >= LEAST && titles.some((title) => title.includes(text)));
    return isOne && !own.has(at) ? [at] : [];
  });
  return listed.length >= FEWEST ? listed : [];
}

/** `isWhole`: what stands between two heads is of the first, and no other head; `isMarked`: by marked headings, beside which furniture may stand. */
export function labelsOf(
  lines: readonly Line[],
  ranked: readonly HeadAt[],
  isWhole: boolean,
  isMarked: boolean,
): Labels {
  const first = ranked.findIndex(({ label }) => label === 'T');
  const top = isWhole ? mastheadEnd(lines, ranked[first]!.at) : -1;
  const labels: (string | undefined)[] = lines.map((_, at) => (at <= top ? 'F' : undefined));
  for (const [which, { at, label }] of ranked.entries()) {
    const next = ranked[which + 1]?.at ?? lines.length;
    labels[at] = label;
    if (isWhole && which >= first)
      for (const [below, own] of within(lines, at, next, isMarked).entries()) labels[at + 1 + below] = own;
  }
  for (const at of contentsOf(lines, ranked)) labels[at] = 'F';
  const heads = new Map(ranked.map((head) => [head.at, head]));
  const out = lines.flatMap((line, at): readonly (readonly [Line, string | undefined])[] => {
    const head = heads.get(at);
    if (head?.label !== 'T') return [[line, labels[at]]];
    return [
      [partOf(line, head.title), 'T'],
      ...(head.rest === '' ? [] : [[{ ...partOf(line, head.rest), gap: 0 }, 'B'] as const]),
    ];
  });
  return {
    lines: out.map(([line]) => line),
    may: out.map(([, own]) => own),
    dated: ranked.filter(({ isDated }) => isDated).map(({ at }) => lines[at]!.number),
  };
}

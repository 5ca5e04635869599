/** The full dates and months of a line that may date an issue, however they are printed, and where they stand. */
import { lexicon, once } from '../../lexicon/index.ts';
import { isDay, isoDay, type Point, simplify, spellEras } from '../../reading/index.ts';
import { type Token, tokensOf } from '../source/tokens.ts';
import { isoMonth } from './calendar.ts';
import { spellDates } from './mentions.ts';
import { readStamp } from './stamp.ts';

type Span = { readonly start: number; readonly end: number; readonly text: string };
export type LineDate = Span & { readonly date: string };
/** A line as its dates are read, the tokens beside them, and its dates. */
export type DatedLine = {
  readonly line: string;
  readonly tokens: readonly Token[];
  readonly dates: readonly LineDate[];
};
/** Which number of 09/07/2019 is the day, where the page tells. */
export type Order = 'day' | 'month' | null;

function dateOf({ year, month, day }: Point): string | null {
  if (year === null || month === null) return null;
  if (day === null) return isoMonth(year, month);
  return isDay(year, month, day) ? isoDay(year, month, day) : null;
}

/** A stamp ends its line; behind others stands text. */
const LONGEST_STAMP = 100;
/** A date with a time and a zone is the day it was where the paper appears. */
function dayAt(line: string, { start, end, point }: Token, timeZone: string | undefined): string | null {
  const own = point ? dateOf(point) : null;
  const isTimed = own?.length === 10 && line.length - start <= LONGEST_STAMP && /^[T\s]*\d/.test(line.slice(end));
  return (isTimed ? readStamp(line.slice(start), timeZone) : null) ?? own;
}

const english = once(() => new Map(lexicon('english-times').map(({ word, type }) => [word, type])));
const isMonth = (word: string): boolean => english().get(word.toLowerCase().replace(/^[([]|[.,]+$/g, '')) === 'month';

const WORD = /[^\s\p{Script=Han}]+/gu;
/** The 15th of March is 15th March. */
const SMALL = /^(?:the|of)$/i;
const MONTH_ONLY = /^(\p{L}+)\.?,? (\d{4})$/u;

/** Friday, June 4, 2010; June 4. 2010, as machines read it; Posted March 3, 2021 by …; 7 May 2010; 15th of March, 2024; May 2010. */
function englishDates(line: string): readonly LineDate[] {
  const counted = tokensOf(line).filter(({ kind }) => kind === 'issue');
  const words = Array.from(line.matchAll(WORD), ({ 0: text, index }) => ({ text, start: index })).filter(
    ({ text }) => !SMALL.test(text),
  );
  return words.flatMap((word, at) => {
    if (!isMonth(word.text)) return [];
    for (const [from, count] of [
      [at, 3],
      [at - 1, 3],
      [at, 2],
    ] as const) {
      // Volume 37, Number 3  January 2008: the third issue, not the third of January.
      if (
        from >= 0 &&
        from < at &&
        counted.some(({ start, end }) => start < words[at - 1]!.start && end > words[at - 1]!.start)
      )
        continue;
      const said = words.slice(Math.max(0, from), from + count);
      const text = said
        .map((one) => one.text)
        .join(' ')
        .replace(/^[^\p{L}\d]+|[^\p{L}\d]+$/gu, '')
        .replace(/(?<=\p{L} \d{1,2})\.(?= \d{4}$)/u, ',');
      const date = from < 0 ? null : readStamp(count === 2 ? text.replace(MONTH_ONLY, '1 $1 $2') : text);
      if (date === null) continue;
      const [begin, last] = [words[Math.max(0, from) - 1], said.at(-1)!];
      const end = last.start + last.text.length;
      const start = begin && count > 2 && isNamed(date, begin.text) ? begin.start : said[0]!.start;
      return [{ date: count === 2 ? date.slice(0, 7) : date, text: line.slice(start, end), start, end }];
    }
    return [];
  });
}

const SLASHED = /(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?![\d/.-])/g;
/** Days of the week as papers of these places print them beside the date. */
const weekdays = once(() =>
  ['en', 'pt'].flatMap((name) =>
    (['short', 'long'] as const).map((weekday) => new Intl.DateTimeFormat(name, { weekday, timeZone: 'UTC' })),
  ),
);
/** Whether a line says the day of the week on which a date falls: Sat, Tues, Saturday, but not Letters (ter) or Sunset. */
export const isNamed = (date: string, line: string): boolean =>
  weekdays().some((format) => {
    const name = format.format(new Date(date)).replace('.', '');
    return new RegExp(`(?<!\\p{L})${name}(?:r?s)?(?!\\p{L})`, 'iu').test(line);
  });

/** A date with its year last, read either way; `null` where that is none. */
type Either = Span & {
  readonly dayFirst: string | null;
  readonly monthFirst: string | null;
  /** What stands around it. */
  readonly beside: string;
};
/** The weekday of a date stands within so many characters of it. */
const BESIDE = 60;

/** The dates of a line with the year behind two numbers. */
export const slashed = (line: string): readonly Either[] =>
  Array.from(line.matchAll(SLASHED), ({ 0: text, 1: one, 3: two, 4: year, index }) => {
    const [y, a, b] = [Number(year), Number(one), Number(two)];
    const day = (month: number, date: number) => (isDay(y, month, date) ? isoDay(y, month, date) : null);
    const end = index + text.length;
    const beside = line.slice(Math.max(0, index - BESIDE), end + BESIDE);
    return { text, start: index, end, beside, dayFirst: day(b, a), monthFirst: day(a, b) };
  });

/** Thursday 12/09/2019: which number is the month is told by the one that can't be, by the day of the week, or by the page. */
function slashedDates(line: string, order: Order): readonly LineDate[] {
  return slashed(line).flatMap(({ dayFirst, monthFirst, beside, ...span }) => {
    const days = [...new Set([dayFirst, monthFirst].filter((date) => date !== null))];
    const named = days.length > 1 ? days.filter((date) => isNamed(date, beside)) : days;
    const told = named.length === 1 ? named[0] : order === 'day' ? dayFirst : order === 'month' ? monthFirst : null;
    return told == null ? [] : [{ ...span, date: told }];
  });
}

/** The first date of a line in English words, or, in an order that is known, with the year behind two numbers. */
export const otherDate = (line: string, order: Order): string | null =>
  [...englishDates(line.trim()), ...(order ? slashedDates(line, order) : [])][0]?.date ?? null;

/** 二 〇 二 四 年: a line set wide. */
const closed = (line: string) => (/(?:\S ){6}/.test(line) ? line.replace(/(?<=(?:^|\s)\S) (?=\S(?:\s|$))/g, '') : line);

const published = once(() => lexicon('page-labels').flatMap(({ word, type }) => (type === 'published' ? [word] : [])));
/** 17-05-14 10:26 */
const CLOCK = /^\s+\d{1,2}:\d{2}(?!\d)/u;
/** 发布时间： 24-03-15, but not 比分：20-11-12 (a score): the year has two digits only behind what calls it a day, or before a time. */
function isLabelled(before: string): boolean {
  const label = before.replace(/[:：\s]+$/u, '');
  return published().some((word) => label.toLowerCase().endsWith(word));
}

/** www.某站.com2006年…: an address glued to its date; 3-Jul-2013; May 7,2010; 2024 — 03 — 15; 二0二四年; (20240315). */
const apart = (line: string) =>
  line
    .replace(/(?<=\()((?:19|20)\d{2})(\d{2})(\d{2})(?=\))/g, (all, year, month, day) =>
      isDay(Number(year), Number(month), Number(day)) ? `${year}-${month}-${day}` : all,
    )
    .replace(/(?<=[A-Za-z])(?=(?:19|20)\d{2}(?!\d))/g, ' ')
    .replace(/(?<=(?<!\d)\d{1,2})([-/])(\p{L}{3,9})\1(?=\d{4}(?!\d))/gu, ' $2 ')
    .replace(/(?<=[A-Za-z]\.? ?\d{1,2}(?:st|nd|rd|th)?,)(?=\d{4}(?!\d))/g, ' ')
    .replace(/(?<!\d)((?:19|20)\d{2})\s*[—–]\s*(\d{1,2})\s*[—–]\s*(\d{1,2})(?!\d)/gu, '$1-$2-$3')
    .replace(/(?<![\d/.-])\d{2}-\d{1,2}-\d{1,2}(?![\d-])/gu, (found, at: number, whole: string) =>
      CLOCK.test(whole.slice(at + found.length)) ||
      (/[:：]\s*$/u.test(whole.slice(0, at)) && isLabelled(whole.slice(0, at)))
        ? `20${found}`
        : found,
    )
    .replace(/(?<=[一二三四五六七八九〇])0(?=[一二三四五六七八九〇])/gu, '〇');

const spelled = (printed: string): string => spellDates(spellEras(simplify(closed(apart(printed.normalize('NFKC'))))));

/** The dates of a line: those in numbers and characters, else in English words or with the year last. */
export function datesIn(printed: string, timeZone: string | undefined, order: Order): DatedLine {
  const line = spelled(printed);
  const tokens = tokensOf(line);
  const found = tokens.flatMap((token) => {
    const date = dayAt(line, token, timeZone);
    return date === null ? [] : [{ ...token, date }];
  });
  if (found.length > 0) return { line, tokens, dates: found };
  const dates = [...englishDates(line), ...slashedDates(line, order)];
  const isFree = (token: Token) => dates.every(({ start, end }) => token.end <= start || token.start >= end);
  const own = dates.map(({ text, start, end }) => ({ kind: 'date' as const, text, start, end }));
  return { line, tokens: [...tokens.filter(isFree), ...own].sort((a, b) => a.start - b.start), dates };
}

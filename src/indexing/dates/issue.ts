/** The day a page says of itself: which of its dates is the issue's, and not the crawl's, a notice's or an event's. */
import { lexicon, once, scanner } from '../../lexicon/index.ts';
import { isDay, isoDay, type Point, simplify, spellEras } from '../../reading/index.ts';
import { leftOver, type Token, tokensOf } from '../source/tokens.ts';
import { isoMonth } from './calendar.ts';
import { spellDates } from './mentions.ts';
import { readStamp } from './stamp.ts';

export type IssueDate = { readonly date: string; readonly line: string; readonly score: number };

function dateOf({ year, month, day }: Point): string | null {
  if (year === null || month === null) return null;
  if (day === null) return isoMonth(year, month);
  return isDay(year, month, day) ? isoDay(year, month, day) : null;
}

/** What stands between the first and the last day of a span. */
const SPAN = /^\s*[至到~—–]\s*\d/u;

const labels = once(() => scanner(lexicon('page-labels')));
/** What a label makes of the date behind it: the text's own day, one on which it was changed, or one of a copy of it. */
const LABELLED: Readonly<Record<string, number>> = { published: 5, updated: -4, copy: -12 };

/** What the label says that stands last before a date and behind the date before. */
function labelledAs(line: string, tokens: readonly Token[], start: number): number {
  const from = tokens.findLast((token) => token.kind === 'date' && token.end <= start)?.end ?? 0;
  const said = labels().all(line.slice(from, start).toLowerCase());
  return LABELLED[said.at(-1)?.type ?? ''] ?? 0;
}

const english = once(() => new Map(lexicon('english-times').map(({ word, type }) => [word, type])));
const isEnglish = (word: string | undefined, type: string) =>
  english().get(word?.toLowerCase().replace(/[.,]+$/, '') ?? '') === type;

/** How much a line with a date says that it is the issue's own. */
function scoreOf(line: string, tokens: readonly Token[], { start, end, text }: Span): number {
  const has = (kind: Token['kind']) => tokens.some((token) => token.kind === kind);
  const before = line.slice(0, start).trim().split(/\s+/).at(-1);
  return (
    1 +
    (has('page') ? 6 : 0) +
    labelledAs(line, tokens, start) +
    (has('issue') || /[报報刊](?:\s|$|[|·/])/u.test(line) ? 4 : 0) +
    (/\d:\d/.test(text) ? 3 : 0) +
    (/(?:星期|周)/u.test(text) || isEnglish(before, 'day') ? 2 : 0) -
    (leftOver(line, tokens).length > 24 ? 2 : 0) -
    (SPAN.test(line.slice(end)) ? 6 : 0)
  );
}

type Span = { readonly start: number; readonly end: number; readonly text: string };

const WORD = /\S+/g;
const MONTH_ONLY = /^(\p{L}+)\.?,? ((?:19|20)\d{2})$/u;

/** Friday, May 7, 2010; Posted March 3, 2021 by …; 7 May 2010; May 2010. */
function englishDates(line: string): readonly (Span & { readonly date: string })[] {
  const words = Array.from(line.matchAll(WORD), ({ 0: text, index }) => ({ text, start: index }));
  return words.flatMap((word, at) => {
    if (!isEnglish(word.text, 'month')) return [];
    for (const [from, count] of [
      [at, 3],
      [at - 1, 3],
      [at, 2],
    ] as const) {
      const said = words.slice(Math.max(0, from), from + count);
      const text = said
        .map((one) => one.text)
        .join(' ')
        .replace(/[,;|.]+$/, '');
      const date = from < 0 ? null : readStamp(count === 2 ? text.replace(MONTH_ONLY, '1 $1 $2') : text);
      const start = said[0]?.start ?? 0;
      if (date !== null)
        return [{ date: count === 2 ? date.slice(0, 7) : date, text, start, end: start + text.length }];
    }
    return [];
  });
}

const SLASHED = /(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?![\d/.-])/g;
const weekday = new Intl.DateTimeFormat('en', { weekday: 'short', timeZone: 'UTC' });

/** Thursday 12/09/2019: which number is the month is told by the one that can't be, or by the day of the week. */
function slashedDates(line: string): readonly (Span & { readonly date: string })[] {
  return Array.from(line.matchAll(SLASHED)).flatMap(({ 0: text, 1: one, 3: two, 4: year, index }) => {
    const both = [
      [two, one],
      [one, two],
    ].map(([month, day]) => [Number(year), Number(month), Number(day)] as const);
    const days = new Set(both.filter((parts) => isDay(...parts)).map((parts) => isoDay(...parts)));
    const isNamed = (date: string) => line.toLowerCase().includes(weekday.format(new Date(date)).toLowerCase());
    const [date, ...others] = days.size > 1 ? [...days].filter(isNamed) : days;
    return date === undefined || others.length > 0 ? [] : [{ date, text, start: index, end: index + text.length }];
  });
}

/** The first date of a line in English words. */
export const englishDate = (line: string): string | null => englishDates(line.trim())[0]?.date ?? null;

/** A date with a time and a zone is the day it was where the paper appears. */
function dayAt(line: string, { start, end, point }: Token, timeZone: string | undefined): string | null {
  const own = point ? dateOf(point) : null;
  const moment =
    own?.length === 10 && /^[T\s]*\d/.test(line.slice(end)) ? readStamp(line.slice(start), timeZone) : null;
  return moment ?? own;
}

/** 二 〇 二 四 年: a line set wide. */
const closed = (line: string) => (/(?:\S ){6}/.test(line) ? line.replace(/(?<=(?:^|\s)\S) (?=\S(?:\s|$))/g, '') : line);

/** www.某站.com2006年…: an address glued to its date; 3-Jul-2013. */
const apart = (line: string) =>
  line
    .replace(/(?<=[A-Za-z])(?=(?:19|20)\d{2}(?!\d))/g, ' ')
    .replace(/(?<=(?<!\d)\d{1,2})([-/])(\p{L}{3,9})\1(?=(?:19|20)\d{2}(?!\d))/gu, ' $2 ');

function datesIn(printed: string, timeZone: string | undefined): readonly IssueDate[] {
  const line = spellDates(spellEras(simplify(closed(apart(printed.normalize('NFKC'))))));
  const tokens = tokensOf(line);
  const found = tokens.flatMap((token) => {
    const date = dayAt(line, token, timeZone);
    return date === null ? [] : [{ ...token, date }];
  });
  return (found.length > 0 ? found : [...englishDates(line), ...slashedDates(line)]).map((one) => ({
    date: one.date,
    line: printed.trim(),
    score: scoreOf(line, tokens, one),
  }));
}

/** A date that is only said to be that of a change. */
const UNLABELLED = -3;

/** The date that speaks most clearly for the issue, at least with `least`; of equals a day before a month, then the first; none after `today`. */
export function issueDate(
  lines: readonly string[],
  { today, timeZone }: { readonly today: string | null; readonly timeZone?: string | undefined },
  least = UNLABELLED,
): IssueDate | null {
  const found = lines
    .flatMap((line) => datesIn(line, timeZone))
    .filter(({ date, score }) => score >= least && (today === null || date <= today));
  return found.sort((a, b) => b.score - a.score || b.date.length - a.date.length)[0] ?? null;
}

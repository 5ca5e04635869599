import type { When } from '../../types.ts';
import { bounds, daysBetween } from '../days.ts';
import { type Standing, sentenceStart, speaks } from './clause.ts';
import type { Point } from './point.ts';

export type Range = { readonly from: string; readonly to: string };

/** What a time is read in. */
export type Setting = {
  readonly text: string;
  /** The days on which the text can have been printed; one day where that is known. */
  readonly print: Range | null;
  /** Times before it, nearest last; those from number `own` on stand in the text itself. */
  readonly prior: readonly When[];
  readonly own: number;
  readonly tense: Standing['tense'];
  /** It is said on the day of `print`. */
  readonly live: boolean;
  /** It stands in quotation marks, so that the day of speaking is not that of print. */
  readonly quoted: boolean;
};

export const printOf = (day: string | null | undefined): Range | null =>
  day && /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/.test(day) ? bounds(day) : null;

/** The very day of print, where it is known. */
export const printDay = ({ print }: Setting): string | null => (print && print.from === print.to ? print.from : null);

export const yearOf = (day: string): number => Number(day.slice(0, 4));
export const monthOf = (day: string): number => Number(day.slice(5, 7));

export const isOneDay = ({ range }: When): boolean => range !== null && range.from === range.to;

/** Until this day of January texts were often written, and their speeches held, in the old year. */
const OLD_YEAR_UNTIL = 10;
/** A report of what was said tells it within two months. */
const NEWS_AGE = 60;

const isEarly = ({ from }: Range): boolean => monthOf(from) === 1 && Number(from.slice(8)) <= OLD_YEAR_UNTIL;

/** The last day named before that isn't after the day of print, with where it ends in the text; -1 in the text before. */
function dayBefore({ prior, own, print }: Setting): { readonly day: string; readonly end: number } | null {
  for (let at = prior.length - 1; at >= 0; at--) {
    const when = prior[at]!;
    const day = isOneDay(when) ? when.range?.from : null;
    if (day && print && day <= print.to) return { day, end: at >= own ? when.end : -1 };
  }
  return null;
}

/**
 * The day on which a word like 今年 was said: the day of print, or that of the meeting that is told of. `null` where
 * that isn't certain: over New Year what was held in the old year is reported in the new one.
 */
export function daySpoken(setting: Setting, { start }: Point): Range | null {
  const { print, text, live } = setting;
  if (!print || live) return print;
  const before = dayBefore(setting);
  if (!before || yearOf(before.day) === yearOf(print.to)) return print;
  const from = before.end < 0 ? sentenceStart(text, start) : before.end;
  if (speaks(text, from, start)) return bounds(before.day);
  return daysBetween(before.day, print.to) <= NEWS_AGE ? null : print;
}

/** Whether 今年 or 明年 may be the old year's or the new one's. */
export function overNewYear(
  { print, tense, quoted, live }: Setting,
  spoken: Range,
  { yearsAway, month }: Point,
): boolean {
  if (!print || live || spoken.from !== print.from || !isEarly(print)) return false;
  if (yearsAway === null || yearsAway < 0) return quoted && yearsAway !== null;
  if (yearsAway > 0 || quoted) return true;
  return tense !== 'planned' && !(month !== null && month <= 2);
}

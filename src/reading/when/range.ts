import type { When } from '../../types.ts';
import { daysIn, isDay, isoDay, months, shift, weekdayOf } from '../days.ts';
import { inItsYear } from './choose.ts';
import { sentenceStart, supposes } from './clause.ts';
import { clearDay, newYearsEve, solarDay, solarMonth } from './lunar-days.ts';
import type { Point } from './point.ts';
import { daySpoken, isOneDay, monthOf, overNewYear, printDay, type Range, type Setting, yearOf } from './setting.ts';

const oneDay = (day: string | null): Range | null => (day === null ? null : { from: day, to: day });

/** The days of a month that its edge means: the thirds of it. */
const EDGES: Readonly<Record<string, readonly [number, number]>> = {
  初: [1, 10],
  上旬: [1, 10],
  中: [11, 20],
  中旬: [11, 20],
  底: [21, 31],
  末: [21, 31],
  下旬: [21, 31],
};
/** The months of a year that its edge means. */
const YEAR_EDGES: Readonly<Record<string, readonly [number, number]>> = {
  初: [1, 2],
  中: [6, 7],
  底: [12, 12],
  末: [12, 12],
};

function inMonth(year: number, month: number, edge: string | null): Range {
  const [first, last] = EDGES[edge ?? ''] ?? [1, 31];
  return { from: isoDay(year, month, first), to: isoDay(year, month, Math.min(last, daysIn(year, month))) };
}

/** What a point says, within `year`. */
function inYear(point: Point, year: number): Range | null {
  const { month, day, part, edge, unit } = point;
  if (point.moving) return oneDay(point.moving === 'eve' ? newYearsEve(year) : clearDay(year));
  if (point.calendar === 'lunar') {
    if (month === null) return null;
    return day === null
      ? solarMonth(year, month, point.leap)
      : oneDay(solarDay(year, { month, day, leap: point.leap }));
  }
  if (unit === 'half') return part === 1 ? months(year, 1, 6) : months(year, 7, 12);
  if (unit === 'quarter') return months(year, (part ?? 1) * 3 - 2, (part ?? 1) * 3);
  if (month === null) return edge ? months(year, ...(YEAR_EDGES[edge] ?? [1, 12])) : months(year, 1, 12);
  if (part === 0) return months(year, 1, month);
  if (day === null) return inMonth(year, month, edge);
  return isDay(year, month, day) ? oneDay(isoDay(year, month, day)) : null;
}

/** 当日, 次日: counted from the last day named before; a vague time or a month between makes it uncertain, 如果 a supposed one. */
function sameDay({ later, start }: Point, { prior, text }: Setting): Range | null {
  if (supposes(text, start)) return null;
  const last = prior.findLast(({ precision, repeated }) => !repeated && /^(?:day|span|vague|month)$/.test(precision));
  return last && last.precision === 'day' && isOneDay(last) ? oneDay(shift(last.range?.from ?? '', later)) : null;
}

/** The last time before that lies within one year, or within one month. */
function lastWithin(prior: readonly When[], length: 4 | 7): string | null {
  const last = prior.findLast(({ precision }) => precision !== 'clock' && precision !== 'vague');
  const { from, to } = last?.range ?? {};
  return from && to && from.slice(0, length) === to.slice(0, length) ? from : null;
}

function same(point: Point, setting: Setting): Range | null {
  if (point.same === 'day') return sameDay(point, setting);
  const before = lastWithin(setting.prior, point.same === 'month' ? 7 : 4);
  if (before === null) return null;
  if (point.same === 'year') return inYear(point, yearOf(before) + point.later);
  return monthsOn(point, yearOf(before), monthOf(before) + point.later);
}

/** A month that may run over the year, with the point's day or edge. */
function monthsOn({ day, edge, calendar }: Point, year: number, month: number): Range | null {
  const y = year + Math.floor((month - 1) / 12);
  const m = ((((month - 1) % 12) + 12) % 12) + 1;
  if (day === null) return inMonth(y, m, edge);
  // 下月初五 may be the fifth or the lunar fifth.
  return calendar === 'solar' && isDay(y, m, day) ? oneDay(isoDay(y, m, day)) : null;
}

/** 昨日, 大后天: certain only where the day of print is, and nobody is quoted. */
function away({ daysAway }: Point, setting: Setting): Range | null {
  const day = printDay(setting);
  return day === null || setting.quoted ? null : oneDay(shift(day, daysAway ?? 0));
}

const WEEKEND = 6.5;

/** 本周六, 下周, 周末 …; 周六 alone is the next or the last one, as the words around say. */
function ofWeek({ weekday, weeksAway }: Point, setting: Setting): Range | null {
  const day = printDay(setting);
  if (day === null || setting.quoted) return null;
  const today = weekdayOf(day);
  const monday = shift(day, 1 - today);
  const weeks = weeksAway ?? bareWeek(setting, weekday, today);
  if (weeks === null) return null;
  const at = (n: number) => shift(monday, 7 * weeks + n - 1);
  if (weekday === null) return { from: at(1), to: at(7) };
  return weekday === WEEKEND ? { from: at(6), to: at(7) } : oneDay(at(weekday));
}

function bareWeek({ tense }: Setting, weekday: number | null, today: number): number | null {
  if (weekday === null || weekday === today || (weekday === WEEKEND && today > 5)) return null;
  if (tense === 'planned') return weekday > today ? 0 : 1;
  return tense === 'done' ? (weekday < today ? 0 : -1) : null;
}

/** 比去年, 较上月: what stands before a time that something is compared with. */
const COMPARES = /[比较与于同]$/;

/** 2022年…比上年增长, 6月…较上月: the year or month before the one that is told of, which isn't that of speaking. */
function comparesOther(point: Point, { text, prior }: Setting, spoken: Range, length: 4 | 7): boolean {
  const { start, yearsAway, monthsAway } = point;
  if ((yearsAway ?? monthsAway) !== -1) return false;
  if (!COMPARES.test(text.slice(0, start).slice(-1)) && !text.startsWith('上年', start)) return false;
  const told = prior.findLast(
    ({ range, said, precision }) => range !== null && (said.month !== null || precision !== 'day'),
  );
  return told?.range?.from != null && told.range.from.slice(0, length) !== spoken.to.slice(0, length);
}

/** 今年, 去年5月, 明年初. */
function ofYearAway(point: Point, setting: Setting): Range | null {
  const spoken = daySpoken(setting, point);
  if (!spoken || overNewYear(setting, spoken, point) || comparesOther(point, setting, spoken, 4)) return null;
  return inYear(point, yearOf(spoken.to) + (point.yearsAway ?? 0));
}

/** 本月, 上个月: over the first days of a month what is quoted may have been said in the last one. */
function ofMonthAway(point: Point, setting: Setting): Range | null {
  const spoken = daySpoken(setting, point);
  if (!spoken || setting.quoted || spoken.from.slice(0, 7) !== spoken.to.slice(0, 7)) return null;
  if (comparesOther(point, setting, spoken, 7)) return null;
  return monthsOn(point, yearOf(spoken.from), monthOf(spoken.from) + (point.monthsAway ?? 0));
}

/** 上半年, 二季度, 年底 without a year: this year's, unless the words around make that impossible. */
function partOfYear(point: Point, setting: Setting): Range | null {
  const spoken = daySpoken(setting, point);
  if (!spoken || !setting.print) return null;
  const year = yearOf(spoken.to);
  const own = inYear(point, year);
  if (!own || goesOnFromOtherYear(point, setting, year)) return null;
  const { tense } = setting;
  if (tense === 'planned') return own.to >= spoken.from ? own : null;
  if (own.from <= spoken.to) return isJustBegun(spoken) ? ofLastYear(point, year) : own;
  const justOver = monthOf(spoken.from) <= 2 && own.from.slice(5) >= '07';
  return tense === 'done' || justOver ? inYear(point, year - 1) : null;
}

/** In the first days of January 上半年 is told of the year that has just ended; 年初 may be either. */
const isJustBegun = ({ to }: Range): boolean => to.slice(5) <= '01-10';
const ofLastYear = (point: Point, year: number): Range | null => (point.edge ? null : inYear(point, year - 1));

/** 去年完成3亿元，上半年…: the year named before in the sentence may go on. */
function goesOnFromOtherYear({ start }: Point, { text, prior, own }: Setting, year: number): boolean {
  const before = prior.length > own ? prior.at(-1) : undefined;
  if (!before?.range?.from || before.start < sentenceStart(text, start)) return false;
  return (before.yearSaid || before.said.yearsAway !== null) && yearOf(before.range.from) !== year;
}

/** A day with no month before it: that of the last or the next month that has it. */
function loneDay(point: Point, setting: Setting): Range | null {
  const print = printDay(setting);
  if (print === null || point.day === null) return null;
  const own = monthsOn(point, yearOf(print), monthOf(print));
  if (setting.tense === 'planned')
    return own && own.from >= print ? own : monthsOn(point, yearOf(print), monthOf(print) + 1);
  return own && own.from <= print ? own : monthsOn(point, yearOf(print), monthOf(print) - 1);
}

function dated(point: Point, setting: Setting): Range | null {
  if (point.year !== null) return inYear(point, point.year);
  if (point.yearsAway !== null) return ofYearAway(point, setting);
  if (point.monthsAway !== null) return ofMonthAway(point, setting);
  if (point.moving || point.month !== null)
    return point.part === 0 ? partOfYear(point, setting) : inItsYear(setting, (year) => inYear(point, year));
  return point.day === null ? partOfYear(point, setting) : loneDay(point, setting);
}

const NO_RANGE = new Set(['clock', 'era', 'feast']);

/** The days a time stands for, where that is certain; else `null`. */
export function rangeOf(point: Point, setting: Setting, words: string): Range | null {
  if (point.repeated || NO_RANGE.has(point.unit)) return null;
  if (point.unit === 'vague') return words === '年内' && setting.print ? partOfYear(point, setting) : null;
  if (point.same) return same(point, setting);
  if (point.daysAway !== null) return away(point, setting);
  if (point.month === null && point.day === null && (point.weekday !== null || point.unit === 'week'))
    return ofWeek(point, setting);
  const found = dated(point, setting);
  const misses = found && point.weekday !== null && isWeekday(point.weekday) && weekdayOf(found.from) !== point.weekday;
  return misses ? null : found;
}

const isWeekday = (weekday: number): boolean => weekday !== WEEKEND;

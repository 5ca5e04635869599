import type { Point } from './point.ts';

const ENDS_SENTENCE = /[。！？\n]/;
/** 2023年3月和5月: what stands between times of one list. */
const LISTED = /^(?:[、和及与]|以及)$/;

/** Year and month of the time before. */
const monthOf = ({ year, yearsAway, month, monthsAway, same, later, repeated }: Point): Partial<Point> => ({
  year,
  yearsAway,
  month,
  monthsAway,
  ...(same === 'month' || same === 'year' ? { same, later } : {}),
  repeated,
});
const yearOf = ({ year, yearsAway, repeated }: Point): Partial<Point> => ({ year, yearsAway, repeated });

const saysNoYear = ({ year, yearsAway, same, weekday, month, unit }: Point): boolean =>
  year === null &&
  yearsAway === null &&
  same === null &&
  (month !== null || (unit !== 'day' && weekday === null && unit !== 'week'));
const isLoneDay = ({ day, month, monthsAway, same, weekday, calendar }: Point): boolean =>
  day !== null && month === null && monthsAway === null && same === null && weekday === null && calendar === 'solar';

/** A later end that lies before the first in the calendar (11月至3月) is of the next year. */
const runsOver = (first: Point, last: Point): boolean =>
  first.month !== null && last.month !== null && last.month < first.month;

function ofSpan(first: Point, last: Point): Point {
  if (isLoneDay(last)) return { ...last, ...monthOf(first) };
  if (last.weekday !== null && last.weeksAway === null) return { ...last, weeksAway: first.weeksAway };
  if (!saysNoYear(last) || last.monthsAway !== null) return last;
  const over = runsOver(first, last) ? 1 : 0;
  return {
    ...last,
    year: first.year === null ? null : first.year + over,
    yearsAway: first.yearsAway === null ? null : first.yearsAway + over,
  };
}

/** A point with what the one before it says for both: the month of 7月17日和18日, the year of 2023年3月和5月. */
export function completed(one: Point, before: Point | undefined, text: string): Point {
  if (!before) return one;
  if (one.closes) return ofSpan(before, one);
  const between = text.slice(before.end, one.start);
  if (isLoneDay(one) && (before.month !== null || before.monthsAway !== null) && before.calendar === 'solar')
    return ENDS_SENTENCE.test(between) ? one : { ...one, ...monthOf(before), repeated: one.repeated };
  const isListed = LISTED.test(between) && saysNoYear(one) && one.unit === before.unit && before.year !== null;
  return isListed ? { ...one, ...yearOf(before) } : one;
}

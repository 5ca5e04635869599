/** What the days that the records of a file state say of a record that states none: an archive has a span. */
import { isDay, isoDay, shift } from '../../reading/index.ts';
import type { MonthDay } from './year-kind.ts';

export type Span = {
  /** No record of the file is thought to be printed before or after these, ISO. */
  readonly from: string;
  readonly to: string;
  /** How many records state a day of each year, by year. */
  readonly years: Readonly<Record<number, number>>;
};

/** Fewer days say nothing of the others. */
const FEWEST = 20;
/** One in so many days is beside the span: a slip of the pen, an old text that was printed again. */
const OUTLIERS = 200;
/** What states no day may be newer or older than what does by so many days. */
const MARGIN = 31;

/** The span of a file whose records state these days (ISO); `null` where they are too few. */
export function spanOf(days: readonly string[]): Span | null {
  if (days.length < FEWEST) return null;
  const sorted = days.toSorted();
  const beside = Math.floor(sorted.length / OUTLIERS);
  const years: Record<number, number> = {};
  for (const day of sorted) years[Number(day.slice(0, 4))] = (years[Number(day.slice(0, 4))] ?? 0) + 1;
  const [oldest, newest] = [sorted[beside]!, sorted[sorted.length - 1 - beside]!];
  return { from: shift(oldest, -MARGIN), to: shift(newest, MARGIN), years };
}

/** Whether a date, as exact as it is, lies outside. */
export const isOutside = (date: string, { from, to }: Span): boolean =>
  date < from.slice(0, date.length) || date > to.slice(0, date.length);

/** The years that a record of the span can be of, when `newest` is the newest day that it tells of. */
export function yearsWithin(span: Span, newest: MonthDay | null): readonly number[] {
  const [first, last] = [Number(span.from.slice(0, 4)), Number(span.to.slice(0, 4))];
  const years = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  if (newest === null) return years;
  const { month, day } = newest;
  return years.filter((year) => isDay(year, month, day) && !isOutside(isoDay(year, month, day), span));
}

/** The logarithm of the share of the span's records that are of a year; of one without any, as if half a record were. */
export function shareOf(year: number, { years }: Span): number {
  const all = Object.values(years).reduce((sum, count) => sum + count, 0);
  return Math.log(((years[year] ?? 0) + 0.5) / (all + 1));
}

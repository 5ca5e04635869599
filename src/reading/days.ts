import type { TimeRange } from '../types.ts';

/** Days and months as ISO strings cut to what is known, and the arithmetic on them. Proleptic Gregorian, no time zones. */

const pad = (value: number) => String(value).padStart(2, '0');

export const isoDay = (year: number, month: number, day: number) => `${year}-${pad(month)}-${pad(day)}`;

export const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

export const isDay = (year: number, month: number, day: number): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);

/** `day` moved by a number of days. */
export const shift = (day: string, by: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10);

/** Days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);

/** First and last day of a date that is cut to day, month or year. */
export function bounds(date: string): { readonly from: string; readonly to: string } {
  const [year = 0, month, day] = date.split('-').map(Number);
  if (day !== undefined) return { from: date, to: date };
  if (month !== undefined) return { from: isoDay(year, month, 1), to: isoDay(year, month, daysIn(year, month)) };
  return { from: isoDay(year, 1, 1), to: isoDay(year, 12, 31) };
}

/** Whether a date, known to the day, month or year, may lie in a range that is open where an end is `null`. */
export function mayLieIn(date: string, { from, to }: TimeRange): boolean {
  const own = bounds(date);
  return (from === null || own.to >= from) && (to === null || own.from <= to);
}

/** 1 for Monday to 7 for Sunday. */
export const weekdayOf = (day: string): number => ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;

/** Months `first` to `last` of a year, whole. */
export const months = (
  year: number,
  first: number,
  last: number,
): TimeRange & { readonly from: string; readonly to: string } => ({
  from: isoDay(year, first, 1),
  to: isoDay(year, last, daysIn(year, last)),
});

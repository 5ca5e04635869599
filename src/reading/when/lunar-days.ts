import { once, oncePer } from '../../lexicon/index.ts';
import { daysBetween, isoDay, shift } from '../days.ts';

/** A day of the lunar calendar; `leap` for one of the month that is put in: 闰二月. */
type LunarDay = { readonly month: number; readonly day: number; readonly leap: boolean };

/** A month of a lunar year: its first solar day and how many days it has. */
type LunarMonth = { readonly first: string; readonly days: number };

const format = once(
  () =>
    new Intl.DateTimeFormat('en-u-ca-chinese', { year: 'numeric', month: 'numeric', day: 'numeric', timeZone: 'UTC' }),
);

/** Lunar year, month (`2bis` for the leap one) and day of a solar day. */
function lunarOf(day: string): { readonly year: number; readonly month: string; readonly day: number } {
  const parts = new Map(
    format()
      .formatToParts(new Date(`${day}T00:00:00Z`))
      .map(({ type, value }) => [`${type}`, value]),
  );
  return { year: Number(parts.get('relatedYear')), month: parts.get('month') ?? '', day: Number(parts.get('day')) };
}

/** The months of the lunar year that begins in `year`; one look a month, for Intl is slow. */
const monthsOf = oncePer((year: number): ReadonlyMap<string, LunarMonth> => {
  const found: { readonly first: string; readonly month: string }[] = [];
  for (let at = isoDay(year, 1, 1), last = year; last <= year; ) {
    const here = lunarOf(at);
    const first = shift(at, 1 - here.day);
    last = here.year;
    if (here.year >= year) found.push({ first, month: here.month });
    at = shift(first, 30);
  }
  return new Map(
    found.slice(0, -1).map(({ first, month }, n) => [month, { first, days: daysBetween(first, found[n + 1]!.first) }]),
  );
});

const monthIn = (year: number, month: number, leap: boolean): LunarMonth | undefined =>
  year > 1900 && year < 2100 ? monthsOf(year).get(`${month}${leap ? 'bis' : ''}`) : undefined;

/** The solar day of a lunar one in the lunar year that begins in `year`; `null` where that year has no such day. */
export function solarDay(year: number, { month, day, leap }: LunarDay): string | null {
  const found = monthIn(year, month, leap);
  return found && day <= found.days ? shift(found.first, day - 1) : null;
}

/** The solar days of a whole lunar month. */
export function solarMonth(year: number, month: number, leap: boolean) {
  const found = monthIn(year, month, leap);
  return found ? { from: found.first, to: shift(found.first, found.days - 1) } : null;
}

/** 除夕 before the lunar new year of `year`. */
export function newYearsEve(year: number): string | null {
  const first = solarDay(year, { month: 1, day: 1, leap: false });
  return first && shift(first, -1);
}

/** 清明 is 4, 5 or 6 April; the formula holds from 1900 to 2099. */
export function clearDay(year: number): string | null {
  if (year < 1900 || year > 2099) return null;
  const short = year % 100;
  const base = year < 2000 ? 5.59 : 4.81;
  const day = Math.floor(short * 0.2422 + base) - Math.floor((year < 2000 ? short - 1 : short) / 4);
  return isoDay(year, 4, day);
}

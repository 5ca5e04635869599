import type { Said, Span } from '../../types.ts';

/** What a time is said by. `feast`: several days (春节); `week`: 本周, 周末; `clock`: an hour without its day; `era`: 清末. */
export type Unit = 'day' | 'week' | 'month' | 'quarter' | 'half' | 'year' | 'clock' | 'feast' | 'vague' | 'era';

/**
 * A time as its words say it, before it is known what day it was printed on. Unsaid parts are `null`; `…Away` counts from
 * the day of speaking: 昨天 -1 day, 下周 1 week, 去年 -1 year.
 */
export type Point = Span &
  Said & {
    readonly unit: Unit;
    /** 当日, 当月, 当年: that of the time spoken of before, so many days, months or years later (次日 1). */
    readonly same: 'day' | 'month' | 'year' | null;
    readonly later: number;
    readonly clock: readonly string[];
    readonly repeated: boolean;
    readonly calendar: 'solar' | 'lunar';
    readonly leap: boolean;
    /** 清明: its day moves with the sun. 除夕: the day before the lunar new year. */
    readonly moving: 'clear' | 'eve' | null;
    /** The point before opens a span that this one closes: 3日 of 6月1日至3日. */
    readonly closes: boolean;
  };

/** Fields of a point that something says. */
export type Fields = Partial<Omit<Point, 'start' | 'end'>>;
/** What was read up to `end`. */
export type Part = { readonly end: number; readonly is: Fields };

const NOTHING: Omit<Point, 'start' | 'end' | 'unit'> = {
  year: null,
  yearsAway: null,
  month: null,
  monthsAway: null,
  day: null,
  daysAway: null,
  weeksAway: null,
  weekday: null,
  part: null,
  edge: null,
  same: null,
  later: 0,
  clock: [],
  repeated: false,
  calendar: 'solar',
  leap: false,
  moving: null,
  closes: false,
};

export const point = (start: number, { end, is }: Part): Point => ({ ...NOTHING, unit: 'vague', ...is, start, end });

export const part = (end: number, is: Fields): Part => ({ end, is });

/** What `next` says further, after what `so` said. */
export const joined = (so: Part, next: Part | null): Part => (next ? part(next.end, { ...so.is, ...next.is }) : so);

import type { Said, When } from '../../types.ts';
import type { ReadContext } from '../context.ts';
import { plainly } from '../plain.ts';
import { quotesIn, type Standing, standingOf } from './clause.ts';
import type { Point, Unit } from './point.ts';

import { rangeOf } from './range.ts';
import { points } from './scan.ts';
import { printOf, type Range, type Setting } from './setting.ts';

export type { Point } from './point.ts';

const PRECISION: Readonly<Record<Unit, When['precision']>> = {
  day: 'day',
  week: 'span',
  month: 'month',
  quarter: 'quarter',
  half: 'half',
  year: 'year',
  clock: 'clock',
  feast: 'span',
  vague: 'vague',
  era: 'era',
};

const said = ({ year, yearsAway, month, monthsAway, day, daysAway, weeksAway, weekday, part, edge }: Point): Said => ({
  year,
  yearsAway,
  month,
  monthsAway,
  day,
  daysAway,
  weeksAway,
  weekday,
  part: part === 0 ? null : part,
  edge,
});

type Ends = { readonly first: Point; readonly last: Point | null };

/** Points with the ends of each span together. */
function paired(found: readonly Point[]): readonly Ends[] {
  return found.flatMap((first, at): readonly Ends[] => {
    if (first.closes) return [];
    const next = found[at + 1];
    return [{ first, last: next?.closes ? next : null }];
  });
}

/** Words that count from the day of speaking say themselves whether they lie ahead; 今天 is the day of print. */
function ownStanding({ daysAway, weeksAway, monthsAway, yearsAway }: Point): Standing | null {
  const far = daysAway ?? weeksAway ?? monthsAway ?? yearsAway;
  if (far === null || (far === 0 && daysAway !== 0)) return null;
  if (far === 0) return { status: 'print', tense: null };
  return far > 0 ? { status: 'planned', tense: 'planned' } : { status: 'done', tense: 'done' };
}

function joinedRange(first: Range | null, last: Range | null): Range | null {
  return first && last && first.from <= last.to ? { from: first.from, to: last.to } : null;
}

/** Fields of a time that was read, without its range. */
function shape({ first, last }: Ends, text: string): Omit<When, 'range' | 'status' | 'tense'> {
  const end = (last ?? first).end;
  return {
    kind: 'when',
    start: first.start,
    end,
    text: text.slice(first.start, end),
    precision: last && !first.repeated ? 'span' : first.part === 0 ? 'span' : PRECISION[first.unit],
    yearSaid: first.year !== null,
    clock: [...first.clock, ...(last?.clock ?? [])],
    repeated: first.repeated,
    calendar: first.calendar,
    said: said(first),
    until: last ? said(last) : null,
  };
}

/** Times of a plain text, in order, not overlapping. `context.before` are times of the text before it. */
export function readWhens(plain: string, context: ReadContext): readonly When[] {
  const found = paired(points(plain));
  if (found.length === 0) return [];
  const quotes = quotesIn(plain);
  const print = printOf(context.day);
  const prior: When[] = [...(context.before ?? [])];
  const own = prior.length;
  const live = context.live ?? false;
  let quote = 0;
  for (const ends of found) {
    const span = shape(ends, plain);
    const { status, tense } = ownStanding(ends.first) ?? standingOf(plain, span);
    while ((quotes[quote]?.end ?? plain.length) <= span.start) quote++;
    const quoted = (quotes[quote]?.start ?? plain.length) <= span.start;
    const setting: Setting = { text: plain, print, prior, own, tense, quoted, live };
    const first = rangeOf(ends.first, setting, span.text);
    const range = ends.last ? joinedRange(first, rangeOf(ends.last, setting, span.text)) : first;
    prior.push({ ...span, range, status, tense });
  }
  return prior.slice(own);
}

/** Times of a text as printed or typed. */
export const whensIn = (text: string, context: ReadContext = {}): readonly When[] =>
  readWhens(plainly(text), context).map((when) => ({ ...when, text: text.slice(when.start, when.end) }));

/** The same as its words say it, the ends of spans apart: for who has yet to find out on what day a text was printed. */
export const pointsIn = (text: string): readonly (Point & { readonly text: string })[] =>
  points(plainly(text)).map((point) => ({ ...point, text: text.slice(point.start, point.end) }));

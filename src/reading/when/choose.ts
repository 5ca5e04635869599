import { daysBetween } from '../days.ts';
import { type Range, type Setting, yearOf } from './setting.ts';

/** What is announced may have been over for so many days when it is printed; more, and the next year's is meant. */
const JUST_OVER = 60;
/** Days told without their year, and without a word that says whether they lie ahead. */
const PAST_OF_YEAR = 270;
const PAST_OF_LAST_YEAR = 92;
const AHEAD = 120;
/** 1月1日 printed on 20 December. */
const AHEAD_OVER_NEW_YEAR = 45;
/** After a day of another year the next one goes on from it within so many days. */
const GOES_ON = 60;

type Placed = { readonly range: Range; readonly past: number; readonly ahead: number };

function planned(all: readonly Placed[]): Range | null {
  const next = all.find(({ past }) => past <= JUST_OVER);
  // A month that has just gone by can't lie ahead, nor is it certain that the next one is meant.
  return next && !(next.past > 0 && next.range.from !== next.range.to) ? next.range : null;
}

function done(all: readonly Placed[]): Range | null {
  return all.findLast(({ ahead }) => ahead <= 0)?.range ?? null;
}

function untold(all: readonly Placed[], year: number): Range | null {
  const past = all.findLast(({ ahead }) => ahead <= 0);
  const next = all.find(({ ahead }) => ahead > 0);
  const ofYear = past && yearOf(past.range.from) === year ? past : null;
  if (ofYear) {
    if (ofYear.past <= PAST_OF_YEAR) return ofYear.range;
    return next && next.ahead <= AHEAD_OVER_NEW_YEAR ? next.range : null;
  }
  if (next && next.ahead <= AHEAD && next.ahead <= (past?.past ?? next.ahead)) return next.range;
  return past && past.past <= PAST_OF_LAST_YEAR ? past.range : null;
}

/** Whether the time before names another year, and this one doesn't go on from it within weeks. */
function clashes({ prior }: Setting, range: Range): boolean {
  const last = prior.findLast(({ precision }) => precision !== 'clock' && precision !== 'vague');
  if (!last?.range?.from || !last.range.to || !(last.yearSaid || last.said.yearsAway !== null)) return false;
  if (yearOf(last.range.from) === yearOf(range.from)) return false;
  const gap = daysBetween(last.range.to, range.from);
  return !(gap >= 0 && gap <= GOES_ON && last.said.month !== null);
}

/** A date that is printed without its year, in the year that is meant; `null` where that isn't certain. */
export function inItsYear(setting: Setting, make: (year: number) => Range | null): Range | null {
  const { print, tense } = setting;
  if (!print || print.from.slice(0, 7) !== print.to.slice(0, 7)) return null;
  const year = yearOf(print.to);
  const all = [year - 1, year, year + 1].flatMap((y): readonly Placed[] => {
    const range = make(y);
    return range
      ? [{ range, past: Math.max(0, daysBetween(range.to, print.from)), ahead: daysBetween(print.to, range.from) }]
      : [];
  });
  const chosen = tense === 'planned' ? planned(all) : tense === 'done' ? done(all) : untold(all, year);
  return chosen && (tense === 'planned' || !clashes(setting, chosen)) ? chosen : null;
}

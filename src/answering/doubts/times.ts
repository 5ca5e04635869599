/** Whether reports tell of another time than the question: another year, or one that was still to come. */
import { pointsIn } from '../../reading/index.ts';
import type { Article, Mention, ParsedQuestion } from '../../types.ts';
import { asksForPlan } from '../outlook.ts';
import { periodsIn, yearsAmong, yearsIn } from '../years.ts';

/** 明年 and 后年, from the day of the question. */
function yearsAhead({ text, original: { today } }: ParsedQuestion): readonly string[] {
  const year = Number(today.slice(0, 4));
  return yearsAwayIn(text).flatMap((away) => (away > 0 ? [String(year + away)] : []));
}

/** Years as they are said, counted from now: −1 for 去年, 0 for 今年. 比去年贵了三块 tells of this year. */
const yearsAwayIn = (text: string): readonly number[] =>
  pointsIn(text).flatMap(({ yearsAway, start }) => (/[比较]$/.test(text.slice(0, start)) ? [] : (yearsAway ?? [])));

/** A year the question names that neither the cited reports nor their dates have: what they tell is of another year. */
export function otherYear(question: ParsedQuestion, read: string, mentions: readonly Mention[]): boolean {
  const told = yearsAmong(mentions);
  return yearsIn(question.text).some((year) => !read.includes(year) && !told.has(year));
}

/** A sentence that was chosen, with the day of its report. */
type Told = { readonly text: string; readonly mentions: readonly Mention[]; readonly article: Article };

/**
 * 去年收了多少 where the sentences say 今年, or no year at all: they don't tell of the year that is asked for, whether it is
 * counted from the question's day or from the report's.
 */
export function otherYearAway({ text, original: { today } }: ParsedQuestion, said: readonly Told[]): boolean {
  const asked = yearsAwayIn(text);
  const spoken = new Set(said.flatMap((one) => yearsAwayIn(one.text)));
  const years = yearsAmong(said.flatMap(({ mentions }) => mentions));
  const from = [today, ...said.flatMap(({ article }) => article.published ?? [])].map((day) => Number(day.slice(0, 4)));
  const isTold = (away: number): boolean =>
    spoken.has(away) || (away === 0 && spoken.size === 0) || from.some((year) => years.has(String(year + away)));
  return asked.length > 0 && !asked.some(isTold);
}

/**
 * The question asks about a year after the reports: they don't tell of it at all, or only what was planned when it
 * asks what came of it (2031年实际破17亿没有).
 */
export function laterYear(question: ParsedQuestion, articles: readonly Article[], read: string): boolean {
  const newest = Math.max(...articles.map(({ published }) => Number(published?.slice(0, 4) ?? 0)));
  const later = [...yearsIn(question.text), ...yearsAhead(question)].filter(
    (year) => newest > 0 && Number(year) > newest,
  );
  return later.some((year) => !read.includes(year) || !asksForPlan(question.text));
}

const OF_THE_WHOLE = /全年|一整年|到头|年终|最后|最终/;
/** The month in which the time asked for begins, or is over where all of it is asked for; `null` for none that is plain. */
function monthAsked({ text }: ParsedQuestion): string | null {
  const [year] = yearsIn(text);
  if (year === undefined) return null;
  const periods = periodsIn(text);
  if (periods.includes('quarter 4')) return `${year}-10`;
  if (periods.includes('half 2') || periods.includes('quarter 3')) return `${year}-07`;
  return OF_THE_WHOLE.test(text) ? `${year}-12` : null;
}

/** 2023年全年最后涨了多少 can't be told by a report of August: an amount of a time that was still to come. */
export function yetToCome(question: ParsedQuestion, articles: readonly Article[]): boolean {
  const month = monthAsked(question);
  if (month === null || !question.asks.includes('how-much') || asksForPlan(question.text)) return false;
  return articles.every(({ published }) => published !== null && published.slice(0, 7) <= month);
}

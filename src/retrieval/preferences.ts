import { mayLieIn, shift, withoutRank } from '../reading/index.ts';
import type { ArticleText, ParsedQuestion, TimeRange } from '../types.ts';

/** How an article meets what the question prefers: 1 it does, 0 nothing asked or not known, -1 it does not. */
export type Preferences = { readonly time: number; readonly district: number; readonly newest: number };

/**
 * Papers report a day's events in the days after it, a month's figures in the weeks after it: a report counts as of
 * the time asked for up to this many days later.
 */
const DAYS_LATER = 5;
const DAY = 86_400_000;

/** Preferences, not filters: residents misremember years, and an article's date can be unknown. */
export function preferences(articles: readonly ArticleText[], question: ParsedQuestion): readonly Preferences[] {
  const ages = question.newest ? newness(articles) : [];
  return articles.map((article, i) => ({
    time: timeFit(article, question.time),
    district: districtFit(article.district, question.district),
    newest: ages[i] ?? 0,
  }));
}

function timeFit({ published, eventDate }: ArticleText, time: TimeRange | null): number {
  if (!time) return 0;
  const date = eventDate ?? published;
  if (!date) return 0;
  const shortlyAfter = { ...time, to: time.to && shift(time.to, DAYS_LATER) };
  return mayLieIn(date, shortlyAfter) || (published !== null && mayLieIn(published, shortlyAfter)) ? 1 : -1;
}

function districtFit(of: string | null, asked: string | null): number {
  if (!asked || !of) return 0;
  return withoutRank(of) === withoutRank(asked) ? 1 : -1;
}

/** 1 for the newest candidate down to 0 for the oldest, by day; 0 when the date is unknown. */
function newness(articles: readonly ArticleText[]): readonly number[] {
  const days = articles.map(({ published }) => (published ? Date.parse(published) / DAY : Number.NaN));
  const known = days.filter((day) => !Number.isNaN(day));
  const [oldest, newest] = [Math.min(...known), Math.max(...known)];
  return days.map((day) => (Number.isNaN(day) || newest === oldest ? 0 : (day - oldest) / (newest - oldest)));
}

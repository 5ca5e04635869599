/** Pages whose articles each have a day of their own beside them: lists of teasers, a site's news. */
import type { LineRange } from '../../types.ts';
import { issueDate } from './issue.ts';
import type { Dated } from './published.ts';

/** So many articles with a day of their own (all, of two), and so much of all, make a page such a list. */
const FEWEST = 3;
const MOST = 0.6;
/** A line that dates an article stands no further from it. */
const BESIDE = 2;

type Placed = { readonly lines: readonly LineRange[] };
type Day = { readonly line: number; readonly date: string; readonly said: string };

const first = ({ lines }: Placed): number => lines[0]?.[0] ?? 0;
const last = ({ lines }: Placed): number => lines.at(-1)?.[1] ?? 0;

const lineDays = (ranges: readonly LineRange[], lines: readonly string[]): readonly Day[] =>
  ranges
    .flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, at) => from + at))
    .flatMap((line) => {
      const found = issueDate([lines[line - 1] ?? ''], { today: null });
      return found?.date.length === 10 ? [{ line, date: found.date, said: found.line }] : [];
    })
    .sort((a, b) => a.line - b.line);

/** The only day in an article's lines, else the only one beside it, on the side where the page's first one stands. */
function dayOf(article: Placed, days: readonly Day[], isAbove: boolean): Day | undefined {
  const inside = days.filter(({ line }) => line >= first(article) && line <= last(article));
  const beside = days.filter(({ line }) => {
    const away = isAbove ? first(article) - line : line - last(article);
    return away > 0 && away <= BESIDE;
  });
  const own = inside.length > 0 ? inside : beside;
  return own.length === 1 ? own[0] : undefined;
}

/**
 * By article, its own day where most articles of a page have one, not all the same; `dated` are lines that may say when something appeared.
 * `null` for an article that has none, and on a page that isn't such a list.
 */
export function ownDays(
  articles: readonly Placed[],
  dated: readonly LineRange[],
  lines: readonly string[],
): readonly (Dated | null)[] {
  const nothing = articles.map(() => null);
  if (articles.length < 2) return nothing;
  const days = lineDays(dated, lines);
  const reach = days.filter(({ line }) => line >= first(articles[0]!) - 1);
  const found = articles.map((article) => dayOf(article, reach, (reach[0]?.line ?? 0) < first(articles[0]!)));
  const known = found.filter((one) => one !== undefined);
  const enough = Math.max(Math.min(FEWEST, articles.length), MOST * articles.length);
  const isList = known.length >= enough && new Set(known.map(({ date }) => date)).size > 1;
  return isList
    ? found.map((one) => (one ? { date: one.date, evidence: `文旁注明“${one.said.slice(0, 30)}”` } : null))
    : nothing;
}

/** Pages whose articles have days of their own: lists of teasers, a site's news, digests under a head for each day. */
import type { LineRange } from '../../types.ts';
import { isIssuer } from '../byline/index.ts';
import { isHeld } from './held.ts';
import { bestOf, type IssueDate, isByMachine, issueDatesIn, UNLABELLED } from './issue.ts';
import type { Dated } from './published.ts';

/** So many articles with a day of their own (all, of two), and so much of all, make a page such a list. */
const FEWEST = 3;
const MOST = 0.6;
/** A line that dates an article stands no further from it. */
const BESIDE = 2;

type Placed = { readonly lines: readonly LineRange[] };
type Day = IssueDate & { readonly number: number };

const first = ({ lines }: Placed): number => lines[0]?.[0] ?? 0;
const last = ({ lines }: Placed): number => lines.at(-1)?.[1] ?? 0;
const isIn = (number: number) => (article: Placed) => number >= first(article) && number <= last(article);

/** Behind its last sentence an office signs a notice, and below itself says the day. */
const isSignature = (lines: readonly string[], at: number): boolean =>
  isIssuer(lines[at - 1]?.trim() ?? '') && /[。！？]$/u.test(lines[at - 2]?.trim() ?? '');

const dayIn = (lines: readonly string[], number: number): readonly Day[] => {
  if (isHeld(lines, number - 1) || isSignature(lines, number - 1)) return [];
  const line = lines[number - 1] ?? '';
  const found = bestOf(issueDatesIn(line, { today: null }).filter(({ score }) => score >= UNLABELLED));
  return found?.date.length === 10 ? [{ ...found, number }] : [];
};

const numbersIn = (ranges: readonly LineRange[]): readonly number[] =>
  ranges.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, at) => from + at));

/** Days of lines that may date something: such as belong to no text, and those with which a text begins as machines write them. */
function daysOf(articles: readonly Placed[], dated: readonly LineRange[], lines: readonly string[]): readonly Day[] {
  const around = new Set(numbersIn(dated));
  const opening = articles.flatMap(({ lines: own }) =>
    numbersIn(own)
      .slice(0, BESIDE)
      .filter((number) => isByMachine(lines[number - 1] ?? '')),
  );
  return [...new Set([...around, ...opening])].sort((a, b) => a - b).flatMap((number) => dayIn(lines, number));
}

/** The only day in an article's lines, else the only one beside it, on the side where the page's first one stands. */
function dayOf(article: Placed, days: readonly Day[], isAbove: boolean): Day | undefined {
  const inside = days.filter(({ number }) => isIn(number)(article));
  const beside = days.filter(({ number }) => {
    const away = isAbove ? first(article) - number : number - last(article);
    return away > 0 && away <= BESIDE;
  });
  const own = inside.length > 0 ? inside : beside;
  return own.length === 1 ? own[0] : undefined;
}

const areSeveral = (days: readonly (Day | undefined)[]) => new Set(days.map((day) => day?.date)).size > 1;

/** By article, the day beside it, where most articles of a page have one and these aren't all the same. */
function besides(articles: readonly Placed[], days: readonly Day[]): readonly (Day | undefined)[] | null {
  const reach = days.filter(({ number }) => number >= first(articles[0]!) - BESIDE);
  // A day within an article is no other's.
  const found = articles.map((article) =>
    dayOf(
      article,
      reach.filter(({ number }) => isIn(number)(article) || !articles.some(isIn(number))),
      (reach[0]?.number ?? 0) < first(articles[0]!),
    ),
  );
  const known = found.filter((one) => one !== undefined);
  const enough = Math.max(Math.min(FEWEST, articles.length), MOST * articles.length);
  return known.length >= enough && areSeveral(known) ? found : null;
}

/**
 * By article, the day at the head of its part of the page: lines that differ in nothing but the day, each over articles. What stands right under a
 * text may be its signature.
 */
function underHeads(articles: readonly Placed[], days: readonly Day[], lines: readonly string[]) {
  const isText = (number: number) => (lines[number - 1] ?? '').trim() !== '' && articles.some(isIn(number));
  const isHead = ({ number }: Day) => articles.some((article) => first(article) >= number) && !isText(number - 1);
  const titles = articles.map(first).filter((number) => days.every((day) => day.number !== number));
  const all = [...days, ...titles.flatMap((number) => dayIn(lines, number))].filter(isHead);
  const [heads = []] = [...Map.groupBy(all, ({ rest }) => rest).values()]
    .map((own) => own.sort((a, b) => a.number - b.number))
    .sort((a, b) => b.length - a.length);
  const found = articles.map((article) => heads.findLast(({ number }) => number <= first(article)));
  return areSeveral(found.filter((one) => one !== undefined)) ? found : null;
}

/**
 * By article, its own day where a page gives its articles several; `dated` are lines that may say when something appeared.
 * `null` for an article that has none, and on a page that isn't so.
 */
export function ownDays(
  articles: readonly Placed[],
  dated: readonly LineRange[],
  lines: readonly string[],
): readonly (Dated | null)[] {
  const days = articles.length < 2 ? [] : daysOf(articles, dated, lines);
  const found = articles.length < 2 ? null : (besides(articles, days) ?? underHeads(articles, days, lines));
  return articles.map((_, at) => {
    const one = found?.[at];
    return one ? { date: one.date, evidence: `文旁注明“${one.line.slice(0, 30)}”` } : null;
  });
}

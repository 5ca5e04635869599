/** How a figure changed: what each report that has one says of it, oldest first. */
import { isOverTime } from '../retrieval/question/dated.ts';
import type { ParsedQuestion } from '../types.ts';
import { printedOn } from './candidates.ts';
import type { Chosen } from './fit.ts';
import type { Ranked } from './rank.ts';

/** A report that is this much less likely than the best to have the figure does not have it. */
const AS_LIKELY = 0.2;
/** A report has to say its figure in this many characters at least. */
const LEAST = 55;

/** The best sentences of one report in so many characters. */
type Within = (own: readonly Ranked[], room: number) => readonly Chosen[];

/** Report by report, where a figure is asked for as it was time after time; else empty. */
export function byFigure(
  question: ParsedQuestion,
  ranked: readonly Ranked[],
  budget: number,
  within: Within,
): readonly Chosen[] {
  if (!isOverTime(question.text) || question.asks.some((ask) => ask !== 'how-much')) return [];
  const top = ranked[0]?.best ?? 0;
  const telling = ranked.filter(
    ({ best, features }) => best >= AS_LIKELY * top && features.some(({ evidenceNear }) => evidenceNear > 0),
  );
  const reports = [...Map.groupBy(telling, ({ candidate }) => candidate.article.id).keys()]
    .slice(0, Math.floor(budget / LEAST))
    .map((id) => ranked.filter(({ candidate }) => candidate.article.id === id && !candidate.list))
    .sort((a, b) => printedOn(a[0]!.candidate.article).localeCompare(printedOn(b[0]!.candidate.article)));
  return reports.flatMap((own) => within(own, Math.floor(budget / reports.length)));
}

// What for: measures the whole flow on gold data, so that a change is judged by figures and not by taste.
// In: gold data, and the stages to measure as functions (articles of a page, articles found, an answer).
// Out: one report (data); `table.ts` prints it, compares it with an earlier one and writes the scorecard.
// Not here: opening an index, choosing an answerer (the script does), deciding what is good enough.
import type { Answer, Article, Question } from '../types.ts';
import {
  answersRows,
  type Drafted,
  firstOf,
  lostAt,
  type Outcome,
  outcomeOf,
  outcomeOfUnanswerable,
  percentile,
} from './answers.ts';
import { measureArticles, totals } from './articles.ts';
import { asQuestion, type Gold, type GoldQuestion } from './gold.ts';
import type { Report } from './report.ts';
import { isGold, placeOf, recallRows } from './retrieval.ts';
import { timed } from './table.ts';

export { type Gold, readGold } from './gold.ts';
export { compared, printed, scorecard } from './table.ts';

/** The stages under measurement. `articlesOf` takes the name of a page. */
export type Measured = {
  readonly articlesOf: (page: string) => Promise<readonly Article[]>;
  readonly search: (question: Question) => Promise<readonly Article[]>;
  readonly ask: (question: Question) => Promise<Answer>;
  /** What the answerer read and drafted for a question, to tell where a wrong answer went astray. */
  readonly drafted: (question: Question) => Promise<Drafted>;
  /** Whether a few words answer the question. */
  readonly asksForShort: (question: Question) => Promise<boolean>;
  readonly article: (id: string) => Promise<Article | null>;
};

async function citesGold(gold: GoldQuestion, answer: Answer, { article }: Measured): Promise<boolean> {
  if (answer.kind !== 'found') return false;
  const cited = await Promise.all([...new Set(answer.citations.map((citation) => citation.article))].map(article));
  return cited.some((one) => one !== null && isGold(one, gold));
}

/** Asks every question in turn (times are of one question alone) and measures pages and retrieval beside it. */
export async function evaluate(gold: Gold, measured: Measured, today: string): Promise<Report> {
  const pages = await Promise.all(
    gold.pages.map(async ({ seed, items }) => measureArticles(items, await measured.articlesOf(seed))),
  );
  const outcomes: Outcome[] = [];
  const places = [];
  for (const question of gold.questions) {
    const asked = asQuestion(question, today);
    const [answer, ms] = await timed(() => measured.ask(asked));
    const outcome = outcomeOf(question, answer, await citesGold(question, answer, measured), ms);
    const lost = outcome.right ? {} : { lost: lostAt(question, await measured.drafted(asked)) };
    const first = (await measured.asksForShort(asked)) ? { first: firstOf(question, answer) } : {};
    outcomes.push({ ...outcome, ...lost, ...first });
    places.push(placeOf(question, await measured.search(asked)));
  }
  for (const question of gold.unanswerable) {
    const [answer, ms] = await timed(() => measured.ask(asQuestion(question, today)));
    outcomes.push(outcomeOfUnanswerable(question, answer, ms));
  }
  const answered = outcomes.filter(({ answerable }) => answerable);
  const numbers = (name: 'length' | 'ms', of: readonly Outcome[]) => of.map((outcome) => outcome[name]);
  return {
    articles: totals(pages.map(({ row }) => row)),
    retrieval: recallRows(places),
    answers: answersRows(answered),
    refusals: answersRows(outcomes.filter(({ answerable }) => !answerable)),
    length: { p50: percentile(numbers('length', answered), 0.5), p90: percentile(numbers('length', answered), 0.9) },
    ms: { p50: percentile(numbers('ms', outcomes), 0.5), p95: percentile(numbers('ms', outcomes), 0.95) },
    outcomes,
  };
}

/** From the articles about a project to its dated, cited timeline. */
import { amountsIn, hasPercentage, isExpected, pairsShared, stageOf, whensIn } from '../../reading/index.ts';
import type { Article, Draft, ProgressStage } from '../../types.ts';
import { mentionOf } from '../about/mentioned.ts';
import { disagree } from './figures.ts';
import { type Statement, statementsAbout } from './subject.ts';

/** A step before its quote is verified; `articles` print the same step. */
export type Step = {
  readonly date: string | null;
  readonly stage: ProgressStage;
  readonly expected: boolean;
  readonly sentence: Draft['sentences'][number];
};

/** More than this nobody reads in a chat; the steps left out are the ones that repeat a stage in the same report. */
const MAX_STEPS = 12;
const MAX_PER_ARTICLE = 4;
/** Two sentences of which 70 % of the character pairs are the same are one report printed twice. */
const SAME = 0.7;

/** Bylines and speakers at the beginning of a sentence say nothing of the project. */
const OPENING = /^(?:本报讯)?\s*[（(][^（）()]*(?:记者|通讯员)[^（）()]*[）)]\s*/;

function dateOf(text: string, expected: boolean, article: Article): string | null {
  const written = article.published ?? article.eventDate;
  if (!written || expected) return written;
  for (const { range, precision, said } of whensIn(text, { day: written })) {
    // 上半年完成…: figures of a span, known on the day of the report.
    const isDay = precision === 'day' || said.day !== null;
    if (!range?.from || !(isDay || precision === 'month') || range.from.slice(0, written.length) > written) continue;
    return isDay ? range.from : range.from.slice(0, 7);
  }
  return written;
}

function stepOf({ paragraph, text }: Statement, article: Article): Step | null {
  const quote = text.replace(OPENING, '');
  const stage = stageOf(quote);
  if (!stage || quote.length < 6) return null;
  const expected = isExpected(quote);
  return {
    date: dateOf(quote, expected, article),
    stage,
    expected,
    sentence: { text: quote, quotes: [{ article: article.id, paragraph, quote }] },
  };
}

/** How much a sentence tells: figures and per cents say more than cranes that tower and sparks that fly. */
const telling = ({ sentence: { text } }: Step): number =>
  amountsIn(text).length + (hasPercentage(text) ? 2 : 0) + (/目前|截至|已|正式|预计/.test(text) ? 1 : 0);

/** The steps an article reports, at most a few: of each stage the sentence that tells most, in reading order. */
function stepsOf(article: Article, mentions: (text: string) => boolean): readonly Step[] {
  const steps = statementsAbout(article, mentions)
    .map((one) => stepOf(one, article))
    .filter((step) => step !== null);
  const best = new Map<ProgressStage, Step>();
  for (const step of steps) {
    const so = best.get(step.stage);
    if (!so || telling(step) > telling(so)) best.set(step.stage, step);
  }
  const order = [...best.values()].sort(
    (a, b) => Number(a.stage === 'figures') - Number(b.stage === 'figures') || telling(b) - telling(a),
  );
  const chosen = new Set(order.slice(0, MAX_PER_ARTICLE));
  return steps.filter((step) => chosen.has(step));
}

/** One step for the same sentence in several papers, with all of them cited. */
function merged(steps: readonly Step[]): readonly Step[] {
  const kept: Step[] = [];
  for (const step of steps) {
    const at = kept.findIndex((one) => pairsShared(one.sentence.text, step.sentence.text) >= SAME);
    const same = kept[at];
    if (!same) kept.push(step);
    else
      kept[at] = {
        ...same,
        sentence: { ...same.sentence, quotes: [...same.sentence.quotes, ...step.sentence.quotes] },
      };
  }
  return kept;
}

const byDate = (a: Step, b: Step): number => (a.date ?? '').localeCompare(b.date ?? '');

/** Keeps the newest and, of the older ones, each stage's first: a timeline shows change, not repetition. */
function shortened(steps: readonly Step[]): readonly Step[] {
  if (steps.length <= MAX_STEPS) return steps;
  const rank = (step: Step, at: number) => (steps.findIndex((one) => one.stage === step.stage) === at ? 0 : 1);
  const chosen = steps
    .map((step, at) => ({ step, order: rank(step, at), at }))
    .sort((a, b) => a.order - b.order || b.at - a.at);
  return chosen
    .slice(0, MAX_STEPS)
    .sort((a, b) => a.at - b.at)
    .map(({ step }) => step);
}

/** The steps of the project `name` in the given articles, oldest first; empty when none of them speaks of it. */
export function stepsOfProject(name: string, articles: readonly Article[]): readonly Step[] {
  const mentions = mentionOf(name);
  const all = articles.flatMap((article) => stepsOf(article, mentions)).sort(byDate);
  return shortened(merged(all));
}

/** For each step the positions of others that give another figure for the same thing, in other articles. */
export function conflictsOf(steps: readonly Step[]): readonly (readonly number[])[] {
  const from = (step: Step) => step.sentence.quotes[0]?.article;
  return steps.map((one, at) =>
    steps.flatMap((other, n) =>
      n !== at && from(one) !== from(other) && disagree(one.sentence.text, other.sentence.text) ? [n] : [],
    ),
  );
}

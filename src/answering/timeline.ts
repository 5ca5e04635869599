/** From the articles about a project to its dated, cited timeline. */
import { amountsIn, hasPercentage, isExpected, pairsShared, stageOf, stepsIn, whensIn } from '../reading/index.ts';
import type { Article, Draft, ProgressStage } from '../types.ts';
import { isPointingBack, mentionOf, pointsAt } from './about/mentioned.ts';
import { type Candidate, candidatesIn } from './candidates.ts';

/** A step before its quote is verified; `articles` print the same step. */
export type Step = {
  readonly date: string | null;
  readonly stage: ProgressStage;
  readonly expected: boolean;
  readonly sentence: Draft['sentences'][number];
};

type IsNamed = (text: string) => boolean;

/** More than this nobody reads in a chat; the steps left out are the ones that repeat a stage in the same report. */
const MAX_STEPS = 12;
const MAX_PER_ARTICLE = 4;
/** Two sentences of which 70 % of the character pairs are the same are one report printed twice. */
const SAME = 0.7;

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

/** An article headed with the name is about it whole; else the sentences that name it or go on from one that does, as they were read. */
function sentencesAbout(article: Article, isNamed: IsNamed): readonly Candidate[] {
  let spokenOf: readonly string[] = [];
  return candidatesIn(article).filter(({ about, heading, text }) => {
    // 该项目位于某某园 is of the project that it points to, not of the park.
    if (!isPointingBack(text) || (isNamed(text) && !pointsAt().test(text))) spokenOf = about;
    return isNamed(heading) || spokenOf.some(isNamed);
  });
}

/** Between a step and what it counts: 建成了近12栋. */
const BEFORE_A_COUNT = 2;

/** 已建成3个创新平台: what is counted right behind a step is what was built, a thing in the project and not the whole of it. */
function countsOthers(text: string, stage: ProgressStage): boolean {
  const counted = amountsIn(text).filter(({ quantity }) => quantity === 'pieces');
  const own = stepsIn(text).filter((one) => one.kind === 'step' && one.stage === stage);
  return own.every(({ end }) => counted.some(({ start }) => start >= end && start - end <= BEFORE_A_COUNT));
}

function stepOf({ paragraph, text: said, article }: Candidate): readonly Step[] {
  const text = said.replace(/；$/, '');
  const furthest = stageOf(text);
  if (!furthest || text.length < 6) return [];
  const stage = countsOthers(text, furthest) ? 'figures' : furthest;
  const expected = isExpected(text);
  const sentence = { text, quotes: [{ article: article.id, paragraph, quote: text }] };
  return [{ date: dateOf(text, expected, article), stage, expected, sentence }];
}

/** How much a sentence tells: figures and per cents say more than cranes that tower and sparks that fly. */
const telling = ({ sentence: { text } }: Step): number =>
  amountsIn(text).length + (hasPercentage(text) ? 2 : 0) + (/目前|截至|已|正式|预计/.test(text) ? 1 : 0);

/** The steps an article reports, at most a few: of each stage the sentence that tells most, in reading order. */
function stepsOf(article: Article, isNamed: IsNamed): readonly Step[] {
  const steps = sentencesAbout(article, isNamed).flatMap(stepOf);
  const byWorth = steps.toSorted((a, b) => telling(b) - telling(a));
  const best = byWorth.filter(({ stage }, at) => byWorth.findIndex((one) => one.stage === stage) === at);
  const order = best.toSorted((a, b) => Number(a.stage === 'figures') - Number(b.stage === 'figures'));
  const chosen = new Set(order.slice(0, MAX_PER_ARTICLE));
  return steps.filter((step) => chosen.has(step));
}

/** One step for the same sentence in several papers, with all of them cited. */
function merged(steps: readonly Step[]): readonly Step[] {
  const kept: Step[] = [];
  for (const step of steps) {
    const { text, quotes } = step.sentence;
    const at = kept.findIndex(({ sentence }) => pairsShared(sentence.text, text) >= SAME);
    const same = kept[at];
    if (same) kept[at] = { ...same, sentence: { ...same.sentence, quotes: [...same.sentence.quotes, ...quotes] } };
    else kept.push(step);
  }
  return kept;
}

/** Keeps the newest and, of the older ones, each stage's first: a timeline shows change, not repetition. */
function shortened(steps: readonly Step[]): readonly Step[] {
  const isFirst = (step: Step) => steps.find(({ stage }) => stage === step.stage) === step;
  const chosen = new Set([...steps.filter(isFirst), ...steps.toReversed()].slice(0, MAX_STEPS));
  return steps.filter((step) => chosen.has(step));
}

/** The steps of the project `name` in the given articles, oldest first; empty when none of them speaks of it. */
export function stepsOfProject(name: string, articles: readonly Article[]): readonly Step[] {
  const all = articles.flatMap((article) => stepsOf(article, mentionOf(name)));
  return shortened(merged(all.toSorted((a, b) => (a.date ?? '').localeCompare(b.date ?? ''))));
}

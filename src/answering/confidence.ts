import type { Ask, ParsedQuestion } from '../types.ts';
import { plainOf } from './candidates.ts';
import type { Chosen } from './choose.ts';
import { CONFIDENCE, CONFIDENCE_BIAS } from './confidence-weights.ts';
import { matcher, shareOf, type Weighted } from './coverage.ts';
import type { Plan } from './features.ts';

/** Below this an answer is not given (`not-found`). */
export const ENOUGH = 0.5;

/** What speaks for and against an answer, each 0…1; names are the keys of the fitted weights. */
export type Doubts = Readonly<Record<DoubtName, number>>;
export type DoubtName =
  | 'chance'
  | 'known'
  | 'missing'
  | 'missingRarest'
  | 'missingHere'
  | 'focus'
  | 'nearest'
  | 'near'
  | 'evidence'
  | 'otherYear'
  | 'fewWords'
  | 'carried'
  | 'nameMissing'
  | 'nameUnsaid'
  | 'nounMissing'
  | 'verbMissing'
  | 'amountFar'
  | 'timeFar'
  | 'placeFar'
  | 'personFar'
  | 'notYet'
  | 'asked';

const SLIP = 0.3;
const ASKS_FOR_PLAN = /目标|计划|打算|预计|力争|规划|将|要达到|拟|争取/;

/** A year the question names that neither the cited reports nor their dates have. */
function otherYear(question: ParsedQuestion, chosen: readonly Chosen[]): number {
  const years = question.text.match(/(?:19|20)\d\d(?=年)/g) ?? [];
  const here = chosen
    .map(
      ({ ranked: { candidate } }) =>
        `${candidate.article.published ?? ''} ${candidate.article.eventDate ?? ''} ${candidate.plain} ${candidate.heading}`,
    )
    .join(' ');
  return years.some((year) => !here.includes(year)) ? 1 : 0;
}

/** Share of words that a text has not, not even a typing slip away. */
function missing(words: readonly string[], text: string): number {
  if (words.length === 0) return 0;
  return words.filter((word) => matcher(plainOf(word))(text) < SLIP).length / words.length;
}

/** The question asks what came of a year after the reports (实际破30亿没有), and they only tell of plans. */
function notYet(question: ParsedQuestion, chosen: readonly Chosen[]): number {
  const years = (question.text.match(/(?:19|20)\d\d(?=年)/g) ?? []).map(Number);
  const newest = Math.max(...chosen.map(({ ranked }) => Number(ranked.candidate.article.published?.slice(0, 4) ?? 0)));
  return newest > 0 && years.some((year) => year > newest) && !ASKS_FOR_PLAN.test(question.text) ? 1 : 0;
}

/** Looks at the chosen sentences as a doubter would; the worst aspect counts. */
export function doubtsOf(question: ParsedQuestion, chosen: readonly Chosen[], plans: readonly Plan[]): Doubts {
  const whole = [...new Set(chosen.map(({ ranked }) => ranked.candidate.article))];
  const articles = plainOf(
    whole
      .map(({ kicker, title, subtitle, district, paragraphs }) =>
        [kicker, title, subtitle, district, ...paragraphs].join(' '),
      )
      .join(' '),
  );
  const said = chosen.map(({ ranked }) => ranked.candidate.plain).join('|');
  const read = chosen
    .map(({ ranked: { candidate } }) => `${candidate.plain}|${candidate.heading}|${candidate.before.join('|')}`)
    .join('|');
  const inArticles = ({ has }: Weighted) => has(articles);
  const inRead = ({ has }: Weighted) => has(read);
  const worst = (of: (plan: Plan, at: number) => number) => Math.min(1, ...plans.map(of));
  const best = (name: 'evidence' | 'evidenceNear') => (_: Plan, at: number) =>
    Math.max(0, ...chosen.map(({ ranked }) => ranked.features[at]?.[name] ?? 0));
  const words = plans.flatMap((plan) => plan.words);
  const far = (ask: Ask) =>
    Math.max(0, ...plans.map(({ aspect }, at) => (aspect.ask === ask ? 1 - best('evidenceNear')(plans[at]!, at) : 0)));
  return {
    chance: worst((_, at) => Math.max(0, ...chosen.map(({ ranked }) => ranked.chances[at] ?? 0))),
    known: shareOf(words, inRead),
    missing: 1 - shareOf(words, inArticles),
    missingRarest: 1 - Math.min(1, ...plans.map(({ rarest }) => shareOf(rarest, inArticles))),
    missingHere: 1 - shareOf(words, ({ has }) => has(said)),
    focus: worst(({ focus }) => shareOf(focus, inRead)),
    nearest: worst(({ nearest }) => (nearest.length === 0 ? 0.5 : shareOf(nearest, inRead))),
    near: worst(best('evidenceNear')),
    evidence: worst(best('evidence')),
    otherYear: otherYear(question, chosen),
    fewWords: question.words.length <= 2 ? 1 : 0,
    carried: question.carried.length > 0 ? 1 : 0,
    nameMissing: missing(question.names, articles),
    nameUnsaid: missing(question.names, read),
    nounMissing: missing(question.nouns, articles),
    verbMissing: missing(
      question.words.filter(
        (word) => !question.names.includes(word) && !question.nouns.includes(word) && !/[a-z\d]/.test(word),
      ),
      articles,
    ),
    amountFar: far('how-much'),
    timeFar: far('when'),
    placeFar: far('where'),
    personFar: far('who'),
    notYet: notYet(question, chosen),
    asked: words.length > 0 && plans.length > 1 ? 1 : 0,
  };
}

const NAMES = Object.keys(CONFIDENCE) as DoubtName[];

/** 0…1: how likely the chosen sentences answer the question; calibrated, see docs/design/answers.md. */
export function confidence(question: ParsedQuestion, chosen: readonly Chosen[], plans: readonly Plan[]): number {
  if (chosen.length === 0) return 0;
  const doubts = doubtsOf(question, chosen, plans);
  const sum = NAMES.reduce((total, name) => total + CONFIDENCE[name] * doubts[name], CONFIDENCE_BIAS);
  return 1 / (1 + Math.exp(-sum));
}

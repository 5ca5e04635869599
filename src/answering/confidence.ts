import { NAME } from '../kinds/index.ts';
import { pointsIn } from '../reading/index.ts';
import { perArticle } from '../retrieval/per-article.ts';
import type { Article, Ask, Aspect, Mention, ParsedQuestion } from '../types.ts';
import { stemOf, townsIn } from './about.ts';
import { tellsOfAnotherDay, tellsOfAnotherNumber, tellsOfOpposite } from './another-one.ts';
import { plainOf } from './candidates.ts';
import { CONFIDENCE, CONFIDENCE_BIAS, type DoubtName } from './confidence-weights.ts';
import { matcher, shareOf, type Weighted } from './coverage.ts';
import type { Plan } from './features.ts';
import type { Chosen } from './fit.ts';
import { asksForPlan } from './outlook.ts';
import type { Stages } from './stages.ts';
import { asksOfCompletion } from './state.ts';
import { periodsIn, yearsAmong, yearsIn } from './years.ts';

/** Below this an answer is not given (`not-found`). */
export const ENOUGH = 0.5;

/** What speaks for and against an answer, each 0…1 (`surest` and `leastSure` are log-odds); names are the keys of the fitted weights. */
export type Doubts = Readonly<Record<DoubtName, number>>;
/** A typing slip away still counts as there. */
const SLIP = 0.3;

/** 明年 and 后年, from the day of the question; 明年能通车不 asks when, and an earlier date is an answer to it. */
function yearsAhead({ text, original: { today } }: ParsedQuestion): readonly string[] {
  if (asksOfCompletion(text)) return [];
  const year = Number(today.slice(0, 4));
  return pointsIn(text).flatMap(({ yearsAway }) => ((yearsAway ?? 0) > 0 ? [String(year + yearsAway!)] : []));
}

/** Whether the reports tell of another part of the year than the question, and nowhere of the one it names. */
function otherPeriod(question: ParsedQuestion, reports: string): boolean {
  const [asked, told] = [periodsIn(question.text), periodsIn(reports)];
  return asked.length > 0 && told.length > 0 && !asked.some((period) => told.includes(period));
}

/** A year the question names that neither the cited reports nor their dates have: what they tell is of another year. */
function otherYear(question: ParsedQuestion, read: string, mentions: readonly Mention[]): number {
  const told = yearsAmong(mentions);
  return yearsIn(question.text).some((year) => !read.includes(year) && !told.has(year)) ? 1 : 0;
}

/**
 * The question asks about a year after the reports: they don't tell of it at all, or only what was planned when it
 * asks what came of it (2025年实际破30亿没有).
 */
function laterYear(question: ParsedQuestion, articles: readonly Article[], read: string): number {
  const newest = Math.max(...articles.map(({ published }) => Number(published?.slice(0, 4) ?? 0)));
  const later = [...yearsIn(question.text), ...yearsAhead(question)].filter(
    (year) => newest > 0 && Number(year) > newest,
  );
  return later.some((year) => !read.includes(year) || !asksForPlan(question.text)) ? 1 : 0;
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
function yetToCome(question: ParsedQuestion, articles: readonly Article[]): boolean {
  const month = monthAsked(question);
  if (month === null || !question.asks.includes('how-much') || asksForPlan(question.text)) return false;
  return articles.every(({ published }) => published !== null && published.slice(0, 7) <= month);
}

/** Share of words that a text has not, not even a typing slip away. */
function missing(words: readonly string[], text: string): number {
  if (words.length === 0) return 0;
  return words.filter((word) => matcher(plainOf(word))(text) < SLIP).length / words.length;
}

/** Kinds of fact that a sentence plainly has or hasn't. */
const PLAIN: readonly Ask[] = ['how-much', 'when', 'who', 'where'];
/** A sign this plain is the kind of fact that is asked for; an amount of another unit is not. */
const PLAINLY = 0.5;

/** How far a chosen sentence has the kind of fact that an aspect asks for; kinds that show in no sign always are. */
const holds = ({ ranked }: Chosen, { aspect }: Plan, at: number): number =>
  PLAIN.includes(aspect.ask) ? Math.min(1, (ranked.features[at]?.evidence ?? 0) / PLAINLY) : 1;

/** 1 less the best that `worth` makes of one sentence; of several aspects the worst. */
function lacking(
  chosen: readonly Chosen[],
  plans: readonly Plan[],
  worth: (one: Chosen, plan: Plan, at: number) => number,
): number {
  return Math.max(0, ...plans.map((plan, at) => 1 - Math.max(0, ...chosen.map((one) => worth(one, plan, at)))));
}

/** What the chosen sentences' articles say of themselves: heading, place and text. */
const wholeText = perArticle(({ kicker, title, subtitle, district, published, paragraphs }) =>
  plainOf([kicker, title, subtitle, district, published, ...paragraphs].join(' ')),
);

/** Log-odds of a chance, which tell .999 from .9 as well as .1 from .01; a third of them, to lie among the other doubts. */
const oddsOf = (chance: number): number => Math.log((chance + 1e-3) / (1 - chance + 1e-3)) / 3;

/** Evidence of an amount in the unit asked for; a figure in another unit is weaker (kinds/amounts.ts). */
const IN_UNIT = 0.9;

/** The word that says what is asked for: the noun beside the question word (票价, 校长, 投资), unless it is a name. */
function attributeOf({ nearest }: Plan, { nouns, names, places }: ParsedQuestion): Weighted | undefined {
  const own = nouns.filter((word) => word.length > 1 && !names.includes(word) && !places.includes(word)).map(plainOf);
  return nearest.find(({ word }) => own.includes(word) || /^[a-z]{2,}$/.test(word));
}

/** How much of the question is known when the chosen sentences are read; what only the chat said speaks for an answer, against none. */
function knownIn(question: ParsedQuestion, plans: readonly Plan[], read: string): number {
  const isOwn = (word: string) => question.names.includes(word) || !question.carried.includes(word);
  const ownWords = new Set(question.words.filter(isOwn).map(plainOf));
  const words = plans.flatMap((plan) => plan.words);
  const share = (some: readonly Weighted[]) => shareOf(some, ({ has }) => has(read));
  return Math.max(share(words), share(words.filter(({ word }) => ownWords.has(word))));
}

/** So many content words tell circumstances besides what is asked. */
const LONG_QUESTION = 10;

/** Somebody's name is asked for. */
const asksForName = ({ ask, units }: Aspect): boolean => ask === 'who' || units.includes(NAME[0]!);

/** Looks at the chosen sentences as a doubter would; of several aspects the worst counts. */
export function doubtsOf(
  question: ParsedQuestion,
  { chosen, plans, ranked }: Pick<Stages, 'chosen' | 'plans' | 'ranked'>,
): Doubts {
  const cited = [...new Set(chosen.map((one) => one.ranked.candidate.article))];
  const articles = cited.map(wholeText).join(' ');
  const said = chosen.map((one) => one.ranked.candidate);
  const read = said.flatMap(({ plain, heading, before }) => [plain, heading, ...before]).join('|');
  const mentions = ranked.flatMap(({ candidate }) => (cited.includes(candidate.article) ? candidate.mentions : []));
  const chances = plans.map((_, at) => Math.max(0, ...chosen.map((one) => one.ranked.chances[at] ?? 0)));
  const inUnit = (at: number) => chosen.some((one) => (one.ranked.features[at]?.evidence ?? 0) >= IN_UNIT);
  const hasPerson = said.some((one) => one.mentions.some(({ kind }) => kind === 'person'));
  const verbs = question.words.filter(
    (word) => !question.names.includes(word) && !question.nouns.includes(word) && !/[a-z\d]/.test(word),
  );
  const places = [
    ...question.places,
    ...townsIn(question).map(stemOf),
    ...(question.district ? [question.district] : []),
  ];
  const flag = (is: boolean): number => (is ? 1 : 0);
  return {
    surest: oddsOf(Math.max(0, ...chances)),
    standing: said[0]?.standing ?? 0,
    unitMissing: flag(
      plans.some(({ aspect: { ask, units } }, at) => ask === 'how-much' && units.length > 0 && !inUnit(at)),
    ),
    nameMissing: missing(question.names, articles),
    placeMissing: flag(missing(places, articles) > 0),
    nounMissing: missing(question.nouns, articles),
    verbMissing: missing(verbs, articles),
    attributeMissing: Math.max(0, ...plans.map((plan) => 1 - (attributeOf(plan, question)?.has(articles) ?? 1))),
    factMissing: lacking(chosen, plans, holds),
    apart: lacking(chosen, plans, (one, plan, at) => holds(one, plan, at) * (one.ranked.features[at]?.known ?? 0)),
    known: knownIn(question, plans, read),
    longQuestion: Math.min(1, question.words.length / LONG_QUESTION),
    nobody: flag(!hasPerson && plans.some(({ aspect }) => asksForName(aspect))),
    otherYear: otherYear(question, articles, mentions),
    laterYear: Math.max(
      laterYear(question, cited, articles),
      flag(otherPeriod(question, articles) || yetToCome(question, cited)),
    ),
    otherDay: flag(
      tellsOfAnotherDay(
        question,
        mentions,
        cited.map(({ published }) => published),
      ),
    ),
    otherNumber: flag(tellsOfAnotherNumber(question, articles)),
    opposite: flag(tellsOfOpposite(question, articles, read)),
    carried: flag(question.carried.length > 0),
    several: flag(plans.length > 1),
  };
}

const NAMES = Object.keys(CONFIDENCE) as DoubtName[];

/** 0…1: how likely the chosen sentences answer the question; calibrated, see docs/design/answers.md. */
export function confidence(question: ParsedQuestion, stages: Stages): number {
  if (stages.chosen.length === 0) return 0;
  const doubts = doubtsOf(question, stages);
  const sum = NAMES.reduce((total, name) => total + CONFIDENCE[name] * doubts[name], CONFIDENCE_BIAS);
  return 1 / (1 + Math.exp(-sum));
}

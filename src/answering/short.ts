/** What answers first: the words of a chosen sentence that are the time, the amount, the person or the place asked for. */
import { amountsIn } from '../reading/index.ts';
import type { ParsedQuestion, Short } from '../types.ts';
import type { Candidate } from './candidates.ts';
import { otherYearAway } from './doubts/times.ts';
import type { Plan } from './features.ts';
import type { Chosen } from './fit.ts';
import { isWhole } from './say-lines.ts';
import { SPANS } from './short-spans.ts';
import { type Traits, traitsOf } from './short-traits.ts';
import { TRAITS, type TraitName } from './short-weights.ts';
import { periodsIn, yearsIn, yearsToldIn } from './years.ts';

/** Words of a chosen sentence that may be the answer, and what is known of them. */
export type Found = { readonly words: string; readonly traits: Traits; readonly candidate: Candidate };

/** Words that are said first are likelier than all others of their kind together. */
const LEAST = 0.5;

const NAMES = Object.keys(TRAITS) as TraitName[];
const scoreOf = ({ traits }: Found): number => NAMES.reduce((sum, name) => sum + TRAITS[name] * traits[name], 0);

/** The words that are most likely the answer among all of `found` (softmax of their scores), where they are likely enough. */
function bestOf(found: readonly Found[]): Found | null {
  const scored = found.map((one) => ({ one, score: scoreOf(one) })).sort((a, b) => b.score - a.score);
  const top = scored[0];
  if (!top) return null;
  const odds = scored.map(({ one, score }) => ({ words: one.words, odd: Math.exp(score - top.score) }));
  const sum = (of: typeof odds) => of.reduce((all, { odd }) => all + odd, 0);
  return sum(odds.filter(({ words }) => words === top.one.words)) >= LEAST * sum(odds) ? top.one : null;
}

/** Whether the question names an amount of the same kind and none that is the same: 是不是3000人, where the paper has 2600名. */
function contradicts(words: string, question: ParsedQuestion, { aspect }: Plan): boolean {
  const asked = aspect.ask === 'yes-no' ? amountsIn(question.text) : [];
  return asked.length > 0 && !amountsIn(words).some((own) => asked.some(({ value }) => value === own.value));
}

/** Where the question names a year, the sentences that tell of it, if any does. */
function ofYear({ text }: ParsedQuestion, chosen: readonly Chosen[]): readonly Chosen[] {
  const years = yearsIn(text);
  const own = chosen.filter(({ ranked: { candidate } }) =>
    yearsToldIn(candidate.article)(candidate.text).some((year) => years.includes(year)),
  );
  return own.length > 0 ? own : chosen;
}

/** An amount of 2022年 where 今年 (this year) is asked for. */
const isOfOtherYear = (question: ParsedQuestion, told: Candidate): boolean =>
  question.asks.includes('how-much') && yearsIn(told.text).length > 0 && otherYearAway(question, [told]);

/** Whether a question asks for something that a few words answer: a time, an amount, a person, a place, a state, of one thing. */
export const asksForShort = ({ aspects }: ParsedQuestion): boolean =>
  aspects.some(({ ask }) => SPANS[ask]) && aspects.every(({ of }) => of.length === 0);

/** The plan whose words would be said first: whether something is so only where nothing else is asked. */
function planOf(plans: readonly Plan[]): { readonly plan: Plan; readonly at: number } | undefined {
  const wanted = plans.map((plan, at) => ({ plan, at })).filter(({ plan }) => SPANS[plan.aspect.ask]);
  return wanted.find(({ plan }) => plan.aspect.ask !== 'yes-no') ?? wanted[0];
}

/** Where some words are plainly of the kind asked for (60家 for 多少家), those that hardly are (2亿元) are none. */
const PLAINLY = 0.7;
const HARDLY = 0.5;
const ofTheKind = (found: readonly Found[]): readonly Found[] =>
  found.some(({ traits }) => traits.sign >= PLAINLY) ? found.filter(({ traits }) => traits.sign >= HARDLY) : found;

/** All words of the chosen sentences that may answer first. */
export function shortsIn(
  question: ParsedQuestion,
  plans: readonly Plan[],
  chosen: readonly Chosen[],
): readonly Found[] {
  const wanted = planOf(plans);
  if (!wanted) return [];
  const { plan, at } = wanted;
  const found = ofYear(question, chosen).flatMap(({ ranked, text: said }) => {
    // Mentions of a row are those of what it says, not of its cells as printed.
    const candidate = ranked.candidate.ranked ?? ranked.candidate;
    const told = { question, plan, candidate };
    const options = SPANS[plan.aspect.ask]?.(told) ?? [];
    const traits = traitsOf(told, options, ranked.chances[at] ?? 0);
    return options.flatMap(({ start, end }, own) => {
      const words = candidate.text.slice(start, end);
      return said.includes(words) && isWhole(words) ? [{ words, traits: traits[own]!, candidate }] : [];
    });
  });
  // 几号 (on what day) is hardly answered by 七夕 or 今年.
  const isDay = plan.aspect.ask === 'when' && ASKS_DAY.test(question.text);
  return ofTheKind(isDay ? found.filter(({ traits }) => traits.sign > HARDLY) : found);
}
const ASKS_DAY = /几号|哪一?天|几月/;

/** `day`: when the report with the words was printed; `times`: the years and their parts that their sentence tells of. */
export type DatedShort = Short & { readonly day: string | null; readonly times: readonly string[] };

/**
 * The words of the chosen sentences that answer first; `null` where they are not certain. `hint`: words that somebody else
 * would say first; of ours those come before the others that have them, but it is ours, with what qualifies them, that are said.
 */
export function shortOf(
  question: ParsedQuestion,
  plans: readonly Plan[],
  chosen: readonly Chosen[],
  hint = '',
): DatedShort | null {
  const found = shortsIn(question, plans, chosen);
  const hinted = found.filter(({ words }) => hint !== '' && (words.includes(hint) || hint.includes(words)));
  const best = bestOf(hinted) ?? bestOf(found);
  const plan = planOf(plans)?.plan;
  if (best === null || !plan || isOfOtherYear(question, best.candidate)) return null;
  const { words: short, candidate } = best;
  const day = candidate.article.published;
  const times = [...yearsToldIn(candidate.article)(candidate.text), ...periodsIn(candidate.text)];
  return { short, day, times, ...(contradicts(short, question, plan) ? { otherwise: true } : {}) };
}

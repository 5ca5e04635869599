/** What answers first: the words of a chosen sentence that are the time, the amount, the person or the place asked for. */
import { isLatin } from '../kinds/index.ts';
import { amountsIn } from '../reading/index.ts';
import type { Aspect, Mention, ParsedQuestion, Short } from '../types.ts';
import type { Candidate } from './candidates.ts';
import { asksBefore, isPast } from './changes.ts';
import type { Plan } from './features.ts';
import { isWhole } from './say-lines.ts';
import { type Option, SPANS } from './short-spans.ts';
import { ASKS_YEAR, type Traits, traitsOf } from './short-traits.ts';
import { CERTAINTY, CERTAINTY_BIAS, type CertaintyName, TRAITS, type TraitName } from './short-weights.ts';
import type { Stages } from './stages.ts';
import { periodsIn, yearsToldIn } from './years.ts';

/** Words of a chosen sentence that may be the answer, and what is known of them. */
export type Found = { readonly words: string; readonly traits: Traits; readonly candidate: Candidate };

/** The sentences that are said, and what they were chosen for. */
type Said = Pick<Stages, 'plans' | 'chosen'>;

/** Words are said first that are likelier right than this: four in five of fresh ones that are said are. */
const CERTAIN_ENOUGH = 0.65;

const NAMES = Object.keys(TRAITS) as TraitName[];
const scoreOf = ({ traits }: Found): number => NAMES.reduce((sum, name) => sum + TRAITS[name] * traits[name], 0);

/** The words that are most likely the answer among all of `found`, and how likely (softmax of their scores). */
export function likeliest(
  found: readonly Found[],
  score = scoreOf,
): { readonly one: Found; readonly share: number } | null {
  const scored = found.map((one) => ({ one, score: score(one) })).sort((a, b) => b.score - a.score);
  const top = scored[0];
  if (!top) return null;
  const odds = scored.map(({ one, score: own }) => ({ words: one.words, odd: Math.exp(own - top.score) }));
  const sum = (of: typeof odds) => of.reduce((all, { odd }) => all + odd, 0);
  return { one: top.one, share: sum(odds.filter(({ words }) => words === top.one.words)) / sum(odds) };
}

const logOdds = (chance: number): number => Math.log((chance + 0.01) / (1.01 - chance));

/** What tells whether the likeliest words are right: `share` among the others, how `sure` the answer is, what stands around them. */
export function certaintyOf(
  { one: { traits }, share }: { readonly one: Found; readonly share: number },
  { plans, chosen }: Said,
  sure: number,
): Readonly<Record<CertaintyName, number>> {
  const ask = planOf(plans)?.plan.aspect.ask;
  const flags = { alone: Number(chosen.length === 1), who: Number(ask === 'who'), where: Number(ask === 'where') };
  return { ...traits, ...flags, share: logOdds(share), sure: logOdds(sure) };
}

const ABOUT = Object.keys(CERTAINTY) as CertaintyName[];

/** The likeliest words, where they are certain enough. */
function bestOf(found: readonly Found[], said: Said, sure: number): Found | null {
  const best = likeliest(found);
  if (!best) return null;
  const certainty = certaintyOf(best, said, sure);
  const odds = ABOUT.reduce((sum, name) => sum + CERTAINTY[name] * certainty[name], CERTAINTY_BIAS);
  return 1 / (1 + Math.exp(-odds)) >= CERTAIN_ENOUGH ? best.one : null;
}

/** Whether the question names an amount of the same kind and none that is the same: 是不是3000人, where the paper has 2600名. */
function contradicts(words: string, question: ParsedQuestion, { aspect }: Plan): boolean {
  const asked = aspect.ask === 'yes-no' ? amountsIn(question.text) : [];
  return asked.length > 0 && !amountsIn(words).some((own) => asked.some(({ value }) => value === own.value));
}

/** Whether a question asks for something that a few words answer: a time, an amount, a person, a place, a state, of one thing. */
export const asksForShort = ({ aspects }: ParsedQuestion): boolean =>
  aspects.some(({ ask }) => SPANS[ask]) && aspects.every(({ of }) => of.length === 0);

/** The plan whose words would be said first: whether something is so only where nothing else is asked. */
function planOf(plans: readonly Plan[]): { readonly plan: Plan; readonly at: number } | undefined {
  const wanted = plans.map((plan, at) => ({ plan, at })).filter(({ plan }) => SPANS[plan.aspect.ask]);
  return wanted.find(({ plan }) => plan.aspect.ask !== 'yes-no') ?? wanted[0];
}

/**
 * Where some words are plainly of the kind asked for (60家 for 多少家), those that hardly are (2亿元) are none; nor ever is an amount
 * in another unit, somebody of another office, or a street where a district is asked for.
 */
const PLAINLY = 0.7;
const HARDLY = 0.5;
const isSharp = ({ ask, units }: Aspect): boolean =>
  ask === 'how-much' || ask === 'who' || (ask === 'where' && units.length > 0);
const ofTheKind = (found: readonly Found[], aspect: Aspect): readonly Found[] =>
  isSharp(aspect) || found.some(({ traits }) => traits.sign >= PLAINLY)
    ? found.filter(({ traits }) => traits.sign >= HARDLY)
    : found;

/** 58 of 58元 in a column that counts 元: its head has the unit, the cell as printed has not. */
const withoutUnit = (words: string, mention: Mention | null): string =>
  mention?.kind === 'amount' && mention.unit !== null && words.endsWith(mention.unit)
    ? words.slice(0, -mention.unit.length)
    : words;

/** All words of the chosen sentences that may answer first. */
export function shortsIn(question: ParsedQuestion, { plans, chosen }: Said): readonly Found[] {
  const wanted = planOf(plans);
  if (!wanted) return [];
  const { plan, at } = wanted;
  const found = chosen.flatMap(({ ranked, text: said }) => {
    // Mentions of a row are those of what it says, not of its cells as printed.
    const candidate = ranked.candidate.ranked ?? ranked.candidate;
    const told = { question, plan, candidate };
    const all = SPANS[plan.aspect.ask]?.(told) ?? [];
    const options = all.filter((one) => mayAnswer(one, candidate.text, question.text));
    const traits = traitsOf(told, options, ranked.chances[at] ?? 0);
    return options.flatMap(({ start, end, mention }, own) => {
      const read = candidate.text.slice(start, end);
      const words = candidate.row && !said.includes(read) ? withoutUnit(read, mention) : read;
      return said.includes(words) && isWhole(words) ? [{ words, traits: traits[own]!, candidate }] : [];
    });
  });
  // 几号 (on what day) is hardly answered by 七夕, and by no year.
  const isDay = plan.aspect.ask === 'when' && ASKS_DAY.test(question.text);
  const days = isDay ? found.filter(({ traits }) => traits.sign > HARDLY && !traits.year) : found;
  // Traits are of Chinese clauses: they tell no figure of an English sentence from another.
  const isAlone = ({ candidate }: Found) => days.filter((one) => one.candidate === candidate).length === 1;
  const clear =
    plan.aspect.ask === 'how-much' ? days.filter((one) => !isLatin(one.candidate.text) || isAlone(one)) : days;
  return ofTheKind(clear, plan.aspect);
}
const ASKS_DAY = /几号|哪一?天|几月/;
const ASKS_WEEKDAY = /(?:周|星期|礼拜)几/;

/** What was planned or so before is no answer but to whoever asks for it, nor a date to 周几 (on which day of the week), nor a month to 哪年 (in which year). */
function mayAnswer(one: Option, text: string, question: string): boolean {
  if (!asksBefore(question) && isPast(text, one.mention ?? one)) return false;
  if (one.mention?.kind !== 'when') return true;
  const { repeated, said } = one.mention;
  if (ASKS_WEEKDAY.test(question)) return repeated || said.weekday !== null;
  return !ASKS_YEAR.test(question) || (said.year ?? said.yearsAway) !== null;
}

/** `day`: when the report with the words was printed; `times`: the years and their parts that their sentence tells of. */
export type DatedShort = Short & { readonly day: string | null; readonly times: readonly string[] };

/**
 * The words of the chosen sentences that answer first; `null` where they are not certain, by how `sure` the answer is. `hint`:
 * words that somebody else would say first; of ours those come before the others that have them, but it is ours, with what
 * qualifies them, that are said.
 */
export function shortOf(question: ParsedQuestion, said: Said, sure: number, hint = ''): DatedShort | null {
  const found = shortsIn(question, said);
  const hinted = likeliest(found.filter(({ words }) => hint !== '' && (words.includes(hint) || hint.includes(words))));
  const best = hinted && hinted.share >= HALF ? hinted.one : bestOf(found, said, sure);
  const plan = planOf(said.plans)?.plan;
  if (best === null || !plan) return null;
  const { words: short, candidate } = best;
  const day = candidate.article.published;
  const times = [...yearsToldIn(candidate.article)(candidate.text), ...periodsIn(candidate.text)];
  return { short, day, times, ...(contradicts(short, question, plan) ? { otherwise: true } : {}) };
}
/** Hinted words are likelier than all other hinted ones together. */
const HALF = 0.5;

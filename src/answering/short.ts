/** What answers first: the words of a chosen sentence that are the time, the amount, the person or the place asked for. */
import { amountsIn } from '../reading/index.ts';
import type { ParsedQuestion, Short } from '../types.ts';
import { type Candidate, plainOf } from './candidates.ts';
import { cover } from './coverage.ts';
import { nearness, type Plan } from './features.ts';
import type { Chosen } from './fit.ts';
import { isWhole } from './say-lines.ts';
import { around, SPANS, type Told } from './short-spans.ts';
import { periodsIn, yearsIn, yearsToldIn } from './years.ts';

/** Words of a sentence that may be the answer; `worth` says how plainly they are. */
type Found = { readonly words: string; readonly worth: number; readonly candidate: Candidate };

/** What words far from those asked about are worth, and how much more what the question says beside them. */
const FAR = 0.25;
const BESIDE = 2;

/** `chance`: how likely the sentence carries what is asked. */
function foundIn(told: Told, chance: number): readonly Found[] {
  const { candidate, plan } = told;
  const { text } = candidate;
  return (SPANS[plan.aspect.ask]?.(told) ?? []).map((span) => {
    const { start, end } = around(candidate, span);
    const beside = cover(plan.words, plainOf(text.slice(start, end)));
    const near = nearness([{ ...span, strength: 1 }], plan, text);
    return {
      words: text.slice(span.start, span.end),
      candidate,
      worth: Math.sqrt(chance) * (FAR + near + BESIDE * beside),
    };
  });
}

/** Words of little worth hardly ever answer, unless no others come near: of 292 that the open sets' answers show 262 are right. */
const LEAST = { worth: 0.45, next: 0.95 };
const ALONE = { worth: 0.2, next: 0.5 };

function bestOf(found: readonly Found[]): Found | null {
  const [best, ...others] = [...found].sort((a, b) => b.worth - a.worth);
  if (!best) return null;
  const next = (others.find(({ words }) => words !== best.words)?.worth ?? 0) / best.worth;
  return [LEAST, ALONE].some((bar) => best.worth >= bar.worth && next <= bar.next) ? best : null;
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

/** Whether a question asks for something that a few words answer: a time, an amount, a person, a place, a state, of one thing. */
export const asksForShort = ({ aspects }: ParsedQuestion): boolean =>
  aspects.some(({ ask }) => SPANS[ask]) && aspects.every(({ of }) => of.length === 0);

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
  const wanted = plans.map((plan, at) => ({ plan, at })).filter(({ plan }) => SPANS[plan.aspect.ask]);
  const first = wanted.find(({ plan }) => plan.aspect.ask !== 'yes-no') ?? wanted[0];
  if (!first) return null;
  const { plan, at } = first;
  const found = ofYear(question, chosen).flatMap(({ ranked: { candidate, chances }, text }) =>
    foundIn({ question, plan, candidate }, chances[at] ?? 0).filter(
      ({ words }) => text.includes(words) && isWhole(words),
    ),
  );
  const hinted = found.filter(({ words }) => hint !== '' && (words.includes(hint) || hint.includes(words)));
  const best = bestOf(hinted) ?? bestOf(found);
  if (best === null) return null;
  const { words: short, candidate } = best;
  const day = candidate.article.published;
  const times = [...yearsToldIn(candidate.article)(candidate.text), ...periodsIn(candidate.text)];
  return { short, day, times, ...(contradicts(short, question, plan) ? { otherwise: true } : {}) };
}

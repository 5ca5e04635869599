/** From hits to the chosen sentences, step by step. */
import type { Ablation, Hit, ParsedQuestion } from '../types.ts';
import { type Candidate, candidates } from './candidates.ts';
import { BUDGET, choose } from './choose.ts';
import { prepare } from './features.ts';
import { gather } from './lists/gather.ts';
import { overtaking } from './overtaken.ts';
import { rank } from './rank.ts';
import { bind } from './subject/bind.ts';
import { toldOf } from './subject/told-of.ts';

/** The stages of a draft, for the answerer and for calibration; `articles`: how many of the best are read. */
export function stagesOf(
  question: ParsedQuestion,
  hits: readonly Hit[],
  budget = BUDGET,
  without: Ablation = new Set(),
  articles?: number,
) {
  const found = candidates(hits, articles);
  const plans = prepare(question, found, without);
  const binding = bind(question, found);
  const all = without.has('lists') ? found : [...gather(found, plans), ...found];
  const factors = [
    ...(without.has('overtaking') ? [] : [overtaking(question, found, binding)]),
    ...(without.has('otherOnes') ? [] : [toldOf(question, found)]),
  ];
  const worth = (one: Candidate): number => factors.reduce((product, factor) => product * factor(one), 1);
  const ranked = rank(plans, all, binding, question.text, worth, without);
  const chosen = choose(ranked, plans, question, budget, binding);
  return { plans, ranked, chosen, binding };
}

export type Stages = ReturnType<typeof stagesOf>;

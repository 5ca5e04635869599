/** From hits to the chosen sentences, step by step. */
import type { Hit, ParsedQuestion } from '../types.ts';
import { notOfOthers } from './about.ts';
import { type Candidate, candidates } from './candidates.ts';
import { BUDGET, choose } from './choose.ts';
import { prepare } from './features.ts';
import { gather } from './lists/gather.ts';
import { overtaking } from './overtaken.ts';
import { rank } from './rank.ts';
import { bind } from './subject/bind.ts';
import { toldOf } from './subject/told-of.ts';

/** All that is known of the sentences before some are chosen. */
function ranking(question: ParsedQuestion, hits: readonly Hit[], articles?: number) {
  const found = candidates(hits, articles);
  const plans = prepare(question, found);
  const binding = bind(question, found);
  const all = [...gather(found, plans), ...found];
  const keeps = [overtaking(question, found, binding), toldOf(question, found), notOfOthers(question, found)];
  const worth = (one: Candidate): number => keeps.reduce((share, of) => share * of(one), 1);
  return { plans, binding, ranked: rank(plans, all, binding, question.text, worth) };
}

/** The last ranking of each part: one that has to be said in less room is chosen from again. */
const last = new WeakMap<
  ParsedQuestion,
  { readonly of: readonly unknown[]; readonly made: ReturnType<typeof ranking> }
>();

function rankingOf(question: ParsedQuestion, ...of: [readonly Hit[], number?]) {
  const before = last.get(question);
  if (before && of.every((one, at) => one === before.of[at])) return before.made;
  const made = ranking(question, ...of);
  last.set(question, { of, made });
  return made;
}

/** The stages of a draft, for the answerer and for calibration; `articles`: how many of the best are read. */
export function stagesOf(question: ParsedQuestion, hits: readonly Hit[], budget = BUDGET, articles?: number) {
  const { plans, ranked, binding } = rankingOf(question, hits, articles);
  return { plans, ranked, chosen: choose(ranked, plans, question, budget, binding), binding };
}

export type Stages = ReturnType<typeof stagesOf>;

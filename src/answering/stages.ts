/** From hits to the chosen sentences, step by step. */
import type { Hit, ParsedQuestion } from '../types.ts';
import { aboutAsked } from './about/index.ts';
import { candidates } from './candidates.ts';
import { changed } from './changes.ts';
import { BUDGET, choose } from './choose.ts';
import { prepare } from './features.ts';
import { gather } from './lists/gather.ts';
import { newestTold } from './overtaken.ts';
import { rank } from './rank.ts';

/** The stages of a draft, for the answerer and for calibration; `articles`: how many of the best are read. */
export function stagesOf(question: ParsedQuestion, hits: readonly Hit[], budget = BUDGET, articles?: number) {
  const found = candidates(hits, articles);
  const plans = prepare(question, found);
  const about = aboutAsked(question, found);
  const all = [...gather(found, plans), ...found];
  const likely = rank(plans, all, about, question.text);
  const ranked = changed(question, newestTold(question, likely, about), plans);
  return { plans, about, ranked, chosen: choose(ranked, plans, question, budget, about) };
}

export type Stages = ReturnType<typeof stagesOf>;

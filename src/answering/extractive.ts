import type { Draft, DraftSentence, Hit, ParsedQuestion } from '../types.ts';
import { annotate } from './annotate.ts';
import { candidates } from './candidates.ts';
import { type Chosen, choose } from './choose.ts';
import { confidence } from './confidence.ts';
import { prepare } from './features.ts';
import type { Answerer } from './port.ts';
import { rank } from './rank.ts';

function toSentence({ ranked, text }: Chosen): DraftSentence {
  const { article, paragraph, text: quote } = ranked.candidate;
  return { text: annotate(text, ranked.candidate), quotes: [{ article: article.id, paragraph, quote }] };
}

/** The stages of a draft, for the answerer and for calibration. */
export function stagesOf(question: ParsedQuestion, hits: readonly Hit[]) {
  const found = candidates(hits);
  const plans = prepare(question, found);
  const ranked = rank(plans, found);
  const chosen = choose(ranked, plans, question);
  return { plans, ranked, chosen };
}

function draft(question: ParsedQuestion, hits: readonly Hit[]): Draft {
  const { plans, chosen } = stagesOf(question, hits);
  return { sentences: chosen.map(toSentence), confidence: confidence(question, chosen, plans), by: 'extractive' };
}

/** The answerer that needs no model: sentences of the papers as they stand, chosen by what is asked. */
export function createExtractiveAnswerer(): Answerer {
  return {
    draft: async (question, hits, { signal }) => {
      signal?.throwIfAborted();
      return draft(question, hits);
    },
  };
}

import type { Draft, DraftSentence, Hit, ParsedQuestion, Quote } from '../types.ts';
import { annotate } from './annotate.ts';
import { candidates } from './candidates.ts';
import { type Chosen, choose } from './choose.ts';
import { confidence } from './confidence.ts';
import { prepare } from './features.ts';
import type { Answerer } from './port.ts';
import { type Ranked, rank } from './rank.ts';

const quoteOf = ({ candidate: { article, paragraph, text } }: Ranked): Quote => ({
  article: article.id,
  paragraph,
  quote: text,
});

function toSentence({ ranked, text, also }: Chosen): DraftSentence {
  return { text: annotate(text, ranked.candidate), quotes: [ranked, ...(also ? [also] : [])].map(quoteOf) };
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

import type { Draft, DraftSentence, Hit, ParsedQuestion } from '../types.ts';
import { candidates } from './candidates.ts';
import { choose } from './choose.ts';
import { confidence } from './confidence.ts';
import type { Answerer } from './port.ts';
import { type Ranked, rank } from './rank.ts';

function toSentence({ candidate }: Ranked): DraftSentence {
  const { article, paragraph, text } = candidate;
  return { text, quotes: [{ article: article.id, paragraph, quote: text }] };
}

function draft(question: ParsedQuestion, hits: readonly Hit[]): Draft {
  const ranked = rank(question, candidates(hits));
  const chosen = choose(ranked);
  return { sentences: chosen.map(toSentence), confidence: confidence(question, chosen, ranked), by: 'extractive' };
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

import type { Draft, DraftSentence, Hit, ParsedQuestion, Quote } from '../types.ts';
import { annotate } from './annotate.ts';
import { candidates } from './candidates.ts';
import { type Chosen, choose } from './choose.ts';
import { confidence } from './confidence.ts';
import { prepare } from './features.ts';
import type { Answerer } from './port.ts';
import { OF_ONE_THING, type Ranked, rank } from './rank.ts';
import { bind } from './subject/bind.ts';

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
  const binding = bind(question, found);
  const ranked = rank(plans, found, binding);
  const chosen = choose(ranked, plans, question);
  return { plans, ranked, chosen, binding };
}

/** The fact has to stand in a sentence about the one thing that is asked about, whatever else fits. */
const PLAIN_ENOUGH = 0.5;

function tellsOfSubject({ plans, chosen, binding }: ReturnType<typeof stagesOf>): boolean {
  if (!binding.oneThing) return true;
  const about = chosen.filter(
    ({ ranked: { candidate } }) => binding.of(candidate) === 'asked' || binding.headed(candidate),
  );
  return plans.every(
    ({ aspect }, at) =>
      !OF_ONE_THING.includes(aspect.ask) ||
      about.some(({ ranked }) => (ranked.features[at]?.evidence ?? 0) >= PLAIN_ENOUGH),
  );
}

function draft(question: ParsedQuestion, hits: readonly Hit[]): Draft {
  const stages = stagesOf(question, hits);
  const sure = tellsOfSubject(stages) ? confidence(question, stages.chosen, stages.plans) : 0;
  return { sentences: stages.chosen.map(toSentence), confidence: sure, by: 'extractive' };
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

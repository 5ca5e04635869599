import type { Draft, DraftSentence, Hit, ParsedQuestion, Quote } from '../types.ts';
import { annotate } from './annotate.ts';
import { candidates } from './candidates.ts';
import { type Chosen, choose } from './choose.ts';
import { confidence, ENOUGH } from './confidence.ts';
import { prepare } from './features.ts';
import { gather } from './lists/gather.ts';
import type { Answerer } from './port.ts';
import { type Contradiction, contradicted } from './premise/contradicted.ts';
import { unreported } from './premise/unreported.ts';
import { OF_ONE_THING, type Ranked, rank } from './rank.ts';
import { stateOf, tellsTheEnd } from './state.ts';
import { bind } from './subject/bind.ts';

const quoteOf = ({ candidate: { article, paragraph, text } }: Pick<Ranked, 'candidate'>): Quote => ({
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
  const ranked = rank(plans, [...found, ...gather(found, plans)], binding);
  const chosen = choose(ranked, plans, question);
  return { plans, ranked, chosen, binding };
}

type Stages = ReturnType<typeof stagesOf>;

/** The fact has to stand in a sentence about the one thing that is asked about, whatever else fits. */
const PLAIN_ENOUGH = 0.5;

function tellsOfSubject(question: ParsedQuestion, { plans, chosen, binding }: Stages): boolean {
  if (!binding.oneThing) return true;
  const about = chosen.filter(
    ({ ranked: { candidate } }) => binding.of(candidate) === 'asked' || binding.headed(candidate),
  );
  return plans.every(
    ({ aspect }, at) =>
      !OF_ONE_THING.includes(aspect.ask) ||
      about.some(
        ({ ranked }) =>
          (ranked.features[at]?.evidence ?? 0) >= PLAIN_ENOUGH &&
          (aspect.ask !== 'when' || tellsTheEnd(question, ranked.candidate.text)),
      ),
  );
}

/** Cranes that tower and sparks that fly are no answer to how far something is. */
const tellsHowFar = ({ asks }: ParsedQuestion, { plans, chosen }: Stages): boolean =>
  !asks.includes('how-far') ||
  plans.some(
    ({ aspect }, at) =>
      aspect.ask === 'how-far' && chosen.some(({ ranked }) => (ranked.features[at]?.evidence ?? 0) >= PLAIN_ENOUGH),
  );

/** How far it had come, where nobody wrote when it will be done. */
function stateDraft(question: ParsedQuestion, { ranked, binding }: Stages): Draft | null {
  const state = stateOf(
    question,
    ranked.map(({ candidate }) => candidate),
    binding,
  );
  if (!state) return null;
  const sentences = state.told.map((candidate) => ({
    text: annotate(candidate.text, candidate),
    quotes: [quoteOf({ candidate })],
  }));
  return { sentences, confidence: ENOUGH, by: 'extractive', ...(state.noDate ? { caveat: 'no-date' } : {}) };
}

/** What a report says instead of what the question takes for granted. */
const correctionDraft = ({ premise, told }: Contradiction): Draft => ({
  sentences: [{ text: annotate(told.text, told), quotes: [quoteOf({ candidate: told })] }],
  confidence: 0,
  by: 'extractive',
  premise,
});

function draft(question: ParsedQuestion, hits: readonly Hit[]): Draft {
  const contradiction = contradicted(question, candidates(hits));
  if (contradiction) return correctionDraft(contradiction);
  const stages = stagesOf(question, hits);
  const reports = stages.chosen.map(({ ranked }) => ranked.candidate.whole);
  const told = tellsOfSubject(question, stages) && unreported(question.text, reports) === null;
  const sure = told ? confidence(question, stages.chosen, stages.plans) : 0;
  const plain: Draft = { sentences: stages.chosen.map(toSentence), confidence: sure, by: 'extractive' };
  return sure >= ENOUGH && tellsHowFar(question, stages) ? plain : (stateDraft(question, stages) ?? plain);
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

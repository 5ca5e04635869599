import type { Draft, DraftSentence, Hit, ParsedQuestion, Quote } from '../types.ts';
import { annotate, labelled } from './annotate.ts';
import { type Candidate, candidates } from './candidates.ts';
import { BUDGET, choose } from './choose.ts';
import { confidence, ENOUGH } from './confidence.ts';
import { countedEntries } from './entries.ts';
import { prepare } from './features.ts';
import type { Chosen } from './fit.ts';
import { gather } from './lists/gather.ts';
import { overtaking } from './overtaken.ts';
import { draftParts, type PartDraft } from './parts.ts';
import type { Answerer } from './port.ts';
import { type Contradiction, contradicted } from './premise/contradicted.ts';
import { unreported } from './premise/unreported.ts';
import { OF_ONE_THING, type Ranked, rank } from './rank.ts';
import { stateOf, tellsTheEnd } from './state.ts';
import { bind } from './subject/bind.ts';
import { numbered } from './subject/numbered.ts';
import { placed } from './subject/places.ts';

const quoteOf = ({ candidate: { article, paragraph, text } }: Pick<Ranked, 'candidate'>): Quote => ({
  article: article.id,
  paragraph,
  quote: text,
});

function toSentence({ ranked, text, also }: Chosen): DraftSentence {
  return { text: annotate(text, ranked.candidate), quotes: [ranked, ...(also ? [also] : [])].map(quoteOf) };
}

/** The stages of a draft, for the answerer and for calibration. */
export function stagesOf(question: ParsedQuestion, hits: readonly Hit[], budget = BUDGET) {
  const found = candidates(hits);
  const plans = prepare(question, found);
  const binding = bind(question, found);
  const all = [...gather(found, plans), ...found];
  const factors = [overtaking(question, found, binding), placed(question, found), numbered(question, found)];
  const worth = (one: Candidate): number => factors.reduce((product, factor) => product * factor(one), 1);
  const ranked = rank(plans, all, binding, question.text, worth);
  const chosen = choose(ranked, plans, question, budget, binding);
  return { plans, ranked, chosen, binding };
}

type Stages = ReturnType<typeof stagesOf>;

/** The fact has to stand in a sentence about the one thing that is asked about, whatever else fits. */
const PLAIN_ENOUGH = 0.5;
/** A part is told without the other only by a fact that stands beside what is asked of it. */
const NEAR_ENOUGH = 0.3;
/** 走进图书馆 names the thing and no place; where it is has to be said: 位于, 在…路. */
const PLAIN_PLACE = 1;

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
          (ranked.features[at]?.evidence ?? 0) >= (aspect.ask === 'where' ? PLAIN_PLACE : PLAIN_ENOUGH) &&
          (aspect.ask !== 'when' || tellsTheEnd(question, ranked.candidate.text)),
      ),
  );
}

/** 协议引资72亿元 is no answer to what a thing cost, nor 每餐12元 to what a month costs: it would be the wrong figure in the right words. */
const tellsTheSum = ({ plans, chosen }: Stages): boolean =>
  plans.every(
    ({ aspect: { ask, sum, per } }, at) =>
      ask !== 'how-much' ||
      (sum ?? per) === undefined ||
      chosen.some(({ ranked }) => (ranked.features[at]?.evidence ?? 0) >= PLAIN_ENOUGH),
  );

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

/** How many entries of a notice have what is counted. */
function countDraft(question: ParsedQuestion, hits: readonly Hit[]): Draft | null {
  const counted = countedEntries(question, hits);
  return counted && { sentences: [counted], confidence: ENOUGH, by: 'extractive' };
}

/** What a report says instead of what the question takes for granted. */
const correctionDraft = ({ premise, told }: Contradiction): Draft => ({
  sentences: [{ text: annotate(told.text, told), quotes: [quoteOf({ candidate: told })] }],
  confidence: 0,
  by: 'extractive',
  premise,
});

/** What is said of one of several things says of which, where its sentences have only 大桥 or 园区. */
function saidOf(question: ParsedQuestion, { chosen, binding }: Stages): readonly DraftSentence[] {
  const sentences = chosen.map(toSentence);
  const name = question.aspects[0]?.of ?? [];
  const first = chosen[0]?.ranked.candidate;
  if (!first || name.length === 0 || question.oneByOne) return sentences;
  const isBound = binding.of(first) === 'asked' || (binding.headed(first) && binding.of(first) === 'open');
  if (!isBound || sentences.some(({ text }) => text.includes(name[0] ?? ''))) return sentences;
  return sentences.map((one, at) => (at === 0 ? { ...one, text: labelled(one.text, first, name) } : one));
}

/** A draft for a question of one part. */
function draftOne(question: ParsedQuestion, hits: readonly Hit[], budget: number): PartDraft {
  const stages = stagesOf(question, hits, budget);
  const { chosen, binding, plans } = stages;
  const reports = chosen.map(({ ranked }) => ranked.candidate.whole);
  const told = tellsOfSubject(question, stages) && tellsTheSum(stages) && unreported(question.text, reports) === null;
  const sure = told ? confidence(question, chosen, plans) : 0;
  const isAbout = ({ candidate }: Ranked): boolean => binding.of(candidate) === 'asked' || binding.headed(candidate);
  const carries = (one: Ranked, at: number): boolean =>
    !OF_ONE_THING.includes(plans[at]!.aspect.ask) || (one.features[at]?.evidence ?? 0) >= PLAIN_ENOUGH;
  const whole = plans.every((_, at) => chosen.some(({ ranked }) => carries(ranked, at)));
  const isNear = ({ features }: Ranked, at: number): boolean =>
    !OF_ONE_THING.includes(plans[at]!.aspect.ask) || (features[at]?.evidenceNear ?? 0) >= NEAR_ENOUGH;
  const bound = plans.every((_, at) =>
    chosen.some(({ ranked }) => isAbout(ranked) && carries(ranked, at) && isNear(ranked, at)),
  );
  const plain: Draft = { sentences: saidOf(question, stages), confidence: sure, by: 'extractive' };
  const best =
    sure >= ENOUGH && tellsHowFar(question, stages)
      ? plain
      : (stateDraft(question, stages) ?? countDraft(question, hits) ?? plain);
  return { ...best, bound, whole };
}

/** A correction of what the question takes for granted, else its parts. */
function draft(question: ParsedQuestion, hits: readonly Hit[]): Draft {
  const contradiction = contradicted(question, candidates(hits));
  return contradiction ? correctionDraft(contradiction) : draftParts(question, hits, draftOne, BUDGET);
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

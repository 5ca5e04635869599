import { askedIn } from '../kinds/index.ts';
import { taggingOnce } from '../reading/index.ts';
import type { Draft, DraftSentence, Hit, ParsedQuestion, Quote } from '../types.ts';
import { annotate, ofEarlier, quotedBy, quoteOf, sentenceOf } from './annotate.ts';
import { candidates } from './candidates.ts';
import { draftCells, type PartDraft } from './cells.ts';
import { budgetOf } from './choose.ts';
import { confidence, ENOUGH } from './doubts/index.ts';
import type { Chosen } from './fit.ts';
import { earlier } from './overtaken.ts';
import type { Answerer } from './port.ts';
import { contradicted, hasClaim } from './premise/contradicted.ts';
import { nearest } from './premise/nearest.ts';
import { premiseIn } from './premise/scope.ts';
import { asLines } from './say-lines.ts';
import { shortOf } from './short.ts';
import { type Stages, stagesOf } from './stages.ts';
import { stateOf } from './state.ts';
import { failedChecks, isWhole, tellsHowFar } from './told.ts';
import { comesNear, isKnown, isPrivate, isUnsure } from './unsure.ts';

const toSentence = ({ ranked: { candidate }, text }: Chosen): DraftSentence => ({
  text: asLines(annotate(text, candidate)),
  quotes: [quoteOf(candidate)],
});

const isSame = ({ ranked: { candidate: a } }: Chosen, { ranked: { candidate: b } }: Chosen): boolean =>
  a.article.id === b.article.id && a.paragraph === b.paragraph && a.text === b.text;

/** Sentences in their order; rows and items that stand on lines of their own are one with what they belong to. */
export function toSentences(chosen: readonly Chosen[]): readonly DraftSentence[] {
  const said: { text: string; quotes: readonly Quote[] }[] = [];
  // The heads of a table are said once, over the first of its rows.
  const once = chosen.filter((one, at) => !one.ownLine || chosen.findIndex((other) => isSame(one, other)) === at);
  for (const [at, one] of once.entries()) {
    const { text, quotes } = toSentence(one);
    const before = once[at - 1];
    const last = said.at(-1);
    if (!last || !before || !(one.ownLine || before.ownLine)) said.push({ text, quotes });
    else if (one.ranked.candidate.article.id !== before.ranked.candidate.article.id)
      said.push({ text: `\n${text}`, quotes });
    else said[said.length - 1] = { text: `${last.text}\n${text}`, quotes: [...last.quotes, ...quotes] };
  }
  return said;
}

/** How far it had come, where nobody wrote when it will be done. */
function stateDraft(question: ParsedQuestion, { ranked, about }: Stages): Draft | null {
  const state = stateOf(
    question,
    ranked.map(({ candidate }) => candidate),
    about,
  );
  if (!state) return null;
  const sentences = state.told.map(sentenceOf);
  return { sentences, confidence: ENOUGH, by: 'extractive', ...(state.noDate ? { caveat: 'no-date' } : {}) };
}

/** A draft for a question of one part. */
function draftOne(question: ParsedQuestion, hits: readonly Hit[], budget: number): PartDraft {
  const stages = stagesOf(question, hits, budget);
  const isTold = failedChecks(question, stages).length === 0;
  const sure = isTold ? confidence(question, stages) : 0;
  const doubt: Pick<Draft, 'unsure'> = isUnsure(sure) ? { unsure: true } : {};
  const before = earlier(stages.chosen[0]?.ranked.candidate, stages);
  const sentences = [...toSentences(stages.chosen), ...(before ? [ofEarlier(before)] : [])];
  const plain: Draft = { sentences, confidence: sure, by: 'extractive', ...doubt };
  const best = sure >= ENOUGH && tellsHowFar(question, stages) ? plain : (stateDraft(question, stages) ?? plain);
  const short = best === plain ? shortOf(question, stages, sure) : null;
  return { ...best, whole: isWhole(stages), ...(short ? { first: short } : {}) };
}

/** What reports say in place of an answer: instead of `premise`, which the question takes for granted, or `nearest` to what it asks. */
const insteadDraft = (
  premise: string,
  sentences: readonly DraftSentence[],
  nearest: Pick<Draft, 'isNearest'> = {},
): Draft => ({
  sentences,
  confidence: 0,
  by: 'extractive',
  premise,
  ...nearest,
});

/** What is said otherwise: a sentence that says the very name which it would set right sets nothing right. */
function saidOtherwise(contrary: ReturnType<typeof contradicted>): typeof contrary {
  const isName = contrary?.stated && contrary.stated.kind !== 'amount' && contrary.stated.kind !== 'when';
  return isName && contrary.told?.text.includes(contrary.premise) ? null : contrary;
}

/** A correction of what the question takes for granted, else its parts, else what is said of the thing instead. */
function draft(question: ParsedQuestion, hits: readonly Hit[]): Draft {
  const found = candidates(hits);
  const premise = premiseIn(question, found);
  const contrary = saidOtherwise(contradicted(question, found, premise));
  const asked = contrary && !contrary.stated ? null : draftCells(question, hits, draftOne, budgetOf(question));
  // A sure answer that has what is claimed confirms it, whatever other sentences have.
  const quotes = asked && asked.confidence >= ENOUGH ? asked.sentences.flatMap((one) => one.quotes) : [];
  const isSo = contrary && hasClaim(contrary, quotedBy(quotes, found));
  const contradiction = isSo ? null : contrary;
  if (contradiction?.told) return insteadDraft(contradiction.premise, [sentenceOf(contradiction.told)]);
  if (asked && !contradiction && (asked.confidence >= ENOUGH || asked.caveat)) return asked;
  const { told, decides } = nearest(question, found, premise);
  if (contradiction) return insteadDraft(contradiction.premise, told.map(sentenceOf));
  // What was asked, without its mark.
  const whole = question.text.replace(/[?？。!！\s]+$/u, '');
  if (told.length > 0 && decides && !asksOnly(question)) return insteadDraft(whole, told.map(sentenceOf));
  const near = asked ? comesNear(question, asked, found, premise) : [];
  if (near.length > 0) return insteadDraft(whole, near, { isNearest: true });
  const shown = told.filter((one) => !isPrivate(one, question) && isKnown(question, premise.mentions, one, found));
  return shown.length > 0 || !asked ? insteadDraft(whole, shown.map(sentenceOf), { isNearest: true }) : asked;
}

/** Asking what, who or how much states nothing; asking why, or nothing at all (…的吧), does. */
const asksOnly = ({ text, asks }: ParsedQuestion): boolean =>
  askedIn(text).length > 0 && !asks.includes('why') && !asks.includes('yes-no');

/** The answerer that needs no model: sentences of the papers as they stand, chosen by what is asked. */
export function createExtractiveAnswerer(): Answerer {
  return {
    draft: async (question, hits, { signal }) => {
      signal?.throwIfAborted();
      return taggingOnce(() => draft(question, hits));
    },
  };
}

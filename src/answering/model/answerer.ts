/** A model chooses among the papers' statements, code checks the choice, and it is said as our own plan says its own. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { ProviderError } from '../../errors.ts';
import type { Draft, Hit, ParsedQuestion } from '../../types.ts';
import { ENOUGH } from '../doubts/index.ts';
import { speaksToModel } from '../instructions.ts';
import type { Answerer, DraftOptions } from '../port.ts';
import type { Ranked } from '../rank.ts';
import { type CallOptions, createCall } from './call.ts';
import { CHOICE, type Choice, choiceIn } from './choice.ts';
import { contentFor, isSame, type Material, materialFor, reordered, roomFor, saysSo, without } from './material.ts';
import { choosing } from './prompts.ts';
import { beside, draftOfChoice, hasOf, isShared, picksOf } from './said.ts';
import { translated } from './translate.ts';

export type ModelAnswererOptions = CallOptions & {
  /** Our own plan: what stands where a model's choice doesn't. */
  readonly own: Answerer;
};

type More = NonNullable<DraftOptions['more']>;
const NO_MORE: More = async () => [];

/** A draft that tells nothing, for what a model says the papers don't tell. */
const UNTOLD: Draft = { sentences: [], confidence: 0, by: 'model' };

/** Our own plan quotes a page as it is, but not what speaks to a model where one is asked. */
function withoutOrders(own: Draft, hits: readonly Hit[]): Draft {
  const articles = new Map(hits.map(({ article }) => [article.id, article.paragraphs]));
  const sentences = own.sentences.filter(({ quotes }) =>
    quotes.every(
      ({ article, paragraph, quote }) => ![articles.get(article)?.[paragraph] ?? '', quote].some(speaksToModel),
    ),
  );
  return sentences.length === 0 && own.sentences.length > 0 ? UNTOLD : { ...own, sentences };
}

/** What a question takes for granted and a report denies is certain, whatever a model makes of it. */
const isCorrection = ({ premise, isNearest, sentences }: Draft): boolean =>
  premise !== undefined && !isNearest && sentences.length > 0;

/** What is not told as we read the chat may be as the model reads it. */
const readBy = ({ original }: ParsedQuestion, { frame }: Choice, draft: Draft): Draft =>
  draft.confidence < ENOUGH && original.history.length > 0 && Object.values(frame).some(Boolean)
    ? { ...draft, frame }
    : draft;

const isTold = ({ verdict }: Choice): boolean => verdict === 'answered' || verdict === 'partly';

/** Numbers that there are not, or none where it was answered, are no choice. */
const isOf = (choice: Choice, material: Material): boolean => !isTold(choice) || picksOf(choice, material).length > 0;

/** Makes an answerer that rejects with `ProviderError` when the model fails, stalls or rests, so that a fallback can take over. */
export function createModelAnswerer(options: ModelAnswererOptions): Answerer {
  const call = createCall(options);
  const choose = (question: ParsedQuestion, material: Material, signal: AbortSignal) =>
    call(
      {
        prompt: choosing(),
        content: contentFor(question, material),
        form: { name: 'choose', schema: CHOICE },
        read: choiceIn,
      },
      signal,
    );
  // Who finds an answer whatever is there has found none: it has to be missed where what was chosen is taken out.
  const isMissed = async (question: ParsedQuestion, choice: Choice, material: Material, signal: AbortSignal) => {
    const rest = without(material, picksOf(choice, material), choice.first);
    return rest.statements.length > 0 && (await choose(question, rest, signal)).verdict !== 'answered';
  };
  // Who reads finds the same where it stands elsewhere; who throws dice or counts lines does not.
  const isFoundAgain = async (question: ParsedQuestion, choice: Choice, material: Material, signal: AbortSignal) => {
    const turned = reordered(material);
    const again = await choose(question, turned, signal);
    const found = picksOf(again, turned);
    const isIt = (one: Ranked) =>
      saysSo(one, choice.first) || picksOf(choice, material).some((other) => isSame(one, other));
    return isTold(again) && found.some(isIt);
  };
  const isConfirmed = async (question: ParsedQuestion, choice: Choice, material: Material, signal: AbortSignal) => {
    const both = await Promise.all([isFoundAgain, isMissed].map((is) => is(question, choice, material, signal)));
    return both.every(Boolean);
  };
  const inEnglish = (drafted: Draft, hits: readonly Hit[], signal: AbortSignal): Promise<Draft> => {
    const days = new Map(hits.map(({ article }) => [article.id, article.published]));
    return translated(drafted, (id) => days.get(id) ?? null, call, signal).catch((error: unknown) => {
      if (error instanceof ProviderError) return drafted;
      throw error;
    });
  };
  const draft = async (
    question: ParsedQuestion,
    hits: readonly Hit[],
    more: More,
    signal: AbortSignal,
  ): Promise<Draft> => {
    const own = withoutOrders(await options.own.draft(question, hits, {}), hits);
    if (hits.length === 0) return own;
    // Our own reading, a search and another reading in one go would keep other residents waiting.
    await nextTurn();
    const further = await more();
    await nextTurn();
    const material = materialFor(question, hits, further, roomFor(options.model.id));
    const choice = await choose(question, material, signal);
    if (!isOf(choice, material)) return own;
    if (!isTold(choice) && own.isNearest) return readBy(question, choice, own);
    if (!isTold(choice))
      return own.premise === undefined && own.caveat !== 'no-date' ? readBy(question, choice, UNTOLD) : own;
    const chosen = draftOfChoice(question, choice, material, own);
    if (isCorrection(own) && !(chosen && hasOf(chosen, own))) return own;
    const isBelieved = chosen && (isShared(chosen, own) || (await isConfirmed(question, choice, material, signal)));
    const drafted = chosen && isBelieved ? beside(chosen, own) : readBy(question, choice, own);
    return question.language === 'zh' ? drafted : inEnglish(drafted, [...hits, ...further], signal);
  };
  return {
    draft: async (question, hits, { signal, more = NO_MORE }) => {
      const budget = AbortSignal.timeout(options.timeoutMs);
      return draft(question, hits, more, signal ? AbortSignal.any([signal, budget]) : budget);
    },
  };
}

/** A model chooses among the papers' statements, code checks the choice, and it is said as our own plan says its own. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { ProviderError } from '../../errors.ts';
import type { Draft, Hit, ParsedQuestion } from '../../types.ts';
import type { Answerer } from '../port.ts';
import { type CallOptions, createCall } from './call.ts';
import { CHOICE, type Choice, choiceIn } from './choice.ts';
import { type Material, materialFor, messagesFor, roomFor, without } from './material.ts';
import { choosing } from './prompts.ts';
import { beside, draftOfChoice, isShared, picksOf } from './said.ts';
import { translated } from './translate.ts';

export type ModelAnswererOptions = CallOptions & {
  /** Our own plan: what stands where a model's choice doesn't. */
  readonly own: Answerer;
};

/** A draft that tells nothing, for what a model says the papers don't tell. */
const UNTOLD: Draft = { sentences: [], confidence: 0, by: 'model' };

/** What a question takes for granted and a report denies is certain, whatever a model makes of it. */
const isCorrection = ({ premise, isNearest, sentences }: Draft): boolean =>
  premise !== undefined && !isNearest && sentences.length > 0;

const isTold = ({ verdict }: Choice): boolean => verdict === 'answered' || verdict === 'partly';

/** Numbers that there are not, or none where it was answered, are no choice. */
const isOf = (choice: Choice, material: Material): boolean => !isTold(choice) || picksOf(choice, material).length > 0;

/** Makes an answerer that rejects with `ProviderError` when the model fails, stalls or rests, so that a fallback can take over. */
export function createModelAnswerer(options: ModelAnswererOptions): Answerer {
  const call = createCall(options);
  const choose = (question: ParsedQuestion, material: Material, signal: AbortSignal) =>
    call(
      {
        ...{ prompt: choosing(), messages: messagesFor(question, material) },
        ...{ form: { name: 'choose', schema: CHOICE }, read: choiceIn },
      },
      signal,
    );
  // Who finds an answer whatever is there has found none: it has to be missed where what was chosen is taken out.
  const isMissed = async (question: ParsedQuestion, choice: Choice, material: Material, signal: AbortSignal) => {
    const rest = without(material, picksOf(choice, material), choice.first);
    return rest.statements.length > 0 && (await choose(question, rest, signal)).verdict !== 'answered';
  };
  const inEnglish = (drafted: Draft, hits: readonly Hit[], signal: AbortSignal): Promise<Draft> => {
    const days = new Map(hits.map(({ article }) => [article.id, article.published]));
    return translated(drafted, (id) => days.get(id) ?? null, call, signal).catch((error: unknown) => {
      if (error instanceof ProviderError) return drafted;
      throw error;
    });
  };
  const draft = async (question: ParsedQuestion, hits: readonly Hit[], signal: AbortSignal): Promise<Draft> => {
    const own = await options.own.draft(question, hits, {});
    if (hits.length === 0 || isCorrection(own)) return own;
    // Two readings of the same articles in one go would keep other residents waiting.
    await nextTurn();
    const material = materialFor(question, hits, roomFor(options.model.id));
    const choice = await choose(question, material, signal);
    if (!isOf(choice, material)) return own;
    if (!isTold(choice)) return own.premise === undefined && own.caveat !== 'no-date' ? UNTOLD : own;
    const chosen = draftOfChoice(question, choice, material, own);
    const isBelieved = chosen && (isShared(chosen, own) || (await isMissed(question, choice, material, signal)));
    const drafted = chosen && isBelieved ? beside(chosen, own) : own;
    return question.language === 'zh' ? drafted : inEnglish(drafted, hits, signal);
  };
  return {
    draft: async (question, hits, { signal }) => {
      const budget = AbortSignal.timeout(options.timeoutMs);
      return draft(question, hits, signal ? AbortSignal.any([signal, budget]) : budget);
    },
  };
}

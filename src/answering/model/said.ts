/** From the numbers that a model gave to a draft, said as our own plan says it. */
import type { Draft, ParsedQuestion } from '../../types.ts';
import { overlaps } from '../candidates.ts';
import { partsAsked } from '../cells.ts';
import { budgetOf } from '../choose.ts';
import { confidence, ENOUGH } from '../doubts/index.ts';
import { toSentences } from '../extractive.ts';
import { type Chosen, said } from '../fit.ts';
import type { Ranked } from '../rank.ts';
import { shortOf } from '../short.ts';
import type { Stages } from '../stages.ts';
import type { Choice } from './choice.ts';
import type { Material } from './material.ts';

/** Less room than this holds no clause that says something. */
const NO_ROOM = 40;
/** Where a list was begun it is said whole: its opening was picked, or two of its parts. */
const PARTS_OF_LIST = 2;

/** The picks with a gathered list in place of those that are its parts. */
function gathered(picks: readonly Ranked[], { stages: { ranked } }: Material): readonly Ranked[] {
  const lists = ranked.filter(({ candidate }) => candidate.list !== undefined);
  const whole = picks.map((pick) => {
    const own = lists.filter(
      (list) => picks.filter((one) => overlaps(list.candidate, one.candidate)).length >= PARTS_OF_LIST,
    );
    return own.find((list) => overlaps(list.candidate, pick.candidate)) ?? pick;
  });
  return [...new Set(whole)];
}

function fitted(picks: readonly Ranked[], { stages: { plans } }: Material, budget: number): readonly Chosen[] {
  const chosen: Chosen[] = [];
  for (const pick of picks) {
    const room = budget - chosen.reduce((sum, { text }) => sum + text.length, 0);
    if (chosen.length > 0 && room < NO_ROOM) break;
    chosen.push(...said(pick, room, plans));
  }
  return chosen;
}

/** The statements that a choice names, in its order, each once; numbers that there are not are left out. */
export const picksOf = ({ statements }: Choice, material: Material): readonly Ranked[] =>
  [...new Set(statements)].map((n) => material.statements[n - 1]).filter((one) => one !== undefined);

/** Parts of the question, in its own words, that nothing chosen tells. */
function untoldIn(question: ParsedQuestion, { verdict, untold }: Choice): Pick<Draft, 'caveat'> {
  if (verdict !== 'partly') return {};
  const parts = partsAsked(question).filter((part) =>
    untold.some((words) => words.length > 1 && part.text.includes(words)),
  );
  const texts = [...new Set(parts.map(({ text }) => text.replace(/[?？。!！\s]+$/u, '')))];
  return texts.length > 0 && texts.length < partsAsked(question).length ? { caveat: { untold: texts } } : {};
}

/** A choice that our own doubts give less has nothing of what is asked. */
const PLAUSIBLE = 0.02;

const isSure = ({ confidence: sure, premise, caveat }: Draft): boolean =>
  sure >= ENOUGH && premise === undefined && caveat !== 'no-date';

type First = Pick<Draft, 'short' | 'otherwise' | 'each' | 'most'>;

/** What answers first: of the choice, else by our own plan, as far as the choice quotes it (`ask.ts` sees to that). */
function firstOf(
  question: ParsedQuestion,
  said: Pick<Stages, 'plans' | 'chosen'>,
  sure: number,
  { first }: Choice,
  { short, otherwise, each, most }: Draft,
): First {
  const isOfOne = question.aspects.every(({ of }) => of.length === 0);
  const words = isOfOne ? shortOf(question, said, sure, first) : null;
  const told = words ?? (short === undefined ? null : { short, otherwise });
  return {
    ...(told ? { short: told.short, ...(told.otherwise ? { otherwise: true } : {}) } : {}),
    ...(each ? { each, ...(most ? { most } : {}) } : {}),
  };
}

/** A draft of the statements chosen; `null` where nothing of them can be said. `own`: what would be said without a model. */
export function draftOfChoice(question: ParsedQuestion, choice: Choice, material: Material, own: Draft): Draft | null {
  const { plans } = material.stages;
  const picks = gathered(picksOf(choice, material), material);
  const chosen = fitted(picks, material, budgetOf(question));
  const likely = confidence(question, { ...material.stages, chosen });
  if (chosen.length === 0 || likely < PLAUSIBLE) return null;
  const sentences = toSentences(chosen);
  const first = firstOf(question, { plans, chosen }, likely, choice, own);
  const draft: Draft = { sentences, confidence: Math.max(ENOUGH, likely), by: 'model', ...first };
  return { ...draft, ...untoldIn(question, choice) };
}

const quoted = ({ sentences }: Draft): readonly string[] =>
  sentences.flatMap(({ quotes }) => quotes.map(({ quote }) => quote));

/** What our own plan says besides, if it is sure of itself; another row under the same heads is another sentence. */
const othersOf = (draft: Draft, own: Draft): Draft['sentences'] => {
  const taken = quoted(draft);
  return own.sentences.filter(
    ({ text, quotes }) =>
      !draft.sentences.some((one) => one.text === text) && !quotes.every(({ quote }) => taken.includes(quote)),
  );
};

/** Whether a choice has a sentence of our own plan's. */
export const hasOf = (draft: Draft, own: Draft): boolean => othersOf(draft, own).length < own.sentences.length;

/** Whether our own plan is sure of a sentence of the choice, which then needs nobody to confirm it. */
export const isShared = (draft: Draft, own: Draft): boolean => isSure(own) && hasOf(draft, own);

/** What our own plan is sure of is said, whatever a model makes of it: nobody but the reader can tell which is meant. */
export function beside(draft: Draft, own: Draft): Draft {
  const others = isSure(own) ? othersOf(draft, own) : [];
  if (others.length === 0) return draft;
  const { short: _, otherwise: __, ...rest } = draft;
  return { ...(isShared(draft, own) ? draft : rest), sentences: [...draft.sentences, ...others] };
}

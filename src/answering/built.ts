/** What is built, asked after by its kind alone (哪里在修医院, 机场修到哪步了): no answer is of another thing beside one of that kind. */
import { clauses, heads, inPrint, paraphrases, stageOf } from '../reading/index.ts';
import type { Mention, ParsedQuestion } from '../types.ts';
import type { Candidate } from './candidates.ts';

const formsOf = (word: string): readonly string[] => [word, ...inPrint(word), ...paraphrases(word)];

/** 医院 of 哪里在修医院: a kind of thing of which is asked where it is built or how far it is; `null` where a name says which. */
export function kindAsked({ text, asks, words, names }: ParsedQuestion): string | null {
  const isBuilding = words.some((word) => formsOf(word).some((one) => stageOf(one) !== null));
  if (!asks.includes('how-far') && !(isBuilding && (asks.includes('where') || asks.includes('yes-no')))) return null;
  const isNamed = (word: string) =>
    names.some((name) => text.includes(name + word) || (name !== word && name.includes(word)));
  return words.find((word) => heads().has(word) && !isNamed(word)) ?? null;
}

/** 由某某医院牵头建设: who builds is not what is built. */
const BY = '由';

/** Whether a step is told of a thing of that kind: the report or sentence is about one, or it stands in the clause of a step. */
export function tellsStepOf(kind: string, { text, mentions, about, heading }: Candidate): boolean {
  const doers = mentions.flatMap((one) => ('name' in one && text[one.start - 1] === BY ? [one.name] : []));
  const isOne = (said: string) => {
    const rest = doers.reduce((soFar, name) => soFar.replaceAll(name, ''), said);
    return formsOf(kind).some((form) => rest.includes(form));
  };
  const isIn = (start: number, end: number) => (one: Mention) =>
    one.kind === 'step' && start <= one.start && one.end <= end;
  return (
    [heading, ...about].some(isOne) ||
    clauses(text).some(({ start, end }) => isOne(text.slice(start, end)) && mentions.some(isIn(start, end)))
  );
}

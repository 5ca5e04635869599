import type { Store } from '../../store/port.ts';
import type { NewWord, ParsedQuestion, Question } from '../../types.ts';
import { type AsPrinted, type ParseOptions, parseQuestion } from './parse.ts';

type Names = NonNullable<ParseOptions['known']>;

/** The store gives the same list until others are put in, so the names in it are picked out once. */
const picked = new WeakMap<readonly NewWord[], Names>();

function namesIn(words: readonly NewWord[]): Names {
  const names = picked.get(words) ?? new Set(words.flatMap(({ word, isName }) => (isName ? [word] : [])));
  picked.set(words, names);
  return names;
}

/** Analyses a question as one about this archive: what it calls by a name of its own is one word. */
export async function readQuestion(
  question: Question,
  store: Pick<Store, 'newWords'>,
  asPrinted: AsPrinted = {},
): Promise<ParsedQuestion> {
  return parseQuestion(question, { ...asPrinted, known: namesIn(await store.newWords()) });
}

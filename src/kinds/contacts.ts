/** Whose a telephone number is: the number of another office is no answer to what one's own is. */
import { classesOf, endOf, once, wordsOf } from '../lexicon/index.ts';
import { areInOrder } from '../reading/index.ts';
import type { Amount } from '../types.ts';

const bodyEnds = once(
  () =>
    new Set([...classesOf('bodies').keys(), ...wordsOf('office-parts', 'part'), ...wordsOf('kinds-asked', 'settled')]),
);
const endsAsBody = (word: string): boolean => word.length > 1 && endOf(word, bodyEnds()) !== null;

/** The words nearest to what is asked that may name the office: 区政府, 纪检组. */
const NEAREST = 3;
/** The office whose number is asked for, if one is named. */
export const bodyAsked = (focus: readonly string[]): string | undefined => focus.slice(0, NEAREST).find(endsAsBody);

/** Names beside a number: its clause before it, and the bracket behind it. */
const BEFORE = /[^，,。；;）)\d]*$/u;
const BRACKET = /^[（(]([^）)]*)[）)]/u;
const HAN = /\p{Script=Han}{2,}/gu;
const namesBeside = (text: string, { start, end }: Pick<Amount, 'start' | 'end'>): readonly string[] =>
  `${text.slice(0, start).match(BEFORE)?.[0] ?? ''}，${text.slice(end).match(BRACKET)?.[1] ?? ''}`.match(HAN) ?? [];

/** Whether a number is said to be of another office than the one that is asked for; one that is said to be nobody's may be its. */
export function isOfAnother(text: string, number: Amount, focus: readonly string[]): boolean {
  const asked = bodyAsked(focus);
  if (asked === undefined) return false;
  const names = namesBeside(text, number);
  return names.some(endsAsBody) && !names.some((name) => areInOrder(asked, name));
}

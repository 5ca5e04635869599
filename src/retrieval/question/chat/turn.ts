/** A question of a chat, made whole. */
import { endOfName } from '../subject-phrase.ts';
import { subjectOf } from './slots.ts';
import type { Told } from './told.ts';

/** A question made whole. */
export type Turn = {
  /** The question as it would be asked without the chat. */
  readonly text: string;
  /** The phrase that says what it is about. */
  readonly subject: string;
  /** What `subject` is a part of, where it is one: the next part takes its place. */
  readonly scope?: string | undefined;
  /** Another thing of which the same was asked: what its reports don't have is not told of it. */
  readonly must?: string | undefined;
  /** What it took over from the turns before it; empty when it stands by itself. */
  readonly taken: string;
  /** Reports that were told already, where others are wanted. */
  readonly beyond?: readonly string[];
  /** As it would be asked if it were about something else: where nothing in it surely points back. */
  readonly itself?: string;
  /** What it was answered with, where the archive was asked. */
  readonly told?: Told;
};

/** A question that takes nothing over. */
export const alone = (text: string): Turn => ({ text, subject: subjectOf(text), taken: '' });

/** What `next` begins with and `before` ends with. */
export const saidTwice = (before: string, next: string): string =>
  Array.from(next, (_, size) => next.slice(0, next.length - size)).find((head) => before.endsWith(head)) ?? '';

/**
 * What is taken over and what is asked of it; where that is no plain name (甲要在乙地), as clauses of their own. What the one
 * ends and the other begins with is said once, and a question that names what would be taken over stays as it is.
 */
export function joined(taken: string, rest: string): string {
  if (rest.includes(taken)) return rest;
  const twice = saidTwice(taken, rest);
  const own = twice.length > 1 ? rest.slice(twice.length) : rest;
  // Two names in pinyin are two words.
  const between = /[A-Za-z]$/.test(taken) && /^[A-Za-z]/.test(own) ? ' ' : '';
  return endOfName(taken, true) === taken.length ? `${taken}${between}${own}` : `${taken}，${own}`;
}

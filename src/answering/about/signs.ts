/** What tells that reports are of another one than the question's: another number, day, or the opposite (门外 for 门内). */
import { lexicon, once } from '../../lexicon/index.ts';
import { type Ordinal, ordinalsIn, othersIn, whensIn } from '../../reading/index.ts';
import type { Mention, ParsedQuestion, When } from '../../types.ts';
import { plainOf } from '../candidates.ts';
import { monthsAndDays } from '../years.ts';
import { sameNumber } from './another.ts';

const opposites = once(() => othersIn('opposites'));

const SAID = /[\p{Script=Han}\d]/u;

/**
 * 门外 in what is read where the question says 门内, beside the same character: the reports (`whole`, compared form) nowhere
 * have the question's own, neither with what stands before it nor with what stands behind it.
 */
export function tellsOfOpposite({ text }: ParsedQuestion, whole: string, read: string): boolean {
  const chars = Array.from(plainOf(text));
  return chars.some((char, at) => {
    const [left = '', right = ''] = [chars[at - 1], chars[at + 1]].map((one) => (one && SAID.test(one) ? one : ''));
    if ((left && whole.includes(left + char)) || (right && whole.includes(char + right))) return false;
    const others = [...(opposites().get(char) ?? [])];
    return others.some((other) => (left && read.includes(left + other)) || (right && read.includes(other + right)));
  });
}

const kinds = once(() => new Set(lexicon('told-by-number').map(({ word }) => word[0]!)));
/** 第67座, 9路; 一座 and 一场 only count. */
const isOneOfMany = ({ of, text }: Ordinal): boolean => kinds().has(of[0]!) && !text.startsWith('一');

/** 19路 where 9路 is asked about: the reports number what the question numbers, and have another of them. */
export function tellsOfAnotherNumber({ text }: ParsedQuestion, whole: string): boolean {
  const told = ordinalsIn(whole);
  return ordinalsIn(plainOf(text))
    .filter(isOneOfMany)
    .some((one) => told.some(({ of }) => of === one.of) && !told.some(sameNumber(one)));
}

/** 9月8日 where 9月9日 is asked about: the reports have days or months, and none of the question's. */
export function tellsOfAnotherDay({ text }: ParsedQuestion, mentions: readonly Mention[]): boolean {
  const asked = whensIn(text).flatMap(monthsAndDays);
  const told = mentions.filter((one): one is When => one.kind === 'when').flatMap(monthsAndDays);
  if (asked.length === 0 || told.length === 0) return false;
  const days = new Set([...told, ...told.map((day) => day.split('-')[0]!)]);
  return !asked.some((day) => days.has(day));
}

/** What tells that reports are of another one than the question's: another day, or the opposite (门外 for 门内). */
import { lexicon, once } from '../../lexicon/index.ts';
import { othersIn, whensIn } from '../../reading/index.ts';
import type { Mention, ParsedQuestion, When } from '../../types.ts';
import { plainOf } from '../candidates.ts';
import { monthsAndDays } from '../years.ts';

const opposites = once(() => othersIn('opposites'));

const siblings = once(() => lexicon('siblings').map(({ word, type }) => ({ type, names: word.split('|') })));
type Sibling = { readonly names: readonly string[] };

/** 柚子 in what is read where the question says 黄瓜, which the reports nowhere have. Words put into Chinese are not always those that are printed. */
function tellsOfSibling({ text, language }: ParsedQuestion, whole: string, read: string): boolean {
  const within = (where: string) => (one: Sibling) => one.names.some((name) => where.includes(name));
  const asked = language === 'en' ? [] : siblings().filter(within(text));
  const told = new Set(asked.filter(within(whole)).map(({ type }) => type));
  return siblings().some(
    (one) => !told.has(one.type) && asked.some(({ type }) => type === one.type) && within(read)(one),
  );
}

const SAID = /[\p{Script=Han}\d]/u;

/**
 * 门外 in what is read where the question says 门内, beside the same character: the reports (`whole`, compared form) nowhere
 * have the question's own, neither with what stands before it nor with what stands behind it; likewise 柚子 where it says 黄瓜.
 */
export function tellsOfOpposite(question: ParsedQuestion, whole: string, read: string): boolean {
  const chars = Array.from(plainOf(question.text));
  const isOpposite = chars.some((char, at) => {
    const [left = '', right = ''] = [chars[at - 1], chars[at + 1]].map((one) => (one && SAID.test(one) ? one : ''));
    if ((left && whole.includes(left + char)) || (right && whole.includes(char + right))) return false;
    const others = [...(opposites().get(char) ?? [])];
    return others.some((other) => (left && read.includes(left + other)) || (right && read.includes(other + right)));
  });
  return isOpposite || tellsOfSibling(question, whole, read);
}

/** 9月8日 where 9月9日 is asked about: the reports have days or months, and none of the question's. */
export function tellsOfAnotherDay({ text }: ParsedQuestion, mentions: readonly Mention[]): boolean {
  const asked = whensIn(text).flatMap(monthsAndDays);
  const told = mentions.filter((one): one is When => one.kind === 'when').flatMap(monthsAndDays);
  if (asked.length === 0 || told.length === 0) return false;
  const days = new Set([...told, ...told.map((day) => day.split('-')[0]!)]);
  return !asked.some((day) => days.has(day));
}

/** What has a kind of fact in a sentence of English print: a plainer look than that at Chinese, by capitals, figures and a few words. */
import { remember } from '../reading/index.ts';
import type { Aspect } from '../types.ts';
import { type Sign, signsOf, weaker } from './signs.ts';

/** 4,096 sentences' answers take some 1 MB with their texts, which are kept elsewhere too. */
const REMEMBERED = 4096;
const LETTERS = /[A-Za-z]/g;
const HAN = /\p{Script=Han}/gu;

/** Whether a sentence is printed in a Latin script. */
export const isLatin = remember(
  (text: string): boolean =>
    (text.match(LETTERS)?.length ?? 0) > 4 * (text.match(HAN)?.length ?? 0) && /[A-Za-z]{3}/.test(text),
  REMEMBERED,
);

/** A name or an item may be what is asked for, or anything else. */
const PERHAPS = 0.8;

/** Places of an English sentence that have the kind of fact which is asked for. */
export function latinSigns(text: string, { ask, units }: Aspect): readonly Sign[] {
  if (ask === 'when') return signsOf(text.toLowerCase(), 'latin-when');
  if (ask === 'how-much' || ask === 'compare')
    return signsOf(text, units.includes('元') ? 'latin-money' : 'latin-amount');
  if (ask === 'who') return signsOf(text, 'latin-name');
  if (ask === 'where') return signsOf(text, 'latin-where');
  return weaker([...signsOf(text, 'latin-name'), ...weaker(signsOf(text, 'latin-item'), HALF)], PERHAPS);
}
const HALF = 0.5;

/** What has a kind of fact in a sentence of English print: a plainer look than that at Chinese, by capitals, figures and a few words. */
import { classesOf, once } from '../lexicon/index.ts';
import { remember } from '../reading/index.ts';
import type { Aspect } from '../types.ts';
import { CLOCK } from './kind.ts';
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

const asked = once(() => classesOf('english-amounts'));
const ASKED = /^asked-/;
/** The kind of amount that a unit asks for: money for 元. */
const kindFor = (unit: string): string | null => {
  const kind = asked().get(unit) ?? '';
  return ASKED.test(kind) ? kind.replace(ASKED, 'latin-') : null;
};

/** An amount in the unit that is asked for, or of what is counted; another figure is hardly one, but where no unit is asked for. */
function amounts(text: string, units: readonly string[]): readonly Sign[] {
  const any = signsOf(text, 'latin-amount');
  if (units.length === 0) return any;
  const kind = units.map(kindFor).find((one) => one !== null) ?? 'latin-count';
  return [...signsOf(text, kind), ...weaker(any, HALF)];
}

/** A name or an item may be what is asked for, or anything else. */
const PERHAPS = 0.8;
const HALF = 0.5;

/** Places of an English sentence that have the kind of fact which is asked for. */
export function latinSigns(text: string, { ask, units }: Aspect): readonly Sign[] {
  const plain = text.toLowerCase();
  if (ask === 'when')
    return [...signsOf(plain, 'latin-hour'), ...(units.includes(CLOCK) ? [] : signsOf(plain, 'latin-when'))];
  if (ask === 'how-much' || ask === 'compare') return amounts(plain, ask === 'compare' ? [] : units);
  if (ask === 'who') return [...signsOf(text, 'latin-person'), ...weaker(signsOf(text, 'latin-name'), HALF)];
  if (ask === 'where') return signsOf(text, 'latin-where');
  if (ask === 'why' || ask === 'yes-no' || ask === 'how-far') return signsOf(plain, `latin-${ask}`);
  return weaker([...signsOf(text, 'latin-name'), ...weaker(signsOf(text, 'latin-item'), HALF)], PERHAPS);
}

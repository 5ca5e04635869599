/** Where a sentence has the kind of fact that is asked for, and how near to what is asked. */
import { plainly, remember, type Span } from '../reading/index.ts';
import type { Aspect, Mention } from '../types.ts';
import type { Given } from './kind.ts';
import { kindOf } from './kinds.ts';
import { isLatin, latinSigns } from './latin.ts';
import { type Sign, signsOf } from './signs.ts';

/**
 * The sentences of six articles are looked through for every aspect of a question, and those of a well-read report for
 * every question about it. 4,096 sentences' amounts and dates take some 3 MB.
 */
const REMEMBERED = 4096;
const plainOf = remember(plainly, REMEMBERED);
/**
 * Places in a sentence, as printed in either script, that have the kind of fact that is asked for; what `isGiven` holds of
 * is hardly one. `mentions`: what was read of the text when it was indexed; without them, as for a part of a sentence, it is read now.
 */
export const signs = (
  aspect: Aspect,
  text: string,
  isGiven: Given = () => false,
  mentions?: readonly Mention[],
): readonly Sign[] => {
  const plain = plainOf(text);
  if (isLatin(plain)) return latinSigns(plain, aspect);
  const { signs: of, plainFrom } = kindOf(aspect.ask);
  const found = of(plain, aspect, { isGiven, ...(mentions ? { mentions } : {}) });
  return plainFrom === undefined ? found : [...found, ...signsOf(plain, 'undecided')];
};

/** Characters between a sign and a word of the question beyond which they have nothing to do with each other. */
const REACH = 24;

function placesOf(word: string, text: string): readonly Span[] {
  const places: Span[] = [];
  for (let at = text.indexOf(word); at >= 0 && word !== ''; at = text.indexOf(word, at + word.length))
    places.push({ start: at, end: at + word.length });
  return places;
}

/** 0…1: how near the plainest sign stands to one of `words` (both in `printed`); in the same clause counts double. */
export function closeness(found: readonly Sign[], words: readonly string[], printed: string): number {
  if (found.length === 0) return 0;
  const text = plainOf(printed);
  const places = words.flatMap((word) => placesOf(word, text));
  let best = 0;
  for (const sign of found)
    for (const place of places) {
      const [from, to] = sign.start < place.start ? [sign.end, place.start] : [place.end, sign.start];
      const gap = Math.max(0, to - from);
      const cut = /[，。；]/.test(text.slice(from, Math.max(from, to))) ? 0.6 : 1;
      best = Math.max(best, sign.strength * cut * Math.max(0, 1 - gap / REACH));
    }
  return best;
}

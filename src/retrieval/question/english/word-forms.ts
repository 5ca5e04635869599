/** English words as a dictionary has them: built → build, companies → company, stopped → stop. */
import { classesOf, once } from '../../../lexicon/index.ts';

const plainForms = once(() => classesOf('english-forms'));

/** Endings with what stands in the plain form instead; several forms are tried, a dictionary knows which is a word. */
const ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/ies$/, 'y'],
  [/s$/, ''],
  [/es$/, ''],
  [/ied$/, 'y'],
  [/(.)\1ed$/, '$1'],
  [/ed$/, ''],
  [/d$/, ''],
  [/(.)\1ing$/, '$1'],
  [/ing$/, ''],
  [/ing$/, 'e'],
];
/** Shorter words are no forms of others: bus, gas, red. */
const LONG_ENOUGH = 4;

/** A word and what it may be a form of, likeliest first. */
export function wordForms(word: string): readonly string[] {
  const irregular = plainForms().get(word);
  const regular = word.length < LONG_ENOUGH ? [] : ENDINGS.filter(([ending]) => ending.test(word));
  const plain = regular.map(([ending, instead]) => word.replace(ending, instead));
  return [word, ...(irregular === undefined ? [] : [irregular]), ...plain];
}

/** What a question says and reports don't: words, stretches, names that only other reports have. */
import { stopWords } from '../../reading/index.ts';
import { plainOf } from '../candidates.ts';
import { matcher } from '../coverage.ts';

/** A typing slip away still counts as there. */
const SLIP = 0.3;

const has = (word: string, text: string): boolean => matcher(plainOf(word))(text) >= SLIP;

/** Share of words that a text has not, not even a typing slip away. */
export const missing = (words: readonly string[], text: string): number =>
  words.length === 0 ? 0 : words.filter((word) => !has(word, text)).length / words.length;

/** How much better, in the mean, some one of other reports has the words than `text`, 0…1: it may be the one that is asked about. */
export function elsewhere(words: readonly string[], text: string, others: readonly string[]): number {
  const gains = words.map((word) => {
    const own = matcher(plainOf(word));
    return Math.max(0, ...others.map((other) => own(other) - own(text)));
  });
  return gains.length === 0 ? 0 : gains.reduce((sum, gain) => sum + gain, 0) / gains.length;
}

/** So many characters that no report has are plainly something else. */
const LONG_RUN = 5;

/**
 * The longest stretch of the question's words of which the reports (`text`) have no two neighbouring characters and no word,
 * in units of five characters: however a segmenter cuts it, it is told nowhere.
 */
export function strangeRun(question: string, words: readonly string[], text: string): number {
  const plain = plainOf(question);
  const chars = Array.from(plain, (char) => ({ char, isWord: false, isKnown: /[^\p{L}\p{N}]/u.test(char) }));
  for (let at = 0; at + 1 < chars.length; at++)
    if (text.includes(chars[at]!.char + chars[at + 1]!.char))
      for (const one of chars.slice(at, at + 2)) one.isKnown = true;
  for (const word of words.map(plainOf)) {
    const at = plain.indexOf(word);
    const isKnown = has(word, text);
    if (at === -1) continue;
    for (const one of chars.slice(at, at + word.length)) {
      one.isWord ||= !stopWords().has(one.char);
      one.isKnown ||= isKnown;
    }
  }
  let [run, longest] = [0, 0];
  for (const { isWord, isKnown } of chars) {
    run = isWord && !isKnown ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return Math.min(1, longest / LONG_RUN);
}

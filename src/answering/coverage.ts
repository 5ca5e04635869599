import { soundsIn, syllables, synonyms } from '../text/index.ts';
import { plainOf } from './candidates.ts';
import { paraphrases } from './paraphrases.ts';

/** How well a text has a word: 1 as it stands, less for a synonym, a typing slip or an abbreviation. */
const SOUND = 0.95;
const SYNONYM = 0.85;
const PARAPHRASE = 0.6;
const PARTLY = 0.7;
const SHORTENED = 0.5;

function bigramShare(word: string, text: string): number {
  const pairs = Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2));
  return pairs.filter((pair) => text.includes(pair)).length / pairs.length;
}

/** 固投 in 固定资产投资: the characters in order within a short stretch. */
function shortened(word: string, text: string): boolean {
  const pattern = Array.from(word, (char) => char.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join(
    '[\\p{Script=Han}]{0,4}?',
  );
  return new RegExp(pattern, 'u').test(text);
}

/** A name in pinyin (an English question) against the characters of the text. */
function sounds(word: string, text: string): boolean {
  const name = /^[a-z'-]{4,}$/.test(word) ? syllables(word) : null;
  return name !== null && name.length >= 2 && soundsIn(name, text);
}

const isHan = (word: string): boolean => /^\p{Script=Han}+$/u.test(word);

/** 0…1 for one word (both in compared form). Digits must stand alone: 3 is not in 34. */
export function match(word: string, text: string): number {
  if (/^[\d.]+%?$/.test(word))
    return new RegExp(`(?<![\\d.])${word.replace('.', '\\.')}(?![\\d]|\\.\\d)`).test(text) ? 1 : 0;
  if (text.includes(word)) return 1;
  if (synonyms(word).some((other) => text.includes(other))) return SYNONYM;
  if (paraphrases(word).some((other) => text.includes(other))) return PARAPHRASE;
  if (!isHan(word)) return sounds(word, text) ? SOUND : 0;
  if (word.length < 2) return 0;
  const share = word.length >= 3 ? bigramShare(word, text) : 0;
  if (share >= 0.5) return PARTLY * share;
  return shortened(word, text) ? SHORTENED : 0;
}

/** A word of the question with what it is worth: rare among the sentences at hand is worth more. */
export type Weighted = { readonly word: string; readonly weight: number };

/** Words weighted by rarity among `texts` (BM25's idf); `carried` words say less, they were not asked this time. */
export function weigh(
  words: readonly string[],
  carried: readonly string[],
  texts: readonly string[],
): readonly Weighted[] {
  return words.map((original) => {
    const word = plainOf(original);
    const having = texts.filter((text) => text.includes(word)).length;
    const idf = Math.log(1 + (texts.length - having + 0.5) / (having + 0.5));
    const length = word.length === 1 ? 0.4 : 1;
    return { word, weight: idf * length * (carried.includes(original) ? 0.5 : 1) };
  });
}

/** Share (0…1) of the weight of `words` that `text` has. */
export function cover(words: readonly Weighted[], text: string): number {
  const total = words.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return 0;
  return words.reduce((sum, { word, weight }) => sum + weight * match(word, text), 0) / total;
}

/** How well texts have words, and how much of what a question says; whether one sentence says again what another does. */
import {
  areInOrder,
  escaped,
  inPrint,
  isFigure,
  pairsOf,
  paraphrases,
  remember,
  soundsIn,
  standsIn,
  syllables,
  synonyms,
} from '../reading/index.ts';
import { sameInEnglish } from '../retrieval/question/english/tokens.ts';
import { plainOf } from './candidates.ts';

/** How well a text has a word: 1 as it stands, less for a synonym, a typing slip or an abbreviation. */
const SOUND = 0.95;
const SYNONYM = 0.85;
const PARAPHRASE = 0.6;
const PARTLY = 0.7;
const SHORTENED = 0.5;

type Has = (text: string) => number;

const isHan = (word: string): boolean => /^\p{Script=Han}+$/u.test(word);

/** What begins with digits: 3, 3路. */
const opensWithDigits = (word: string): boolean => isFigure(word) || /^[a-z]?\d+\p{Script=Han}+$/u.test(word);

/** Digits must stand alone: 3 is not in 34, nor 3路 in 13路 or 第3路口 (the third crossing). */
function number(word: string): Has {
  // Y9路 is printed as Y9 too.
  const printed = word.replace(/^([a-z]\d+)路$/, '$1');
  const alone = new RegExp(`(?<![\\d.a-z第])${escaped(printed)}(?!\\d|\\.\\d|口)`);
  return (text) => (alone.test(text) ? 1 : 0);
}

/** A word of English or a name in pinyin, against English print, another word for the same too, or the characters of the text. */
function sound(word: string): Has {
  const name = /^[a-z'-]{4,}$/.test(word) ? syllables(word) : null;
  const same = sameInEnglish(word);
  return (text) => {
    if (text.includes(word)) return 1;
    if (name !== null && name.length >= 2 && soundsIn(name, text)) return SOUND;
    return same.some((other) => text.includes(other)) ? SYNONYM : 0;
  };
}

/** Whether the characters of `word` stand in `text` in order, at most four others between two of them. */
function abbreviated(word: string): (text: string) => boolean {
  let pattern: RegExp | undefined;
  return (text) => {
    // Which tells most texts before a pattern has to.
    if (!areInOrder(word, text)) return false;
    pattern ??= new RegExp(Array.from(word).join('[\\p{Script=Han}]{0,4}?'), 'u');
    return pattern.test(text);
  };
}

/** Han words: as they stand, by another word for the same, with a typing slip, or abbreviated (固投 in 固定资产投资). */
function written(word: string): Has {
  const same = [...synonyms(word), ...inPrint(word)];
  const alike = paraphrases(word);
  const pairs = word.length < 3 ? [] : pairsOf(word);
  const isAbbreviated = abbreviated(word);
  return (text) => {
    if (standsIn(word, text)) return 1;
    if (same.some((other) => standsIn(other, text))) return SYNONYM;
    if (alike.some((other) => standsIn(other, text))) return PARAPHRASE;
    if (text.includes(word)) return 0;
    const share = pairs.filter((pair) => text.includes(pair)).length / (pairs.length || 1);
    if (share >= 0.5) return PARTLY * share;
    return word.length > 1 && isAbbreviated(text) ? SHORTENED : 0;
  };
}

/** A question's words and its parts' are the same, and so are the sentences: 5 MB at most. */
const WORDS = 64;
const TEXTS = 512;

/** How well texts have a word, 0…1 (both in compared form); each text is looked at once. */
export const matcher: (word: string) => Has = remember(
  (word) => remember(opensWithDigits(word) ? number(word) : isHan(word) ? written(word) : sound(word), TEXTS),
  WORDS,
);

/** A word of the question with what it is worth: rare among the sentences at hand is worth more. */
export type Weighted = {
  readonly word: string;
  readonly weight: number;
  readonly has: Has;
  /** Its place among the words it was weighed with. */
  readonly at: number;
};

/** Words weighted by rarity among `texts` (BM25's idf); `carried` words say less, they were not asked this time. */
export function weigh(
  words: readonly string[],
  carried: readonly string[],
  texts: readonly string[],
): readonly Weighted[] {
  return words.map((original, at) => {
    const word = plainOf(original);
    const having = texts.filter((text) => text.includes(word)).length;
    const idf = Math.log(1 + (texts.length - having + 0.5) / (having + 0.5));
    const length = word.length === 1 ? 0.4 : 1;
    return { word, weight: idf * length * (carried.includes(original) ? 0.5 : 1), has: matcher(word), at };
  });
}

/** Share (0…1) of the weight of `words`, each as far as `has` says that it is there; 0 of none. */
export function shareOf(words: readonly Weighted[], has: (word: Weighted) => number): number {
  const total = words.reduce((sum, { weight }) => sum + weight, 0);
  return total === 0 ? 0 : words.reduce((sum, word) => sum + word.weight * has(word), 0) / total;
}

/** Share (0…1) of the weight of `words` that `text` has. */
export const cover = (words: readonly Weighted[], text: string): number => shareOf(words, ({ has }) => has(text));

/** So much of a sentence's character pairs; papers that copy a release change a word or two (将近 and 近, 个 and 家). */
const SAME = 0.7;
/** Fewer pairs prove nothing. */
const LEAST = 6;

const numbersIn = (text: string): readonly string[] => text.match(/\d+(?:\.\d+)?/g) ?? [];

/** Whether `text` has nothing new after `said`, both in compared form: no other number, and few other words. */
export function repeats(text: string, said: string): boolean {
  const pairs = new Set(pairsOf(text));
  const before = new Set(pairsOf(said));
  const known = [...pairs].filter((pair) => before.has(pair)).length;
  if (pairs.size < LEAST || known < SAME * pairs.size) return false;
  const numbers = numbersIn(said);
  return numbersIn(text).every((number) => numbers.includes(number));
}

import { once, type Pairs, sayings } from '../lexicon/index.ts';
import { numberedNames } from './numbered.ts';
import { segmenter } from './words.ts';

/** 走车 and 拿钥匙 mean something as a whole; 免费班车 is what its two words say, and may be printed apart: such are in no list. */
function isOneWord(said: string): boolean {
  const parts = segmenter().cut(said, false);
  return parts.length > 1 && parts.some((part) => part.length === 1);
}

const saidWords = (): readonly string[] => [...new Set([...sayings().same.keys(), ...sayings().loose.keys()])];

/** All said words with everything that papers print for them. */
export const allParaphrases = (): Pairs =>
  new Map(saidWords().map((word) => [word, [...(sayings().same.get(word) ?? []), ...paraphrases(word)]]));

/** What a paper prints for the same thing where a resident says `word`: 通车 for 走车, 第二人民医院 for 二院. */
export const inPrint = (word: string): readonly string[] => [
  ...(sayings().same.get(word) ?? []),
  ...numberedNames(word),
];

/** What a paper may tell where a resident says `word`, less exact: 毛病 is answered by 问题, not the reverse. */
export const paraphrases = (word: string): readonly string[] => sayings().loose.get(word) ?? [];

/** Said words that the dictionary does not have as one: 走车, 掏腰包. */
export const saidPhrases: () => ReadonlySet<string> = once(() => new Set(saidWords().filter(isOneWord)));

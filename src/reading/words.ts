import { createRequire } from 'node:module';
import type { Jieba } from '@node-rs/jieba';
import { inDigits } from './amount/index.ts';
import { normalise } from './normalise.ts';

let jieba: Jieba | undefined;

function dictionary(): Uint8Array {
  return (createRequire(import.meta.url)('@node-rs/jieba/dict.js') as { dict: Uint8Array }).dict;
}

/** The segmenter with its own dictionary, loaded once (0.25 s) at the first text. */
export function segmenter(): Jieba {
  if (jieba) return jieba;
  const require = createRequire(import.meta.url);
  const { Jieba: Segmenter } = require('@node-rs/jieba') as typeof import('@node-rs/jieba');
  jieba = Segmenter.withDict(dictionary());
  return jieba;
}

const isWord = (token: string): boolean => /[\p{L}\p{N}]/u.test(token);

/** Words in reading order: jieba's cut of the normalised text, amounts in one form, punctuation dropped. */
export function words(text: string): string[] {
  return segmenter()
    .cut(inDigits(normalise(text)), true)
    .filter(isWord);
}

/** A word with its part of speech in jieba's letters (n noun, nr person, ns place, v verb …; x a word it did not know). */
export type TaggedWord = { readonly word: string; readonly tag: string };

/** The same words with their parts of speech. */
export function taggedWords(text: string): readonly TaggedWord[] {
  return segmenter()
    .tag(inDigits(normalise(text)), true)
    .filter(({ word }) => isWord(word));
}

const HAN = /\p{Script=Han}{2,}/gu;

/**
 * Terms for the index and for queries: words, the shorter words inside them, and overlapping pairs of Han characters,
 * which find names that the dictionary cuts differently. Repeats are kept (frequencies count).
 */
export function indexTerms(text: string): string[] {
  const plain = inDigits(normalise(text));
  const terms = segmenter().cutForSearch(plain, true).filter(isWord);
  const known = new Set(terms);
  for (const [run] of plain.matchAll(HAN))
    for (let at = 0; at + 1 < run.length; at++) {
      const pair = run.slice(at, at + 2);
      if (!known.has(pair)) terms.push(pair);
    }
  return terms;
}

/** The normalised text with each word of `dropped` (or two neighbours that form one: 什么+时候) blanked out. */
export function withoutWords(text: string, dropped: ReadonlySet<string>): string {
  const cut = segmenter().cut(normalise(text), true);
  const pairs = (at: number) => dropped.has(`${cut[at - 1]}${cut[at]}`) || dropped.has(`${cut[at]}${cut[at + 1]}`);
  return cut.map((word, at) => (dropped.has(word) || pairs(at) ? ' ' : word)).join('');
}

/** How often each word of jieba's dictionary occurred in the corpus it was counted on (about 60 million words in all). */
export function wordFrequencies(): ReadonlyMap<string, number> {
  const lines = Buffer.from(dictionary()).toString('utf8').split('\n');
  return new Map(
    lines.map((line) => {
      const [word = '', count = '0'] = line.split(' ');
      return [word.toLowerCase(), Number(count)] as const;
    }),
  );
}

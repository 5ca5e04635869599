import { createRequire } from 'node:module';
import type { Jieba } from '@node-rs/jieba';
import { once } from '../lexicon/index.ts';
import type { Span } from '../types.ts';
import { inDigits } from './amount/index.ts';
import { normalise } from './normalise.ts';
import { remember } from './remember.ts';

const LINE_END = 10;
const dictionary = once((): Buffer => {
  const { dict } = createRequire(import.meta.url)('@node-rs/jieba/dict.js') as { readonly dict: Uint8Array };
  return Buffer.from(dict.buffer, dict.byteOffset, dict.byteLength);
});

/** A segmenter with jieba's own dictionary, for who changes it. */
export function newSegmenter(): Jieba {
  const { Jieba: Segmenter } = createRequire(import.meta.url)('@node-rs/jieba') as typeof import('@node-rs/jieba');
  return Segmenter.withDict(dictionary());
}

/** The segmenter with its own dictionary, loaded once (0.25 s) at the first text. */
export const segmenter = once(newSegmenter);

const isWord = (token: string): boolean => /[\p{L}\p{N}]/u.test(token);

/** Words in reading order: jieba's cut of the normalised text, amounts in one form, punctuation dropped. */
export function words(text: string): string[] {
  return segmenter()
    .cut(inDigits(normalise(text)), true)
    .filter(isWord);
}

/** A word with its part of speech in jieba's letters (n noun, nr person, ns place, v verb …; x a word it did not know). */
export type TaggedWord = { readonly word: string; readonly tag: string };

/** A text that was tagged, with all its words in order, punctuation included, and where each begins. */
type Tagged = { readonly text: string; readonly words: readonly TaggedWord[]; readonly starts: readonly number[] };

/** Texts tagged in the piece of work at hand, newest first; `null` outside of one. */
let atHand: readonly Tagged[] | null = null;
const MOST_AT_HAND = 12;

/** The words of `part` as they stand in a longer text; `null` unless it begins and ends with words of it. */
function partOfTagged(part: string, { text, words, starts }: Tagged): readonly TaggedWord[] | null {
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
    const [first, last] = [starts.indexOf(at), starts.indexOf(at + part.length)];
    if (first >= 0 && last >= 0) return words.slice(first, last);
  }
  return null;
}

function tagged(plain: string): readonly TaggedWord[] {
  for (const one of atHand ?? []) {
    const found = partOfTagged(plain, one);
    if (found) return found;
  }
  const words = segmenter().tag(plain, true);
  let at = 0;
  const starts = words.map(({ word }) => {
    const start = at;
    at += word.length;
    return start;
  });
  if (atHand) atHand = [{ text: plain, words, starts: [...starts, at] }, ...atHand].slice(0, MOST_AT_HAND);
  return words;
}

/**
 * Does a piece of work about one question, in which a part of a text that was tagged before has the words that it has
 * there: the question is tagged once, however many of its parts are looked at. Nothing is kept afterwards, so that no
 * question is read otherwise for what was asked before it. `work` must not be asynchronous.
 */
export function taggingOnce<Made>(work: () => Made): Made {
  if (atHand) return work();
  atHand = [];
  try {
    return work();
  } finally {
    atHand = null;
  }
}

/** The same words with their parts of speech. */
export const taggedWords = (text: string): readonly TaggedWord[] =>
  tagged(inDigits(normalise(text))).filter(({ word }) => isWord(word));

/** `taggedWords` with their places in `text`, in order, without those that are read in another form than they are printed. */
export function placedWords(text: string): readonly (TaggedWord & Span)[] {
  const plain = text.toLowerCase();
  let from = 0;
  return taggedWords(text).flatMap((one) => {
    const start = plain.indexOf(one.word, from);
    if (start === -1) return [];
    from = start + one.word.length;
    return [{ ...one, start, end: from }];
  });
}

const HAN = /\p{Script=Han}{2,}/gu;

type LineTerms = { readonly words: readonly string[]; readonly pairs: readonly string[] };

/** Passages are read twice while they are indexed, below their title and alone: 1,024 lines are more than a batch has. */
const linesAtHand = remember((line: string): LineTerms => {
  const plain = inDigits(normalise(line));
  const pairs: string[] = [];
  for (const [run] of plain.matchAll(HAN))
    for (let at = 0; at + 1 < run.length; at++) pairs.push(run.slice(at, at + 2));
  return { words: segmenter().cutForSearch(plain, true).filter(isWord), pairs };
}, 1024);

/**
 * Terms for the index and for queries: words, the shorter words inside them, and overlapping pairs of Han characters,
 * which find names that the dictionary cuts differently. Repeats are kept (frequencies count).
 */
export function indexTerms(text: string): string[] {
  const lines = text.split('\n').map(linesAtHand);
  const terms = lines.flatMap(({ words }) => words);
  const known = new Set(terms);
  for (const { pairs } of lines) for (const pair of pairs) if (!known.has(pair)) terms.push(pair);
  return terms;
}

/** The normalised text with each word of `dropped` (or two neighbours that form one: 什么+时候) blanked out. */
export function withoutWords(text: string, dropped: ReadonlySet<string>): string {
  const cut = segmenter().cut(normalise(text), true);
  const pairs = (at: number) => dropped.has(`${cut[at - 1]}${cut[at]}`) || dropped.has(`${cut[at]}${cut[at + 1]}`);
  return cut.map((word, at) => (dropped.has(word) || pairs(at) ? ' ' : word)).join('');
}

/**
 * How often a word of jieba's dictionary occurred in the corpus it was counted on (about 60 million words in all); 卡拉ok is found
 * as 卡拉OK too. Looked up in the file itself, whose lines ("word count tag") are in the order of their bytes: a map of its
 * 350,000 words takes 0.2 s and 25 MB to make.
 */
export const wordFrequency = (word: string): number | undefined => countOf(word) ?? countOf(word.toUpperCase());

function countOf(word: string): number | undefined {
  const lines = dictionary();
  const sought = Buffer.from(`${word} `);
  for (let low = 0, high = lines.length; low < high; ) {
    const middle = (low + high) >> 1;
    const start = lines.lastIndexOf(LINE_END, middle - 1) + 1;
    const end = lines.indexOf(LINE_END, start);
    const order = sought.compare(lines, start, Math.min(start + sought.length, end));
    if (order === 0) return Number.parseInt(lines.toString('latin1', start + sought.length, end), 10);
    if (order < 0) high = start;
    else low = end + 1;
  }
  return undefined;
}

/** So many characters on either side tell a segmenter where the words of a stretch end. */
const BESIDE = 8;

/** Whether the stretch from `at` to `end` is the end of a word and the beginning of the next, no more. */
function isTorn(text: string, at: number, end: number): boolean {
  const from = Math.max(0, at - BESIDE);
  const bounds = new Set([from]);
  let bound = from;
  for (const word of segmenter().cut(text.slice(from, end + BESIDE), false)) {
    bound += word.length;
    bounds.add(bound);
  }
  return !bounds.has(at) && !bounds.has(end) && [...bounds].some((one) => one > at && one < end);
}

/** Longer words are not met by chance. */
const TORN = 2;

/**
 * Whether `text` (in compared form) has `word`, and not only torn out of two others, the end of one and the beginning of the next:
 * 员工 (staff) stands in 委员工作室 (a member's office) so.
 */
export function standsIn(word: string, text: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
    if (word.length !== TORN || !isTorn(text, at, at + word.length)) return true;
  return false;
}

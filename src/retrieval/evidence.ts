import { searchableText } from '../reading/index.ts';
import type { ArticleText } from '../types.ts';
import { perArticle } from './per-article.ts';
import type { QueryTerm } from './query-terms.ts';

/**
 * How well an article's text holds a question's terms, each measure 0…1 of the terms' total weight. Found by plain
 * substring search in the text, which needs no segmentation: 100 articles take 3 ms, cutting them into words 60 ms.
 */
export type Evidence = {
  /** Words in the best sentence. */
  readonly sentence: number;
  /** Terms in the best two neighbouring sentences. */
  readonly pair: number;
  /** Words anywhere in headline and text. */
  readonly article: number;
  /** Terms by how often they occur: the article's BM25 against the most that the question can reach. */
  readonly frequency: number;
  /** Terms in the headline and the first sentences. */
  readonly opening: number;
  /** How late the best sentence stands: 0 the first, towards 1 the last. */
  readonly lateness: number;
  /** Natural logarithm of the length in characters against that of a full report, 0 for longer ones … */
  readonly brevity: number;
  /** … and 0 for shorter ones: each has a weight of its own, because what is too short is worse than what is too long. */
  readonly excess: number;
};

/** The lead of a news report: it names who, what, where and when in its first 120 characters or so. */
const OPENING = 120;
/** A first sentence that runs on is cut here, so that a report printed as one sentence has an opening too. */
const LONGEST_OPENING = 260;
/** Occurrences counted per term; a term saturates long before. */
const MOST_OCCURRENCES = 40;
/** Length of a full news report: what is shorter has less room for evidence, what is longer tells of other things too. */
const FULL_REPORT = 800;
/**
 * BM25's constants, as in the search for passages. Length is held against a full report's, not the archive's mean: so weights
 * learned of one archive hold in another.
 */
const K1 = 0.6;
const B = 0.4;

/** Where sentences end, ascending; the last is the text's length. */
export function sentenceEnds(text: string): readonly number[] {
  const ends: number[] = [];
  for (let i = 0; i < text.length; i++) if (endsSentence(text.charCodeAt(i))) ends.push(i);
  ends.push(text.length);
  return ends;
}

/** 。 ！ ！ ？ ? ； ; and the line break, by code because this loop sees every character of a hundred articles. */
const endsSentence = (code: number): boolean =>
  code === 0x3002 ||
  code === 10 ||
  code === 0xff01 ||
  code === 0x21 ||
  code === 0xff1f ||
  code === 0x3f ||
  code === 0xff1b ||
  code === 0x3b;

/** An article's text as it is searched, and where its sentences end. */
export type SearchableText = { readonly text: string; readonly ends: readonly number[] };

const withEnds = (text: string): SearchableText => ({ text, ends: sentenceEnds(text) });

/** The searchable form of an article, made once. */
export const readable = perArticle((article) => withEnds(searchableText(article)));

/** The same of what the store has made searchable. */
export const searched = perArticle(({ text }: ArticleText) => withEnds(text));

/** Measures a text (as from `readable`) against the terms. */
export function measureEvidence({ text, ends }: SearchableText, terms: readonly QueryTerm[]): Evidence {
  const [words, all, pairs] = [zeros(ends.length), zeros(ends.length), zeros(ends.length)];
  const openingEnd = Math.min(LONGEST_OPENING, ends.find((end) => end > OPENING) ?? text.length);
  const saturation = K1 * (1 - B + (B * text.length) / FULL_REPORT);
  const sums = { total: 0, totalWords: 0, article: 0, frequency: 0, opening: 0 };
  for (const term of terms) {
    sums.total += term.weight;
    if (term.word) sums.totalWords += term.weight;
    const found = occurrences(text, term);
    if (found.at.length === 0) continue;
    const weight = term.weight * found.factor;
    if (term.word) sums.article += weight;
    if (found.at[0]! < openingEnd) sums.opening += weight;
    sums.frequency += (weight * found.at.length) / (found.at.length + saturation);
    addToSentences(found.at, ends, weight, term.word ? words : null, all, pairs);
  }
  const best = argMax(all);
  const total = sums.total || 1;
  const totalWords = sums.totalWords || 1;
  const length = Math.log((text.length + 1) / FULL_REPORT);
  return {
    sentence: highest(words) / totalWords,
    pair: Math.max(highest(all), highest(pairs)) / total,
    article: sums.article / totalWords,
    frequency: sums.frequency / total,
    opening: sums.opening / total,
    lateness: best / ends.length,
    brevity: Math.min(0, length),
    excess: Math.max(0, length),
  };
}

/** Where the term stands, or else the first of its variants that occurs, which counts less. */
function occurrences(text: string, { text: form, variants }: QueryTerm): { at: readonly number[]; factor: number } {
  const own = positions(text, form);
  if (own.length > 0) return { at: own, factor: 1 };
  const other = variants.find((variant) => text.includes(variant.form));
  return other ? { at: positions(text, other.form), factor: other.factor } : { at: [], factor: 0 };
}

function positions(text: string, form: string): readonly number[] {
  const found: number[] = [];
  for (let at = text.indexOf(form); at >= 0 && found.length < MOST_OCCURRENCES; at = text.indexOf(form, at + 1))
    found.push(at);
  return found;
}

/** Counts a term once in each sentence it stands in, and once in each pair of neighbours (`pairs[i]`: i and i + 1). */
function addToSentences(
  at: readonly number[],
  ends: readonly number[],
  weight: number,
  words: number[] | null,
  all: number[],
  pairs: number[],
): void {
  let sentence = 0;
  let previous = -2;
  for (const position of at) {
    while (ends[sentence]! < position) sentence++;
    if (sentence === previous) continue;
    all[sentence]! += weight;
    if (words) words[sentence]! += weight;
    pairs[sentence]! += weight;
    if (sentence > 0 && previous !== sentence - 1) pairs[sentence - 1]! += weight;
    previous = sentence;
  }
}

/** As a plain array: so short a typed one takes three times as long to make. */
const zeros = (length: number): number[] => new Array<number>(length).fill(0);

function highest(values: readonly number[]): number {
  let most = 0;
  for (let i = 0; i < values.length; i++) if (values[i]! > most) most = values[i]!;
  return most;
}

function argMax(values: readonly number[]): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) if (values[i]! > values[best]!) best = i;
  return best;
}

import { searchableText } from '../reading/index.ts';
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

/** The searchable form of an article, made once. */
export const readable = perArticle(searchableText);

/** 。 line break ！ ! ？ ? ； ; */
const ENDS = '。\n！!？?；;';

/** Where a form stands in the text at hand. */
type Places = { readonly at: number[]; readonly factor: number };

/**
 * A question's terms and their variants as texts are looked through for them: by their first character, so that a text is gone
 * through once for all of them and for the ends of its sentences, which are the first numbers. 0 is none.
 */
type Sought = {
  /** Each term with its own places, then those of its variants. */
  readonly terms: readonly (readonly [QueryTerm, readonly Places[]])[];
  readonly forms: readonly string[];
  /** By the low bits of a character, so that all of it stays in the processor's cache, the first number with them … */
  readonly first: Uint16Array;
  /** … and by number the next one. */
  readonly next: readonly number[];
  readonly places: readonly number[][];
};

const LOW_BITS = 0xfff;

function soughtOf(terms: readonly QueryTerm[]): Sought {
  const all = terms.flatMap(({ text, variants }) => [text, ...variants.map(({ form }) => form)]);
  const forms = ['', ...ENDS, ...new Set(all)];
  const first = new Uint16Array(LOW_BITS + 1);
  const next = forms.map((form, number) => {
    if (form === '') return 0;
    const slot = form.charCodeAt(0) & LOW_BITS;
    const before = first[slot]!;
    first[slot] = number;
    return before;
  });
  const places = forms.map((): number[] => []);
  const byForm = new Map(forms.map((form, number) => [form, places[number]!]));
  const withPlaces = terms.map((term) => {
    const variants = term.variants.map(({ form, factor }) => ({ at: byForm.get(form)!, factor }));
    return [term, [{ at: byForm.get(term.text)!, factor: 1 }, ...variants]] as const;
  });
  return { terms: withPlaces, forms, first, next, places };
}

/** Notes where each form stands; gives the ends of sentences, ascending, the last of which is the text's length. */
function look(text: string, { forms, first, next, places }: Sought): readonly number[] {
  for (const own of places) own.length = 0;
  const ends: number[] = [];
  for (let at = 0; at < text.length; at++)
    for (let number = first[text.charCodeAt(at) & LOW_BITS]!; number !== 0; number = next[number]!) {
      if (!text.startsWith(forms[number]!, at)) continue;
      if (number <= ENDS.length) ends.push(at);
      else if (places[number]!.length < MOST_OCCURRENCES) places[number]!.push(at);
    }
  ends.push(text.length);
  return ends;
}

/** Measures texts (as from `readable`) against the terms. */
export function measuring(terms: readonly QueryTerm[]): (text: string) => Evidence {
  const sought = soughtOf(terms);
  return (text) => measureEvidence(text, sought);
}

function measureEvidence(text: string, sought: Sought): Evidence {
  const ends = look(text, sought);
  const [words, all, pairs] = [zeros(ends.length), zeros(ends.length), zeros(ends.length)];
  const openingEnd = Math.min(LONGEST_OPENING, ends.find((end) => end > OPENING) ?? text.length);
  const saturation = K1 * (1 - B + (B * text.length) / FULL_REPORT);
  const sums = { total: 0, totalWords: 0, article: 0, frequency: 0, opening: 0 };
  for (const [term, forms] of sought.terms) {
    sums.total += term.weight;
    if (term.word) sums.totalWords += term.weight;
    // Where the term stands, or else the first of its variants that occurs, which counts less.
    const found = forms.find(({ at }) => at.length > 0);
    if (!found) continue;
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

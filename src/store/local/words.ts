import type { Match, TermStatistics } from '../port.ts';
import { lowerBound } from './arrays.ts';
import { findTerm, type Postings } from './postings.ts';
import type { Segment } from './segment.ts';
import { createTop } from './top.ts';

/**
 * BM25 (Robertson, Zaragoza 2009). `K1`: how fast repetitions stop to count; `B`: how much long texts are held back.
 * Lower than Lucene's 1.2 and 0.75: passages are short and of one length, so that which words they have says more than
 * how often. On 65k articles the right one comes first for .71 of the short questions instead of .65.
 */
const K1 = 0.6;
const B = 0.4;
/** A title's words count this much more than the text's: they say what the report is about. */
const TITLE_WEIGHT = 1.5;

export type QueryTerm = { readonly term: number; readonly weight: number };

/** A segment with what search needs besides: which of its passages are gone, and room for scores. */
export type LiveSegment = {
  readonly segment: Segment;
  readonly gone: Uint8Array;
  /** Sum of the lengths, for the mean over all segments. */
  readonly total: number;
  readonly titleTotal: number;
  /** All 0 between two questions. */
  readonly scores: Float32Array;
  /** The same. */
  readonly titleScores: Float32Array;
  readonly norms: Norms;
  readonly titleNorms: Norms;
};

/**
 * The part of BM25's denominator that is the text's own, K1 (1 - B + B length / mean), and the reciprocal of one more
 * than that: what a single occurrence, by far the usual case, is multiplied by instead of divided.
 */
type Norms = {
  mean: number;
  /** Of each text its length; two bytes, since what is looked up for each posting has to stay in the processor's cache. */
  readonly lengths: Uint16Array;
  /** By length. */
  readonly norm: Float32Array;
  readonly single: Float32Array;
};

function noNorms(all: Uint32Array): Norms {
  const lengths = Uint16Array.from(all, (length) => Math.min(length, LONGEST));
  const longest = lengths.reduce((most, length) => Math.max(most, length), 0);
  return { mean: 0, lengths, norm: new Float32Array(longest + 1), single: new Float32Array(longest + 1) };
}
const LONGEST = 0xffff;

/** Brings the norms up to date when passages have come or gone since. */
function normsFor(norms: Norms, mean: number): Norms {
  if (norms.mean === mean) return norms;
  const { norm, single } = norms;
  for (let length = 0; length < norm.length; length++) {
    norm[length] = K1 * (1 - B + (B * length) / mean);
    single[length] = 1 / (1 + norm[length]!);
  }
  norms.mean = mean;
  return norms;
}

export const live = (segment: Segment): LiveSegment => ({
  segment,
  gone: new Uint8Array(segment.keys.length),
  total: sum(segment.lengths),
  titleTotal: sum(segment.titleLengths),
  scores: new Float32Array(segment.keys.length),
  titleScores: new Float32Array(segment.titleLengths.length),
  norms: noNorms(segment.lengths),
  titleNorms: noNorms(segment.titleLengths),
});

const sum = (numbers: Uint32Array): number => numbers.reduce((total, n) => total + n, 0);

/** Marks the passages with keys from `first` to `last` as gone. */
export function markGone(
  { segment: { keys }, gone }: Pick<LiveSegment, 'segment' | 'gone'>,
  first: number,
  last: number,
): void {
  for (let i = lowerBound(keys, first); i < keys.length && keys[i]! <= last; i++) gone[i] = 1;
}

/**
 * The best `k` passages over all segments: BM25 of their text plus that of their article's title. Idf and mean lengths
 * are those of all segments together, passages that are gone included until their segment is made anew.
 */
export function searchWords(
  segments: readonly LiveSegment[],
  terms: readonly QueryTerm[],
  k: number,
): readonly Match[] {
  const { passages, meanLength, meanTitle } = totals(segments);
  const weighted = telling(segments, terms, passages);
  const top = createTop(k);
  for (const live of segments) {
    const { segment, scores, titleScores } = live;
    const norms = normsFor(live.norms, meanLength);
    const titleNorms = normsFor(live.titleNorms, meanTitle);
    let mostOfTitle = 0;
    for (const { term, idf } of weighted) {
      addScores(segment.body, term, idf, norms, scores);
      mostOfTitle = Math.max(mostOfTitle, addScores(segment.title, term, idf * TITLE_WEIGHT, titleNorms, titleScores));
    }
    takeBest(live, mostOfTitle, top);
  }
  return top.take();
}

/** The terms that are looked up, with their idf. */
function telling(segments: readonly LiveSegment[], terms: readonly QueryTerm[], passages: number) {
  const counted = terms.map(({ term, weight }) => ({ term, weight, count: frequency(segments, term) }));
  const used = withoutCommon(counted, passages);
  return used.map(({ term, weight, count }) => ({ term, idf: weight * idf(count, passages) }));
}

/**
 * From `LARGE` passages on, a term that stands in over a quarter of them is left out when there are others: without them the
 * right article is found as often (65k articles, 608 questions: the same four digits; from an eighth on one is lost), and their
 * postings are half of what a question reads (73,000 of 139,000). In a small index every term counts.
 */
function withoutCommon<T extends { readonly count: number }>(terms: readonly T[], passages: number): readonly T[] {
  const rarer = terms.filter(({ count }) => count <= passages / COMMON);
  return passages >= LARGE && rarer.some(({ count }) => count > 0) ? rarer : terms;
}

const LARGE = 10_000;
const COMMON = 4;

/** Offers what has a score, that of its title included, to `top`, and leaves all scores at 0 for the next question. */
function takeBest({ segment, scores, titleScores, gone }: LiveSegment, mostOfTitle: number, top: Top): void {
  const { keys, articles } = segment;
  const hasTitles = mostOfTitle > 0;
  // Keys ascend, so that a later passage with the score of the worst one taken comes after it anyhow.
  let floor = 0;
  for (let i = 0; i < scores.length; i++) {
    // Few passages could be taken even with the best title; only of these the title is looked up.
    if (scores[i]! + mostOfTitle <= floor) continue;
    const score = hasTitles ? Math.fround(scores[i]! + titleScores[articles[i]!]!) : scores[i]!;
    if (score > floor && gone[i] === 0) floor = Math.max(0, top.offer(keys[i]!, score));
  }
  scores.fill(0);
  if (hasTitles) titleScores.fill(0);
}

type Top = ReturnType<typeof createTop>;

function totals(segments: readonly LiveSegment[]) {
  const total = (of: (segment: LiveSegment) => number) => segments.reduce((sum, segment) => sum + of(segment), 0);
  const passages = total(({ gone }) => gone.length);
  const titles = total(({ titleScores }) => titleScores.length);
  return {
    passages,
    // An empty index or one without titles has a mean of nothing; 1 keeps the norm finite and is never used.
    meanLength: total((s) => s.total) / passages || 1,
    meanTitle: total((s) => s.titleTotal) / titles || 1,
  };
}

const idf = (frequency: number, count: number): number => Math.log(1 + (count - frequency + 0.5) / (frequency + 0.5));

/** In how many passages of all segments each term occurs. */
export const statisticsOf = (segments: readonly LiveSegment[], terms: readonly number[]): TermStatistics => ({
  passages: totals(segments).passages,
  counts: terms.map((term) => frequency(segments, term)),
});

function frequency(segments: readonly LiveSegment[], term: number): number {
  let found = 0;
  for (const { segment } of segments) found += segment.body.counts[findTerm(segment.body, term)] ?? 0;
  return found;
}

/**
 * Adds one term's share to the scores of all texts that have it; returns the highest that they have now. Written as one loop, with the reading of a number
 * spelled out for the usual case of one byte: calls per posting made a search three times slower.
 */
function addScores(
  postings: Postings,
  term: number,
  idf: number,
  { lengths, norm, single }: Norms,
  scores: Float32Array,
): number {
  const found = findTerm(postings, term);
  if (found < 0) return 0;
  let most = 0;
  const { bytes, offsets } = postings;
  const end = offsets[found + 1]!;
  const share = idf * (K1 + 1);
  for (let at = offsets[found]!, text = -1; at < end; ) {
    let gap = bytes[at++]!;
    if (gap > 127) {
      gap &= 127;
      let byte = 128;
      for (let shift = 7; byte > 127; shift += 7) {
        byte = bytes[at++]!;
        gap |= (byte & 127) << shift;
      }
    }
    text += gap >>> 1;
    if ((gap & 1) === 0) {
      const score = scores[text]! + share * single[lengths[text]!]!;
      scores[text] = score;
      if (score > most) most = score;
      continue;
    }
    const count = bytes[at++]!;
    // A count above 127 changes nothing any more: BM25 is at 99 % of its ceiling. The rest is only skipped.
    if (count > 127) while (bytes[at++]! > 127);
    const score = scores[text]! + (share * count) / (count + norm[lengths[text]!]!);
    scores[text] = score;
    if (score > most) most = score;
  }
  // As it is kept, in 32 bits.
  return Math.fround(most);
}

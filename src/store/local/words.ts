import type { Match, TermStatistics } from '../port.ts';
import { findTerm, type Postings } from './postings.ts';
import type { Segment } from './segment.ts';
import { createTop } from './top.ts';

/**
 * BM25 (Robertson, Zaragoza 2009). `K1` how fast repetitions stop to count, `B` how much long texts are held back: the
 * values of Lucene and SQLite.
 */
const K1 = 1.2;
const B = 0.75;
/** A title's words count this much more than the text's: they say what the report is about. */
const TITLE_WEIGHT = 1.5;

export type QueryTerm = { readonly term: number; readonly weight: number };

/** A segment with what search needs besides: which of its passages are gone, and room for scores. */
export type LiveSegment = {
  readonly segment: Segment;
  readonly gone: Uint8Array;
  readonly scores: Float32Array;
  readonly titleScores: Float32Array;
};

export const live = (segment: Segment): LiveSegment => ({
  segment,
  gone: new Uint8Array(segment.keys.length),
  scores: new Float32Array(segment.keys.length),
  titleScores: new Float32Array(segment.titleLengths.length),
});

/** Marks the passages with keys from `first` to `last` as gone. */
export function markGone({ segment, gone }: LiveSegment, first: number, last: number): void {
  const { keys } = segment;
  if (keys.length === 0 || last < keys[0]! || first > keys[keys.length - 1]!) return;
  for (let i = 0; i < keys.length; i++) if (keys[i]! >= first && keys[i]! <= last) gone[i] = 1;
}

/** The best `k` passages over all segments. Idf and mean lengths are those of all segments together. */
export function searchWords(segments: readonly LiveSegment[], terms: readonly QueryTerm[], k: number) {
  const passages = statistics(segments.map(({ segment }) => segment.lengths));
  const titles = statistics(segments.map(({ segment }) => segment.titleLengths));
  const weighted = terms.map((query) => ({
    ...query,
    idf: query.weight * idf(frequency(segments, query.term), passages.count),
  }));
  const top = createTop(k);
  for (const { segment, scores, titleScores, gone } of segments) {
    scores.fill(0);
    titleScores.fill(0);
    for (const { term, idf } of weighted) {
      addScores(segment.body, term, idf, segment.lengths, passages.meanLength, scores);
      addScores(segment.title, term, idf * TITLE_WEIGHT, segment.titleLengths, titles.meanLength, titleScores);
    }
    for (let i = 0; i < scores.length; i++) {
      const score = scores[i]! + titleScores[segment.articles[i]!]!;
      if (score > 0 && gone[i] === 0) top.offer(segment.keys[i]!, score);
    }
  }
  return top.take() as readonly Match[];
}

function statistics(lengths: readonly Uint32Array[]) {
  let count = 0;
  let total = 0;
  for (const list of lengths) {
    count += list.length;
    for (let i = 0; i < list.length; i++) total += list[i]!;
  }
  return { count, meanLength: total / Math.max(1, count) || 1 };
}

const idf = (frequency: number, count: number): number => Math.log(1 + (count - frequency + 0.5) / (frequency + 0.5));

/** In how many passages of all segments each term occurs; replaced passages count until their segment is made anew. */
export const statisticsOf = (segments: readonly LiveSegment[], terms: readonly number[]): TermStatistics => ({
  passages: segments.reduce((sum, { segment }) => sum + segment.keys.length, 0),
  counts: terms.map((term) => frequency(segments, term)),
});

/** In how many passages a term occurs. */
function frequency(segments: readonly LiveSegment[], term: number): number {
  let found = 0;
  for (const { segment } of segments) eachPosting(segment.body, term, () => found++);
  return found;
}

function addScores(p: Postings, term: number, idf: number, lengths: Uint32Array, mean: number, into: Float32Array) {
  eachPosting(p, term, (text, count) => {
    const norm = K1 * (1 - B + (B * lengths[text]!) / mean);
    into[text] = into[text]! + (idf * count * (K1 + 1)) / (count + norm);
  });
}

function eachPosting(postings: Postings, term: number, visit: (text: number, count: number) => void): void {
  const found = findTerm(postings, term);
  if (found < 0) return;
  const { bytes, offsets } = postings;
  const end = offsets[found + 1]!;
  let at = offsets[found]!;
  const varint = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++]!;
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
  };
  for (let text = -1; at < end; ) {
    const gap = varint();
    text += gap >>> 1;
    visit(text, gap & 1 ? varint() : 1);
  }
}

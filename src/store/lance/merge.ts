/** Several segments as one: what keeps their number small however often something is put in. */
import { filled } from '../local/arrays.ts';
import { eachPosting, type Postings, writeVarint } from '../local/postings.ts';
import type { Segment } from '../local/segment.ts';

/** A segment of words with what else is asked for again and again. */
export type NamedSegment = Segment & {
  /** Names that are mentioned; texts are the segment's articles. */
  readonly names: Postings;
  /** Where each passage stands: `PLACE` numbers each. */
  readonly places: Uint32Array;
};

/** Key of its article, ordinal, paragraph, start, length, checksum, and whether its text is its own and not the article's. */
export const PLACE = 7;

/** A segment, and which of its passages have gone. */
export type Part = { readonly segment: NamedSegment; readonly gone: Uint8Array };

/** Where a part's passages and titles stand in the whole; -1 for what has gone. */
type Placed = { readonly segment: NamedSegment; readonly body: Int32Array; readonly title: Int32Array };

/**
 * Puts `next` on a stack of which each is at least twice as long as the one above it: n additions leave log n, and each
 * passage is handled log n times (as in a log-structured merge tree). What is larger than `most` together is left.
 */
export function stacked<T>(
  stack: readonly T[],
  next: T,
  sizeOf: (one: T) => number,
  join: (a: T, b: T) => T,
  most = Number.POSITIVE_INFINITY,
): readonly T[] {
  const left = [...stack];
  let top = next;
  for (let last = left.at(-1); last !== undefined; last = left.at(-1)) {
    if (sizeOf(last) >= 2 * sizeOf(top) || sizeOf(last) + sizeOf(top) > most) break;
    top = join(last, top);
    left.pop();
  }
  return [...left, top];
}

/** Segments whose keys ascend from one to the next as one segment, without what has gone. */
export function merged(parts: readonly Part[]): NamedSegment {
  const placed = placesIn(parts);
  const passages = count(placed.map(({ body }) => body));
  const titles = count(placed.map(({ title }) => title));
  const [keys, articles, lengths] = [0, 1, 2].map(() => new Uint32Array(passages)) as Numbers;
  const titleLengths = new Uint32Array(titles);
  const places = new Uint32Array(PLACE * passages);
  for (const { segment, body, title } of placed) {
    for (let from = 0; from < body.length; from++) {
      const to = body[from]!;
      if (to < 0) continue;
      keys[to] = segment.keys[from]!;
      articles[to] = title[segment.articles[from]!]!;
      lengths[to] = segment.lengths[from]!;
      places.set(segment.places.subarray(PLACE * from, PLACE * (from + 1)), PLACE * to);
    }
    title.forEach((to, from) => {
      if (to >= 0) titleLengths[to] = segment.titleLengths[from]!;
    });
  }
  return {
    ...{ keys, articles, lengths, titleLengths, places },
    body: mergedPostings(placed.map(({ segment, body }) => ({ postings: segment.body, places: body }))),
    title: mergedPostings(placed.map(({ segment, title }) => ({ postings: segment.title, places: title }))),
    names: mergedPostings(placed.map(({ segment, title }) => ({ postings: segment.names, places: title }))),
  };
}

type Numbers = [Uint32Array<ArrayBuffer>, Uint32Array<ArrayBuffer>, Uint32Array<ArrayBuffer>];

function placesIn(parts: readonly Part[]): readonly Placed[] {
  let [passages, titles] = [0, 0];
  return parts.map(({ segment, gone }) => {
    const body = Int32Array.from(gone, (isGone) => (isGone ? -1 : passages++));
    const title = new Int32Array(segment.titleLengths.length).fill(-1);
    for (let at = 0; at < body.length; at++) {
      const article = segment.articles[at]!;
      if (body[at]! >= 0 && title[article]! < 0) title[article] = titles++;
    }
    return { segment, body, title };
  });
}

const count = (places: readonly Int32Array[]): number =>
  places.reduce((sum, one) => sum + one.reduce((n, place) => (place < 0 ? n : n + 1), 0), 0);

type Moved = { readonly postings: Postings; readonly places: Int32Array };

/** A gap that has grown: from one part to the next, or over what has gone. */
const ROOM = 10;

function mergedPostings(parts: readonly Moved[]): Postings {
  const most = parts.reduce((sum, { postings }) => sum + postings.terms.length, 0);
  const [terms, counts, offsets] = [new Float64Array(most), new Uint32Array(most), new Uint32Array(most + 1)];
  const next = parts.map(() => 0);
  const room = parts.reduce((sum, { postings }) => sum + postings.bytes.length, ROOM);
  const out: Out = { bytes: new Uint8Array(room), end: 0, last: -1 };
  let distinct = 0;
  for (let term = lowest(parts, next); term < Number.POSITIVE_INFINITY; term = lowest(parts, next)) {
    let texts = 0;
    out.last = -1;
    for (const [at, { postings, places }] of parts.entries())
      if (postings.terms[next[at]!] === term) texts += move(postings, next[at]!++, places, out);
    if (texts === 0) continue;
    terms[distinct] = term;
    counts[distinct] = texts;
    offsets[++distinct] = out.end;
  }
  return {
    terms: terms.slice(0, distinct),
    counts: counts.slice(0, distinct),
    offsets: offsets.slice(0, distinct + 1),
    bytes: out.bytes.slice(0, out.end),
  };
}

function lowest(parts: readonly Moved[], next: readonly number[]): number {
  let term = Number.POSITIVE_INFINITY;
  for (let at = 0; at < parts.length; at++) {
    const one = parts[at]!.postings.terms[next[at]!];
    if (one !== undefined && one < term) term = one;
  }
  return term;
}

type Out = { bytes: Uint8Array<ArrayBuffer>; end: number; last: number };

/** Writes one part's postings of a term, those of texts that are left; how many these are. */
function move(postings: Postings, term: number, places: Int32Array, out: Out): number {
  const bytes = postings.offsets[term + 1]! - postings.offsets[term]!;
  const least = bytes + ROOM;
  if (out.end + least > out.bytes.length)
    out.bytes = filled(new Uint8Array(Math.ceil(out.bytes.length * 1.1) + least), out.bytes);
  let texts = 0;
  eachPosting(postings, term, (text, times) => {
    const place = places[text]!;
    if (place < 0) return;
    out.end = writeVarint(out.bytes, out.end, ((place - out.last) << 1) | (times > 1 ? 1 : 0));
    if (times > 1) out.end = writeVarint(out.bytes, out.end, times);
    out.last = place;
    texts++;
  });
  return texts;
}

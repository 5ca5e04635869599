import { placeOf } from './arrays.ts';

/**
 * An inverted index in two numbers and some bytes: `terms` ascending; the postings of `terms[i]` are
 * `bytes[offsets[i] … offsets[i + 1])`. A posting is the gap to the text before it, shifted left by one, the low bit
 * set when the term occurs more than once and its count follows. (Gap and count coding as in Witten, Moffat, Bell,
 * "Managing Gigabytes", with whole bytes because JavaScript reads those fastest.)
 */
export type Postings = {
  /** Numbers of a dictionary, or, where there is none, hashes. */
  readonly terms: Uint32Array | Float64Array;
  /** In how many texts each term occurs. */
  readonly counts: Uint32Array;
  readonly offsets: Uint32Array;
  readonly bytes: Uint8Array;
};

/** Terms of many texts, one after the other, as `encodeTerms` wrote them; text `i` ends before `ends[i]`. */
export type TermLists = { readonly bytes: Uint8Array; readonly ends: Uint32Array };

/** Turns "which terms has a text" into "which texts have a term", in two passes and no intermediate lists. */
export function invert(lists: TermLists): Postings {
  const limit = highestTerm(lists) + 1;
  const sizes = new Uint32Array(limit);
  const texts = new Uint32Array(limit);
  const last = new Int32Array(limit).fill(-1);
  eachTerm(lists, (text, term, count) => {
    const gap = (text - last[term]!) << 1;
    last[term] = text;
    texts[term] = texts[term]! + 1;
    sizes[term] = sizes[term]! + varintSize(gap) + (count > 1 ? varintSize(count) : 0);
  });
  const { terms, offsets } = layOut(sizes);
  const cursors = sizes;
  for (let i = 0; i < terms.length; i++) cursors[terms[i]!] = offsets[i]!;
  const bytes = new Uint8Array(offsets[terms.length]!);
  last.fill(-1);
  eachTerm(lists, (text, term, count) => {
    const gap = (text - last[term]!) << 1;
    last[term] = text;
    let at = writeVarint(bytes, cursors[term]!, count > 1 ? gap | 1 : gap);
    if (count > 1) at = writeVarint(bytes, at, count);
    cursors[term] = at;
  });
  return { terms, counts: terms.map((term) => texts[term]!), offsets, bytes };
}

/** The terms that occur, ascending, and where the postings of each begin when they lie end to end. */
function layOut(sizes: Uint32Array) {
  // Plain loops: an iterator over a million numbers takes 50 ms, which each small segment would pay.
  let distinct = 0;
  for (let term = 0; term < sizes.length; term++) if (sizes[term]! > 0) distinct++;
  const terms = new Uint32Array(distinct);
  const offsets = new Uint32Array(distinct + 1);
  for (let term = 0, i = 0; term < sizes.length; term++) {
    if (sizes[term] === 0) continue;
    terms[i] = term;
    offsets[i + 1] = offsets[i]! + sizes[term]!;
    i++;
  }
  return { terms, offsets };
}

/** Calls `visit` for each text's distinct terms, texts in order, terms ascending. */
export function eachTerm({ bytes, ends }: TermLists, visit: (text: number, term: number, count: number) => void) {
  const from = createReader(bytes, 0);
  for (let text = 0; text < ends.length; text++) {
    const end = ends[text]!;
    for (let term = 0; from.at < end; ) {
      term += varint(from);
      visit(text, term, varint(from));
    }
  }
}

/** Bytes that are read from `at` on. */
type Reader = { readonly bytes: Uint8Array; at: number };
const createReader = (bytes: Uint8Array, at: number): Reader => ({ bytes, at });

/** The next number, as `writeVarint` wrote it. */
function varint(from: Reader): number {
  const { bytes } = from;
  let value = bytes[from.at++]!;
  if (value < 128) return value;
  value &= 127;
  for (let shift = 7; ; shift += 7) {
    const byte = bytes[from.at++]!;
    value |= (byte & 127) << shift;
    if (byte < 128) return value;
  }
}

function highestTerm(lists: TermLists): number {
  let highest = 0;
  eachTerm(lists, (_, term) => {
    if (term > highest) highest = term;
  });
  return highest;
}

const varintSize = (value: number): number =>
  value < 128 ? 1 : value < 16_384 ? 2 : value < 2_097_152 ? 3 : value < 268_435_456 ? 4 : 5;

export function writeVarint(bytes: Uint8Array, start: number, value: number): number {
  let at = start;
  let rest = value;
  while (rest > 127) {
    bytes[at++] = (rest & 127) | 128;
    rest >>>= 7;
  }
  bytes[at++] = rest;
  return at;
}

/** Calls `visit` for each text that has the term at place `found`, in order, with how often it stands there. */
export function eachPosting({ bytes, offsets }: Postings, found: number, visit: (text: number, times: number) => void) {
  const end = offsets[found + 1]!;
  const from = createReader(bytes, offsets[found]!);
  for (let text = -1; from.at < end; ) {
    const gap = varint(from);
    text += gap >>> 1;
    visit(text, (gap & 1) === 1 ? varint(from) : 1);
  }
}

/** Position of `term` in `terms`, or -1. */
export const findTerm = ({ terms }: Postings, term: number): number => placeOf(terms, term);

import { arraysIn, asNumbers, writeArrays } from './arrays-file.ts';
import type { Fingerprint } from './derived.ts';
import type { Segment } from './segment.ts';

/** `news.words`: the word "WJW1", then the arrays of a segment. */
const MAGIC = 0x31574a57;
const ARRAYS = 12;

/** The arrays that a segment consists of, in the order in which they are written. */
export const arraysOf = ({ keys, articles, lengths, titleLengths, body, title }: Segment) =>
  [
    ...[keys, articles, lengths, titleLengths],
    ...[body.terms, body.counts, body.offsets, body.bytes],
    ...[title.terms, title.counts, title.offsets, title.bytes],
  ] as const;

/** Writes the temporary file, to be published as what it returns. Throws when the disk is full. */
export const writeWords = (dir: string, segment: Segment): Fingerprint =>
  writeArrays(dir, 'news.words', MAGIC, arraysOf(segment));

/** The segment in a file whose fingerprint was vouched for; `null` when another version wrote it. */
export function parseWords(file: Buffer): Segment | null {
  const parts = arraysIn(file, MAGIC, ARRAYS);
  if (!parts) return null;
  const numbers = (i: number) => asNumbers(parts[i]!);
  return {
    keys: numbers(0),
    articles: numbers(1),
    lengths: numbers(2),
    titleLengths: numbers(3),
    body: { terms: numbers(4), counts: numbers(5), offsets: numbers(6), bytes: parts[7]! },
    title: { terms: numbers(8), counts: numbers(9), offsets: numbers(10), bytes: parts[11]! },
  };
}

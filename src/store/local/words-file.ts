import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { type Fingerprint, temporaryName } from './derived.ts';
import type { Segment } from './segment.ts';

/**
 * `news.words`: the word "WJW1", the lengths of twelve arrays, then the arrays, each begun at a multiple of four. It is
 * mapped onto typed arrays as it is read, without a copy. Little-endian, as every machine Node 24 runs on.
 */
const MAGIC = 0x31574a57;
const ARRAYS = 12;
const HEADER_BYTES = 4 * (1 + ARRAYS);

/** The arrays that a segment consists of, in the order in which they are written. */
export const arraysOf = ({ keys, articles, lengths, titleLengths, body, title }: Segment) =>
  [
    ...[keys, articles, lengths, titleLengths],
    ...[body.terms, body.counts, body.offsets, body.bytes],
    ...[title.terms, title.counts, title.offsets, title.bytes],
  ] as const;

const padding = (bytes: number): number => -bytes & 3;

/** Writes the temporary file, to be published as what it returns. Throws when the disk is full. */
export function writeWords(dir: string, segment: Segment): Fingerprint {
  const arrays = arraysOf(segment);
  const file = openSync(join(dir, temporaryName('news.words')), 'w');
  let checksum = 0;
  let size = 0;
  const write = ({ buffer, byteOffset, byteLength }: ArrayBufferView) => {
    const bytes = new Uint8Array(buffer, byteOffset, byteLength);
    for (let at = 0; at < byteLength; ) at += writeSync(file, bytes, at);
    checksum = crc32(bytes, checksum);
    size += byteLength;
  };
  try {
    write(Uint32Array.of(MAGIC, ...arrays.map(({ byteLength }) => byteLength)));
    for (const array of arrays) {
      write(array);
      write(new Uint8Array(padding(array.byteLength)));
    }
  } finally {
    closeSync(file);
  }
  return { checksum, size };
}

/** A file's bytes with their fingerprint: read once, so that what was verified is what is used. */
export function readVerified(path: string): (Fingerprint & { readonly bytes: Buffer }) | null {
  try {
    const bytes = readFileSync(path);
    return { bytes, checksum: crc32(bytes), size: bytes.length };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** The segment in a file whose fingerprint was vouched for; `null` when another version wrote it. */
export function parseWords(file: Buffer): Segment | null {
  // Small files come out of Node's shared pool, where they may begin at an odd place.
  const bytes = file.byteOffset % 4 === 0 ? file : new Uint8Array(file);
  const header = new Uint32Array(bytes.buffer, bytes.byteOffset, 1 + ARRAYS);
  if (header[0] !== MAGIC) return null;
  let at = bytes.byteOffset + HEADER_BYTES;
  const parts = Array.from(header.subarray(1), (length) => {
    const part = new Uint8Array(bytes.buffer, at, length);
    at += length + padding(length);
    return part;
  });
  const numbers = (i: number) => new Uint32Array(bytes.buffer, parts[i]!.byteOffset, parts[i]!.byteLength / 4);
  return {
    keys: numbers(0),
    articles: numbers(1),
    lengths: numbers(2),
    titleLengths: numbers(3),
    body: { terms: numbers(4), counts: numbers(5), offsets: numbers(6), bytes: parts[7]! },
    title: { terms: numbers(8), counts: numbers(9), offsets: numbers(10), bytes: parts[11]! },
  };
}

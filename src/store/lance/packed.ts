/** Typed arrays end to end, as they are read back without a copy. Little-endian, as every machine Node 24 runs on. */
import type { NamedSegment } from './merge.ts';

type Numbers = Uint8Array | Uint32Array | Float64Array;

/** Each array begins at a multiple of this. */
const STEP = 8;
const padded = (bytes: number): number => Math.ceil(bytes / STEP) * STEP;

const MAKERS = { 1: Uint8Array, 4: Uint32Array, 8: Float64Array } as const;

/** The arrays that a segment consists of, in the order in which they are written. */
const arraysOf = ({
  keys,
  articles,
  lengths,
  titleLengths,
  places,
  body,
  title,
  names,
}: NamedSegment): readonly Numbers[] => [
  ...[keys, articles, lengths, titleLengths, places],
  ...[body, title, names].flatMap(({ terms, counts, offsets, bytes }) => [terms, counts, offsets, bytes]),
];

/** How many arrays there are, of each the bytes of a number and of all, then the arrays. */
export function packed(segment: NamedSegment): Uint8Array {
  const arrays = arraysOf(segment);
  const header = Uint32Array.of(
    arrays.length,
    ...arrays.flatMap(({ BYTES_PER_ELEMENT, byteLength }) => [BYTES_PER_ELEMENT, byteLength]),
  );
  const all = [header, ...arrays];
  const bytes = new Uint8Array(all.reduce((sum, { byteLength }) => sum + padded(byteLength), 0));
  let at = 0;
  for (const { buffer, byteOffset, byteLength } of all) {
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), at);
    at += padded(byteLength);
  }
  return bytes;
}

/** The segment in what `packed` wrote; `bytes` begin where their buffer does. */
export function unpacked({ buffer }: Uint8Array<ArrayBuffer>): NamedSegment {
  const [count = 0] = new Uint32Array(buffer, 0, 1);
  const header = new Uint32Array(buffer, 4, 2 * count);
  let at = padded(4 + header.byteLength);
  const arrays = Array.from({ length: count }, (_, n): Numbers => {
    const [width, size] = [header[2 * n] as keyof typeof MAKERS, header[2 * n + 1]!];
    const array = new MAKERS[width](buffer, at, size / width);
    at += padded(size);
    return array;
  });
  const [keys, articles, lengths, titleLengths, places] = arrays as Uint32Array[];
  const postings = (from: number) => {
    const [terms, counts, offsets, bytes] = arrays.slice(from) as [Float64Array, Uint32Array, Uint32Array, Uint8Array];
    return { terms, counts, offsets, bytes };
  };
  return {
    ...{ keys: keys!, articles: articles!, lengths: lengths!, titleLengths: titleLengths!, places: places! },
    ...{ body: postings(5), title: postings(9), names: postings(13) },
  };
}

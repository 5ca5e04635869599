import { crc32 } from 'node:zlib';
import { StoreError } from '../../errors.ts';
import { filled } from './arrays.ts';
import { eachTerm, writeVarint } from './postings.ts';

/**
 * The two encodings of `news.db`: a text's terms, and a vector. Both little-endian, both a few bytes a number, both
 * sealed: their CRC-32 stands in front, so that a flipped bit, which SQLite doesn't notice, is found before it is used.
 */
export const SEAL_BYTES = 4;

/** Puts a checksum in front of some bytes. */
export function seal(bytes: Uint8Array): Uint8Array {
  const sealed = new Uint8Array(SEAL_BYTES + bytes.length);
  new DataView(sealed.buffer).setUint32(0, crc32(bytes), true);
  sealed.set(bytes, SEAL_BYTES);
  return sealed;
}

/** The bytes that were sealed. Throws `StoreError` when they aren't the same any more. */
export function unseal(sealed: unknown): Uint8Array {
  if (!(sealed instanceof Uint8Array) || sealed.length < SEAL_BYTES) throw damaged('a part of the index');
  const bytes = sealed.subarray(SEAL_BYTES);
  const stored = new DataView(sealed.buffer, sealed.byteOffset, SEAL_BYTES).getUint32(0, true);
  if (crc32(bytes) !== stored) throw damaged('a part of the index');
  return bytes;
}

/** Something in `news.db` isn't as it was stored: better nothing than what was never printed. */
export const damaged = (name: string): StoreError =>
  new StoreError({
    what: `read ${name}`,
    why: 'the file news.db is damaged: a checksum is wrong',
    remedy: 'Run `npm run index -- --rebuild` to make the index anew.',
  });

/** Appends unsigned integers, seven bits a byte, low bits first; the high bit says that more follow. */
function createByteWriter(capacity: number) {
  let bytes = new Uint8Array(capacity);
  let end = 0;
  return {
    varint(value: number): void {
      if (end + 5 > bytes.length) bytes = filled(new Uint8Array(2 * bytes.length), bytes);
      end = writeVarint(bytes, end, value);
    },
    take: (): Uint8Array => bytes.subarray(0, end),
  };
}

/** What `termList` makes, sealed. */
export const encodeTerms = (numbers: readonly number[]): Uint8Array => seal(termList(numbers));

/** A text's terms: for each distinct one, by ascending number, the gap to the one before and how often it occurs. */
export function termList(numbers: readonly number[]): Uint8Array {
  const sorted = Uint32Array.from(numbers).sort();
  const writer = createByteWriter(2 * sorted.length + 8);
  let previous = 0;
  for (let i = 0; i < sorted.length; ) {
    const term = sorted[i]!;
    let count = 1;
    while (sorted[i + count] === term) count++;
    writer.varint(term - previous);
    writer.varint(count);
    previous = term;
    i += count;
  }
  return writer.take();
}

/** The terms of a text that `encodeTerms` wrote, each as often as it occurs. Throws `StoreError` when they are damaged. */
export function decodeTerms(sealed: unknown): readonly number[] {
  const bytes = unseal(sealed);
  const terms: number[] = [];
  eachTerm({ bytes, ends: Uint32Array.of(bytes.length) }, (_, term, count) => {
    for (let n = 0; n < count; n++) terms.push(term);
  });
  return terms;
}

/**
 * Scalar quantisation with one scale a vector: 127 steps to its largest component. At 256 dimensions a quarter of the
 * bytes of 32-bit floats; a cosine moves by less than 0.004 (`docs/design/store.md` has the recall this costs: none).
 */
export function encodeVector(vector: Float32Array): Uint8Array {
  let largest = 0;
  for (const x of vector) largest = Math.max(largest, Math.abs(x));
  const scale = Math.fround(largest / 127);
  const bytes = new Uint8Array(SCALE_BYTES + vector.length);
  new DataView(bytes.buffer).setFloat32(0, scale, true);
  const steps = new Int8Array(bytes.buffer, SCALE_BYTES);
  if (scale > 0) for (let i = 0; i < vector.length; i++) steps[i] = Math.round(vector[i]! / scale);
  return seal(bytes);
}

export const SCALE_BYTES = 4;

/** A stored vector as it is compared: component `i` is `steps[i] * scale`. */
export type StoredVector = { readonly scale: number; readonly steps: Int8Array };

/** Reads what `encodeVector` wrote. Throws `StoreError` when it is damaged. */
export function decodeVector(sealed: unknown): StoredVector {
  const bytes = unseal(sealed);
  const scale = new DataView(bytes.buffer, bytes.byteOffset, SCALE_BYTES).getFloat32(0, true);
  return { scale, steps: new Int8Array(bytes.buffer, bytes.byteOffset + SCALE_BYTES, bytes.length - SCALE_BYTES) };
}

/** A stored vector as it can be put into another index. */
export const toVector = ({ scale, steps }: StoredVector): Float32Array =>
  Float32Array.from(steps, (step) => step * scale);

/** Cosine of a unit vector with a stored one, in four sums, which a processor adds side by side: one waits for each addition before the next. */
export function cosineWith(vector: Float32Array, { scale, steps }: StoredVector): number {
  const whole = vector.length & ~3;
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  for (let i = 0; i < whole; i += 4) {
    a += vector[i]! * steps[i]!;
    b += vector[i + 1]! * steps[i + 1]!;
    c += vector[i + 2]! * steps[i + 2]!;
    d += vector[i + 3]! * steps[i + 3]!;
  }
  for (let i = whole; i < vector.length; i++) a += vector[i]! * steps[i]!;
  return (a + b + (c + d)) * scale;
}

/** A stored vector as unit-length numbers; quantising moved its length a little. */
export function toUnit({ steps }: StoredVector): number[] {
  let squares = 0;
  for (const step of steps) squares += step * step;
  const scale = squares === 0 ? 0 : 1 / Math.sqrt(squares);
  return Array.from(steps, (step) => step * scale);
}

/** The two encodings of `news.db`: a text's terms, and a vector. Both little-endian, both a few bytes a number. */

/** Appends unsigned integers, seven bits a byte, low bits first; the high bit says that more follow. */
export function createByteWriter(capacity = 1024) {
  let bytes = new Uint8Array(capacity);
  let end = 0;
  return {
    varint(value: number): void {
      if (end + 5 > bytes.length) {
        const grown = new Uint8Array(bytes.length * 2);
        grown.set(bytes);
        bytes = grown;
      }
      let rest = value;
      while (rest > 127) {
        bytes[end++] = (rest & 127) | 128;
        rest >>>= 7;
      }
      bytes[end++] = rest;
    },
    take(): Uint8Array {
      const taken = bytes.slice(0, end);
      end = 0;
      return taken;
    },
  };
}

/** A text's terms: for each distinct one, by ascending number, the gap to the one before and how often it occurs. */
export function encodeTerms(numbers: readonly number[], writer = createByteWriter()): Uint8Array {
  const sorted = Uint32Array.from(numbers).sort();
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

/** Bytes of a stored vector: its scale, then one signed byte a dimension. */
export const vectorBytes = (dimensions: number): number => 4 + dimensions;

/**
 * Scalar quantisation with one scale a vector: 127 steps to its largest component. At 256 dimensions a quarter of the
 * bytes of 32-bit floats; a cosine moves by less than 0.004 (`docs/design/store.md` has the recall this costs: none).
 */
export function encodeVector(vector: Float32Array): Uint8Array {
  let largest = 0;
  for (const x of vector) largest = Math.max(largest, Math.abs(x));
  const scale = Math.fround(largest / 127);
  const bytes = new Uint8Array(vectorBytes(vector.length));
  new DataView(bytes.buffer).setFloat32(0, scale, true);
  const steps = new Int8Array(bytes.buffer, 4);
  if (scale > 0) for (let i = 0; i < vector.length; i++) steps[i] = Math.round(vector[i]! / scale);
  return bytes;
}

/** Cosine of a unit vector with one that `encodeVector` wrote. */
export function cosineWith(vector: Float32Array, encoded: Uint8Array): number {
  const steps = new Int8Array(encoded.buffer, encoded.byteOffset + 4, vector.length);
  let sum = 0;
  for (let i = 0; i < vector.length; i++) sum += vector[i]! * steps[i]!;
  return sum * new DataView(encoded.buffer, encoded.byteOffset, 4).getFloat32(0, true);
}

/** A stored vector as unit-length numbers; quantising moved its length a little. */
export function decodeVector(encoded: Uint8Array): number[] {
  const steps = new Int8Array(encoded.buffer, encoded.byteOffset + 4, encoded.byteLength - 4);
  let squares = 0;
  for (const step of steps) squares += step * step;
  const scale = squares === 0 ? 0 : 1 / Math.sqrt(squares);
  return Array.from(steps, (step) => step * scale);
}

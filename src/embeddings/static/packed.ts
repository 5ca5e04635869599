/**
 * Numbers from −7 to 7, two a byte: the first in the low half, each moved up by 8. In a model file, and in memory too,
 * where a byte each would take another 13 MB that a graph of wider vectors needs more.
 */
export function pack(numbers: Int8Array): Uint8Array {
  return Uint8Array.from(
    { length: numbers.length / 2 },
    (_, at) => numbers[2 * at]! + 8 + ((numbers[2 * at + 1]! + 8) << 4),
  );
}

/** The numbers that `pack` was given. */
export function unpack(bytes: Uint8Array): Int8Array {
  const numbers = new Int8Array(bytes.length * 2);
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!;
    numbers[2 * at] = (byte & 15) - 8;
    numbers[2 * at + 1] = (byte >> 4) - 8;
  }
  return numbers;
}

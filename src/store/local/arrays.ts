/** Typed arrays: where a number stands among ascending ones, in what order numbers are, and more room for them. */
type Numbers = Uint8Array | Int8Array | Uint32Array | Float32Array | Float64Array;

/** Position of the first of the ascending `keys` that is at least `key`. */
export function lowerBound(keys: Uint32Array | Float64Array, key: number): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (keys[middle]! < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where a number stands among ascending ones, or -1. */
export function placeOf(ascending: Uint32Array | Float64Array, number: number): number {
  const at = lowerBound(ascending, number);
  return ascending[at] === number ? at : -1;
}

/** The places of numbers, those of the lowest first. */
export const orderOf = (numbers: Uint32Array | Float64Array | readonly number[]): Uint32Array =>
  Uint32Array.from(numbers.keys()).sort((a, b) => numbers[a]! - numbers[b]!);

/** Whether each number is more than the one before. */
export const isAscending = (numbers: Uint32Array | Float64Array): boolean =>
  numbers.every((number, at) => at === 0 || numbers[at - 1]! < number);

/** `to` with the arrays `parts` in it, end to end. */
export function filled<T extends Numbers>(to: T, ...parts: readonly T[]): T {
  let at = 0;
  for (const part of parts) {
    to.set(part, at);
    at += part.length;
  }
  return to;
}

/**
 * How often each term stands in a passage and in its article's title, as bytes: what ranking has to know of a candidate,
 * without cutting its words again.
 */
import { numberOf } from './dictionary.ts';

/** The lower half of a term's number: of two terms in one passage that share it, one pair in 20 million, both count as either. */
const shortOf = (term: string): number => numberOf(term) >>> 0;

/** In front: terms of the text and of the title, repeats included, and how many different ones the text has. */
const FRONT = 3;
const MOST = 255;

/** A whole of numbers, then the counts, a byte each. */
export function encodeCounts(body: readonly string[], title: readonly string[]): Buffer {
  const parts = [body, title].map(counted);
  const numbers = Uint32Array.from([
    ...[body.length, title.length, parts[0]!.length],
    ...parts.flat().map(([number]) => number),
  ]);
  const counts = Uint8Array.from(parts.flat(), ([, count]) => Math.min(MOST, count));
  return Buffer.concat([Buffer.from(numbers.buffer), counts]);
}

const counted = (terms: readonly string[]): readonly (readonly [number, number])[] => {
  const times = new Map<number, number>();
  for (const term of terms) {
    const number = shortOf(term);
    times.set(number, (times.get(number) ?? 0) + 1);
  }
  return [...times].sort(([a], [b]) => a - b);
};

export type Counts = {
  readonly body: number;
  readonly title: number;
  /** How often a term, by its number, stands in the text, and in the title. */
  readonly of: (number: number) => readonly [body: number, title: number];
};

export function decodeCounts(stored: Uint8Array): Counts {
  // Where Arrow puts it, numbers needn't begin at a multiple of four.
  const bytes = stored.slice();
  const places = (bytes.length - 4 * FRONT) / 5;
  const numbers = new Uint32Array(bytes.buffer, 0, FRONT + places);
  const counts = bytes.subarray(4 * (FRONT + places));
  const [body = 0, title = 0, inBody = 0] = numbers;
  const within = (number: number, from: number, to: number): number => {
    let [low, high] = [from, to];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (numbers[FRONT + middle]! < number) low = middle + 1;
      else high = middle;
    }
    return low < to && numbers[FRONT + low] === number ? counts[low]! : 0;
  };
  const of = (term: number): readonly [number, number] => {
    const number = term >>> 0;
    return [within(number, 0, inBody), within(number, inBody, places)];
  };
  return { body, title, of };
}

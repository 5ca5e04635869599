/** Whether a sentence says again what was said: two reports of one event, a caption over the same words. */
import { pairsOf } from '../reading/index.ts';

/** So much of a sentence's character pairs; papers that copy a release change a word or two (将近 and 近, 个 and 家). */
const SAME = 0.7;
/** Fewer pairs prove nothing. */
const LEAST = 6;

const numbersIn = (text: string): readonly string[] => text.match(/\d+(?:\.\d+)?/g) ?? [];

/** Whether `text` has nothing new after `said`, both in compared form: no other number, and few other words. */
export function repeats(text: string, said: string): boolean {
  const pairs = new Set(pairsOf(text));
  const before = new Set(pairsOf(said));
  const known = [...pairs].filter((pair) => before.has(pair)).length;
  if (pairs.size < LEAST || known < SAME * pairs.size) return false;
  const numbers = numbersIn(said);
  return numbersIn(text).every((number) => numbers.includes(number));
}

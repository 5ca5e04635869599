import { whensIn } from '../../../src/reading/index.ts';
import type { When } from '../../../src/types.ts';

/** `text day`, `text from to` or `text ?` for each time of a text printed on `day`. */
export function told(text: string, day: string | null = '2024-06-20', earlier = ''): readonly string[] {
  const before = earlier === '' ? [] : whensIn(earlier, { day });
  return whensIn(text, { day, before }).map(({ text: words, range }) => `${words} ${daysOf(range)}`);
}

function daysOf(range: When['range']): string {
  if (range === null) return '?';
  return range.from === range.to ? `${range.from}` : `${range.from} ${range.to}`;
}

/** The words of each time. */
export const wordsOf = (text: string): readonly string[] => whensIn(text).map((when) => when.text);

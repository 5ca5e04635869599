import type { Segmentation } from '../../src/indexing/segment/index.ts';
import type { LineRange } from '../../src/types.ts';

const linesOf = (ranges: readonly LineRange[]) =>
  ranges.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, at) => first + at));

/** Numbers of the lines that aren't blank, from 1. */
export const nonBlankLines = (text: string): readonly number[] =>
  text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\n|\r/)
    .flatMap((line, at) => (line.trim() === '' ? [] : [at + 1]));

/** Where each non-blank line went: `a0`, `a1` … for articles, `furniture`, `dropped`; a line that went to two places stands twice. */
export function placesOf(text: string, made: Segmentation): readonly (readonly [line: number, place: string])[] {
  const printed = new Set(nonBlankLines(text));
  const named = (ranges: readonly LineRange[], place: string) => linesOf(ranges).map((line) => [line, place] as const);
  return [
    ...made.articles.flatMap((article, at) => named(article.lines, `a${at}`)),
    ...named(made.furniture, 'furniture'),
    ...named(made.dropped, 'dropped'),
  ]
    .filter(([line]) => printed.has(line))
    .sort((a, b) => a[0] - b[0]);
}

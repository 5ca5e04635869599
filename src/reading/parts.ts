import type { Article } from '../types.ts';

type Parts = Pick<Article, 'kicker' | 'title' | 'subtitle' | 'subheads' | 'paragraphs'>;

/** Numbers of the headline's lines among an article's parts; paragraphs count from 0, subheads from -4 downwards. */
export const HEADLINE = { title: -1, subtitle: -2, kicker: -3 } as const;
const FIRST_SUBHEAD = -4;

/** The number of an article's subhead `at` (counted from 0) among its parts. */
export const subheadPart = (at: number): number => FIRST_SUBHEAD - at;

/** The words of part `number` of an article: a paragraph, or below 0 a line of the headline or a subhead; `''` for none. */
export function partOf({ kicker, title, subtitle, subheads, paragraphs }: Parts, number: number): string {
  if (number >= 0) return paragraphs[number] ?? '';
  if (number <= FIRST_SUBHEAD) return subheads[FIRST_SUBHEAD - number]?.text ?? '';
  return [title, subtitle, kicker][-1 - number] ?? '';
}

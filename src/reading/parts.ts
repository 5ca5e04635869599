import type { Article } from '../types.ts';

type Parts = Pick<Article, 'kicker' | 'title' | 'subtitle' | 'paragraphs'>;

/** Numbers of the headline's lines among an article's parts; paragraphs count from 0. */
export const HEADLINE = { title: -1, subtitle: -2, kicker: -3 } as const;

/** The words of part `number` of an article: a paragraph, or below 0 the headline's lines; `''` for none. */
export function partOf({ kicker, title, subtitle, paragraphs }: Parts, number: number): string {
  return (number >= 0 ? paragraphs[number] : [title, subtitle, kicker][-1 - number]) ?? '';
}

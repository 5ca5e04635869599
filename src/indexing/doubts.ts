/** What of an article a person should look at: what its page didn't tell, or what was perhaps read wrongly. */
import type { Article } from '../types.ts';

const DOUBTS = ['no-day', 'no-exact-day', 'no-headline', 'long-headline', 'no-district', 'hardly-a-text'] as const;
export type Doubt = (typeof DOUBTS)[number];

/** Longer headlines are sentences, or several lines that were taken for one. */
export const LONGEST_TITLE = 60;
const SHORTEST_TEXT = 40;

/** In the order of `DOUBTS`. A continuation has its headline elsewhere. */
export function doubtsOf({ published, title, kind, district, paragraphs }: Article): readonly Doubt[] {
  const has: Readonly<Record<Doubt, boolean>> = {
    'no-day': published === null,
    'no-exact-day': published !== null && published.length < 10,
    'no-headline': title === null && kind !== 'continuation',
    'long-headline': (title?.length ?? 0) > LONGEST_TITLE,
    'no-district': district === null,
    'hardly-a-text': paragraphs.reduce((sum, text) => sum + text.length, 0) < SHORTEST_TEXT,
  };
  return DOUBTS.filter((doubt) => has[doubt]);
}

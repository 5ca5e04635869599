import type { Hit } from '../types.ts';

/** Two passages show a report's range; a third would push out another report. */
const MOST_OF_ONE_ARTICLE = 2;

/** The first `k` hits by score with at most two of one article. */
export const arrange = (hits: readonly Hit[], k: number): readonly Hit[] =>
  capped(hits, MOST_OF_ONE_ARTICLE).slice(0, k);

/** The best hit of each of the first `k` articles. */
export const onePerArticle = (hits: readonly Hit[], k: number): readonly Hit[] => capped(hits, 1).slice(0, k);

function capped(hits: readonly Hit[], most: number): readonly Hit[] {
  const counts = new Map<string, number>();
  return hits
    .toSorted((a, b) => b.score - a.score)
    .filter(({ article }) => {
      const count = (counts.get(article.id) ?? 0) + 1;
      counts.set(article.id, count);
      return count <= most;
    });
}

import type { Hit } from '../types.ts';

/** Two passages show a report's range; a third would push out another report. */
const MOST_OF_ONE_ARTICLE = 2;

/** The first `k` hits by score with at most two of one article. */
export function arrange(hits: readonly Hit[], k: number): readonly Hit[] {
  const counts = new Map<string, number>();
  const kept = hits
    .toSorted((a, b) => b.score - a.score)
    .filter(({ article }) => {
      const count = (counts.get(article.id) ?? 0) + 1;
      counts.set(article.id, count);
      return count <= MOST_OF_ONE_ARTICLE;
    });
  return kept.slice(0, k);
}

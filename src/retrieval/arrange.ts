import type { Article, Hit } from '../types.ts';
import { reprints } from './duplicates.ts';

/**
 * Articles looked through for reprints, and never more than are wanted: a reprint stands behind the others of the first ten, not
 * behind the eleventh. Official documents are passed on word for word, and the copy may be the one that was meant (55 of 1,262
 * questions lost theirs so).
 */
const LOOKED_THROUGH = 16;

/** The first `k` hits by score: at most `most` of one article, reprints of a report behind the others. */
export function arrange(hits: readonly Hit[], k: number, most: number): readonly Hit[] {
  const sorted = hits.toSorted((a, b) => b.score - a.score);
  const articles = new Map<string, Article>();
  for (const { article } of sorted) if (articles.size < Math.min(k, LOOKED_THROUGH)) articles.set(article.id, article);
  const again = reprints([...articles.values()]);
  const counts = new Map<string, number>();
  const kept = sorted.filter(({ article }) => {
    const count = (counts.get(article.id) ?? 0) + 1;
    counts.set(article.id, count);
    return count <= most;
  });
  const isFirst = ({ article }: Hit) => articles.has(article.id) && !again.has(article.id);
  const isReprint = ({ article }: Hit) => again.has(article.id);
  const isRest = ({ article }: Hit) => !articles.has(article.id);
  return [...kept.filter(isFirst), ...kept.filter(isReprint), ...kept.filter(isRest)].slice(0, k);
}

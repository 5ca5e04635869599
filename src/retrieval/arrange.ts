import type { Article, Hit } from '../types.ts';
import { reprints } from './duplicates.ts';

/** Two passages show a report's range; a third would push out another report. */
const MOST_OF_ONE_ARTICLE = 2;
/**
 * Articles looked through for reprints, and never more than are wanted: a reprint stands behind the others of the first ten, not
 * behind the eleventh. Official documents are passed on word for word, and the copy may be the one that was meant (55 of 1,262
 * questions lost theirs so).
 */
const LOOKED_THROUGH = 16;

/** The first `k` hits by score: at most two of one article, reprints of a report behind the others. */
export const arrange = (hits: readonly Hit[], k: number): readonly Hit[] => take(hits, MOST_OF_ONE_ARTICLE, k);

/** The best hit of each of the first `k` articles, reprints behind the others. */
export const onePerArticle = (hits: readonly Hit[], k: number): readonly Hit[] => take(hits, 1, k);

function take(hits: readonly Hit[], most: number, k: number): readonly Hit[] {
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

import type { Embedder } from '../embeddings/port.ts';
import type { Match, Store } from '../store/port.ts';
import type { Article, Hit, ParsedQuestion, StoredPassage } from '../types.ts';

export type RetrieveDeps = { readonly store: Store; readonly embedder: Embedder };

export type RetrieveOptions = {
  /** How many hits at most (default 10). */
  readonly k?: number;
  /** One half of the hybrid alone, for measuring. */
  readonly only?: 'words' | 'vectors';
  readonly signal?: AbortSignal;
};

const DEFAULT_HITS = 10;
const CANDIDATES = 100;
const MOST_OF_ONE_ARTICLE = 2;

/** Passages that may answer `question`, best first, at most two of one article. Rejects as the store and embedder do. */
export async function retrieve(
  question: ParsedQuestion,
  { store, embedder }: RetrieveDeps,
  { k = DEFAULT_HITS, only, signal }: RetrieveOptions = {},
): Promise<readonly Hit[]> {
  const words = only === 'vectors' ? [] : await store.matching(question.terms, CANDIDATES);
  const [vector] = only === 'words' ? [] : await embedder.embed([question.text], 'question', signal);
  const vectors = vector ? await store.nearest(vector, CANDIDATES) : [];
  const parts = merge({ words, vectors });
  const ranked = [...parts].sort((a, b) => b[1].score - a[1].score);
  const passages = await store.passages(ranked.map(([key]) => key));
  const hits: Hit[] = [];
  for (const passage of passages) {
    if (hits.length >= k) break;
    if (hits.filter((hit) => hit.passage.article === passage.article).length >= MOST_OF_ONE_ARTICLE) continue;
    const article = await articleOf(passage, hits, store);
    const { score, ...rest } = parts.get(passage.key)!;
    if (article) hits.push({ article, passage, score, parts: rest });
  }
  return hits;
}

async function articleOf(passage: StoredPassage, hits: readonly Hit[], store: Store): Promise<Article | null> {
  return hits.find(({ article }) => article.id === passage.article)?.article ?? (await store.article(passage.article));
}

function merge({ words, vectors }: { words: readonly Match[]; vectors: readonly Match[] }) {
  const byKey = new Map<number, { words: number; vectors: number; score: number }>();
  const best = words[0]?.score || 1;
  for (const { key, score } of words) byKey.set(key, { words: score / best, vectors: 0, score: score / best });
  for (const { key, score } of vectors) {
    const known = byKey.get(key)?.words ?? 0;
    byKey.set(key, { words: known, vectors: score, score: known + 0.3 * score });
  }
  return byKey;
}

import type { Rerank } from './answering/index.ts';
import type { Embedder } from './embeddings/port.ts';
import { readQuestion, retrieveArticles } from './retrieval/index.ts';
import type { Store } from './store/port.ts';
import type { Hit } from './types.ts';

type SearchDeps = {
  readonly store: Store;
  readonly embedder: Embedder;
  /** Who orders the best of what was found, where somebody does. */
  readonly rerank?: Rerank;
};

/** What a search looked for, and what it found. */
export type SearchPapers = (
  text: string,
) => Promise<{ readonly words: readonly string[]; readonly hits: readonly Hit[] }>;

const MOST = 50;

/** Makes `search(text)`: reports for some words or a question, best first, only those that have one of the words. */
export function createSearch(deps: SearchDeps, today: () => string): SearchPapers {
  return async (text) => {
    const question = await readQuestion({ text, history: [], today: today() }, deps.store);
    const words = [...new Set([...question.names, ...question.words])];
    const hits = await retrieveArticles(question, deps, { k: MOST });
    const has = ({ article, passage }: Hit) =>
      words.some((word) => passage.text.includes(word) || article.title?.includes(word));
    const found = hits.filter(has);
    return { words, hits: (await deps.rerank?.(text, found)) ?? found };
  };
}

// What for: reads a question (`question/`), and finds the passages of the local papers that may answer it.
// In: a question as it was typed, with those before it, then as it was read; the store and the embedder its vectors were made with. Out: hits, best first, each with its
// whole article and the parts of its score.
// Not here: writing an answer, deciding whether there is one, reading the clock, changing the store.
import type { RetrieverOptions } from './langchain.ts';
import type { RetrieveDeps } from './retrieve.ts';

export type { Half } from './candidates.ts';
export { parseQuestion, questionOf } from './question/parse.ts';
export { readQuestion } from './question/read.ts';
export { type RetrieveDeps, retrieve, retrieveArticles } from './retrieve.ts';

/** The index as a LangChain retriever for anybody's chain; LangChain is loaded only here. */
export async function asRetriever(deps: RetrieveDeps, options: RetrieverOptions) {
  const { createRetriever } = await import('./langchain.ts');
  return createRetriever(deps, options);
}

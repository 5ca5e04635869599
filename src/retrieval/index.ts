// What for: finds the passages of the local papers that may answer a question.
// In: a parsed question; the store and the embedder its vectors were made with. Out: hits, best first, each with its
// whole article and the parts of its score.
// Not here: writing an answer, deciding whether there is one, reading the clock, changing the store.
export type { Half } from './candidates.ts';
export { parseQuestion } from './parse-question.ts';
export { type RetrieveDeps, type RetrieveOptions, retrieve, retrieveArticles } from './retrieve.ts';

import type { FeatureName } from './features.ts';

/**
 * Preferences that the public questions can't teach. Fitting is worth a little more than one of a question's five words
 * found anywhere in the report: it decides between reports that match about as well, and no more.
 */
export const BY_HAND = {
  district: 1,
  newest: 0.8,
} as const;

/**
 * How much each feature counts in an article's score: written by `npm run tune -- … --write` (listwise softmax regression
 * on several corpora: short and long, news and documents). What each is worth stands in docs/design/retrieval.md.
 */
export const WEIGHTS: Readonly<Record<FeatureName, number>> = {
  words: 3.46,
  vectors: 5.37,
  sentence: 3.16,
  pair: 3.78,
  article: 3.46,
  frequency: 5.08,
  opening: 2.35,
  lateness: -1.19,
  brevity: 1.39,
  excess: -0.21,
  time: 1.01,
  ...BY_HAND,
};

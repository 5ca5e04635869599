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
 * on the public bench questions). What each is worth stands in docs/design/retrieval.md.
 */
export const WEIGHTS: Readonly<Record<FeatureName, number>> = {
  words: 2.64,
  vectors: 4.07,
  sentence: 3.58,
  pair: 3.24,
  article: 5.77,
  frequency: 4.87,
  opening: 2.17,
  lateness: -2.2,
  length: 1.55,
  time: 0.68,
  ...BY_HAND,
};

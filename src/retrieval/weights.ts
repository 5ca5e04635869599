import type { FeatureName } from './features.ts';

/**
 * How much each feature counts. Learned by `npm run tune` (listwise softmax regression) on half of the public bench
 * questions; what each is worth is in docs/design/retrieval.md. The last three are preferences that the public
 * questions can't teach; they are set so that one is worth a little less than a missing content word.
 */
export const WEIGHTS: Readonly<Record<FeatureName, number>> = {
  words: 6,
  vectors: 1,
  sentence: 3,
  pair: 1.5,
  article: 5,
  frequency: 2,
  opening: 1.5,
  lateness: -1.5,
  length: 0.3,
  time: 0.5,
  district: 0.7,
  newest: 0.5,
};

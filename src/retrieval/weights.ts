import type { FeatureName } from './features.ts';

export const BY_HAND = {
  district: 1,
  newest: 0.8,
} as const;

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
  ...BY_HAND,
};

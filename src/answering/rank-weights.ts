import type { FeatureName } from './features.ts';

/** Made by `npm run calibrate`; what a feature adds to the log-odds that a sentence carries what is asked. */
export const BIAS = -14.32;
export const WEIGHTS: Readonly<Record<FeatureName, number>> = {
  own: 1.21,
  known: 4.26,
  focus: 2.07,
  focusKnown: -1.43,
  rarest: -1.08,
  pairs: -0.59,
  evidence: 0.42,
  evidenceNear: 1.14,
  standing: 8.43,
  first: 1.42,
  lead: 0.29,
  long: -0.28,
  short: -0.32,
  slogan: -0.66,
  sameDate: -0.5,
  quoted: -0.02,
  nearest: 0.88,
  asking: -0.53,
  lacksAmount: -3.6,
  lacksTime: -3.03,
  lacksPerson: -1.18,
  lacksPlace: -1.14,
  lacksStage: -1.99,
  lacksList: -1.0,
  evidenceKnown: -0.19,
};

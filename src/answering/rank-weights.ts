import type { FeatureName } from './features.ts';

/** Made by `scripts/calibrate.ts`; what a feature adds to the log-odds that a sentence carries what is asked. */
export const BIAS = -10.8;
export const WEIGHTS: Readonly<Record<FeatureName, number>> = {
  own: 1.48,
  known: 3.55,
  focus: 1.74,
  focusKnown: -1.24,
  rarest: -0.83,
  pairs: -0.07,
  evidence: -0.34,
  evidenceNear: 1.21,
  standing: 5.82,
  first: 0.72,
  lead: 0.94,
  long: 0.01,
  short: -0.56,
  slogan: -0.66,
  sameDate: 0.36,
  quoted: -0.26,
  nearest: 0.64,
  asking: -1.05,
  lacksAmount: -3.48,
  lacksTime: -2.92,
  lacksPerson: -0.87,
  lacksPlace: -1.13,
  lacksStage: -2.64,
  lacksList: -0.67,
};

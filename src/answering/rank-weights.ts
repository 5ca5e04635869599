import type { FeatureName } from './features.ts';

/** Made by `scripts/calibrate.ts`; what a feature adds to the log-odds that a sentence carries what is asked. */
export const BIAS = -10.31;
export const WEIGHTS: Readonly<Record<FeatureName, number>> = {
  own: 1.92,
  known: 2.91,
  focus: 2.43,
  focusKnown: -1.35,
  rarest: -0.61,
  pairs: -0.35,
  evidence: 1.72,
  evidenceNear: 0.52,
  standing: 4.34,
  first: 0.75,
  lead: 0.48,
  long: 0.25,
  short: -0.49,
  slogan: -0.66,
  sameDate: -0.19,
  quoted: 0.05,
};

import type { FeatureName } from './features.ts';

/** Made by `scripts/calibrate.ts`; what a feature adds to the log-odds that a sentence carries what is asked. */
export const BIAS = -5;
export const WEIGHTS: Readonly<Record<FeatureName, number>> = {
  own: 1.5,
  known: 2,
  focus: 1,
  focusKnown: 1,
  rarest: 0.5,
  pairs: 1,
  evidence: 1,
  evidenceNear: 1,
  standing: 1.5,
  first: 0.3,
  lead: 0.1,
  long: 0.5,
  short: -0.5,
  slogan: -0.5,
  sameDate: 0.5,
  quoted: -0.1,
};

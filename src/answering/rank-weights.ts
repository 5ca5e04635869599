import type { FeatureName } from './features.ts';

/** Made by `scripts/calibrate.ts`; what a feature adds to the log-odds that a sentence carries what is asked. */
export const BIAS = -10.12;
export const WEIGHTS: Readonly<Record<FeatureName, number>> = {
  own: 2.4,
  known: 2.99,
  focus: 2.75,
  focusKnown: -1.05,
  rarest: -0.81,
  pairs: -0.44,
  evidence: 1.39,
  evidenceNear: 0.46,
  standing: 4.28,
  first: 0.76,
  lead: 0.68,
  long: -0.16,
  short: -0.43,
  slogan: -0.79,
  sameDate: -0.23,
  quoted: -0.07,
  nearest: -0.5,
  asking: -0.92,
};

import type { FeatureName } from './features.ts';

/** Made by `scripts/calibrate.ts`; what a feature adds to the log-odds that a sentence carries what is asked. */
export const BIAS = -10.6;
export const WEIGHTS: Readonly<Record<FeatureName, number>> = {
  own: 1.62,
  known: 3.65,
  focus: 1.55,
  focusKnown: -1.22,
  rarest: -0.85,
  pairs: -0.11,
  evidence: -0.49,
  evidenceNear: 1.26,
  standing: 5.69,
  first: 0.74,
  lead: 0.98,
  long: 0.01,
  short: -0.54,
  slogan: -0.7,
  sameDate: 0.07,
  quoted: -0.22,
  nearest: 0.7,
  asking: -1.04,
  lacksAmount: -3.62,
  lacksTime: -3.05,
  lacksPerson: -1.34,
  lacksPlace: -1.75,
  lacksStage: -2.81,
  lacksList: -0.87,
};

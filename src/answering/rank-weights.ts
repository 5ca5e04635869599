import type { FeatureName } from './features.ts';

/** Made by `scripts/calibrate.ts`; what a feature adds to the log-odds that a sentence carries what is asked. */
export const BIAS = -11.71;
export const WEIGHTS: Readonly<Record<FeatureName, number>> = {
  own: 1.9,
  known: 3.23,
  focus: 1.95,
  focusKnown: -1.33,
  rarest: -0.84,
  pairs: -0.49,
  evidence: 0.83,
  evidenceNear: 1.19,
  standing: 5.88,
  first: 0.65,
  lead: 0.89,
  long: -0.09,
  short: -0.63,
  slogan: -0.59,
  sameDate: 0.5,
  quoted: -0.19,
  nearest: 0.44,
  asking: -1.24,
  lacksAmount: -0.5,
  lacksTime: -0.5,
  lacksPerson: -0.5,
  lacksPlace: -0.5,
  lacksStage: -0.5,
  lacksList: -0.3,
};

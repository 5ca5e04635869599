import type { FeatureName } from './features.ts';

/** Made by `npm run calibrate`; what a feature adds to the log-odds that a sentence carries what is asked. */
export const BIAS = -10.45;
export const WEIGHTS: Readonly<Record<FeatureName, number>> = {
  own: 1.62,
  known: 3.39,
  focus: 1.54,
  focusKnown: -1.25,
  rarest: -0.88,
  pairs: -0.1,
  evidence: -0.81,
  evidenceNear: 1.23,
  standing: 5.67,
  first: 0.74,
  lead: 0.99,
  long: 0.01,
  short: -0.58,
  slogan: -0.7,
  sameDate: 0.08,
  quoted: -0.23,
  nearest: 0.71,
  asking: -1.01,
  lacksAmount: -3.59,
  lacksTime: -3,
  lacksPerson: -1.3,
  lacksPlace: -1.71,
  lacksStage: -2.7,
  lacksList: -0.84,
  evidenceKnown: 0.65,
};

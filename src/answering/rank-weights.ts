import type { FeatureName } from './features.ts';

/** Made by `npm run calibrate`; what a feature adds to the log-odds that a sentence carries what is asked. */
export const BIAS = -11.69;
export const WEIGHTS: Readonly<Record<FeatureName, number>> = {
  own: 1.84,
  known: 3.98,
  focus: 1.43,
  focusKnown: -1.11,
  rarest: -0.85,
  pairs: -0.52,
  evidence: -0.75,
  evidenceNear: 1.35,
  standing: 6.19,
  first: 1.33,
  lead: 0.84,
  long: -0.39,
  short: -0.92,
  slogan: -0.56,
  sameDate: -0.0,
  quoted: -0.29,
  nearest: 0.74,
  asking: -0.6,
  lacksAmount: -3.62,
  lacksTime: -3.52,
  lacksPerson: -1.39,
  lacksPlace: -1.68,
  lacksStage: -2.79,
  lacksList: -0.98,
  evidenceKnown: 0.56,
};

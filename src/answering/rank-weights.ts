import type { FeatureName } from './features.ts';

/** Made by `npm run calibrate`; what a feature adds to the log-odds that a sentence carries what is asked. */
export const BIAS = -12.15;
export const WEIGHTS: Readonly<Record<FeatureName, number>> = {
  own: 1.85,
  known: 3.89,
  focus: 1.35,
  focusKnown: -1.06,
  rarest: -0.87,
  pairs: -0.53,
  evidence: -0.89,
  evidenceNear: 1.39,
  standing: 6.89,
  first: 1.10,
  lead: 0.79,
  long: -0.29,
  short: -0.91,
  slogan: -0.53,
  sameDate: 0.07,
  quoted: -0.26,
  nearest: 0.75,
  asking: -0.58,
  lacksAmount: -3.61,
  lacksTime: -3.49,
  lacksPerson: -1.33,
  lacksPlace: -1.65,
  lacksStage: -2.73,
  lacksList: -0.99,
  evidenceKnown: 0.68,
};

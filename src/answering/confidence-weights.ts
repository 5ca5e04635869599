import type { DoubtName } from './confidence.ts';

/** Made by `scripts/calibrate.ts`: what each doubt adds to the log-odds that an answer is right. */
export const CONFIDENCE_BIAS = -0.45;
export const CONFIDENCE: Readonly<Record<DoubtName, number>> = {
  chance: 2.74,
  known: 2.9,
  missing: -1.54,
  nameMissing: -1.02,
  placeMissing: -1.78,
  nounMissing: -0.99,
  verbMissing: -0.48,
  askedMissing: -0.05,
  whyMissing: -0.14,
  amountFar: -1.83,
  timeFar: -1.9,
  placeFar: -2.12,
  personFar: -0.14,
  otherYear: -0.63,
  laterYear: -2.75,
  fewWords: 0.28,
  carried: 0.86,
  several: 1.92,
};

import type { DoubtName } from './confidence.ts';

/** Made by `scripts/calibrate.ts`: what each doubt adds to the log-odds that an answer is right. */
export const CONFIDENCE_BIAS = -0.43;
export const CONFIDENCE: Readonly<Record<DoubtName, number>> = {
  chance: 2.82,
  known: 3.07,
  missing: -1.35,
  nameMissing: -0.94,
  placeMissing: -2.32,
  nounMissing: -0.79,
  verbMissing: -0.33,
  askedMissing: -0.34,
  whoMissing: -1.33,
  whyMissing: -2.66,
  amountFar: -1.93,
  timeFar: -1.82,
  placeFar: -1.88,
  personFar: 0,
  otherYear: -0.47,
  laterYear: -3.49,
  fewWords: 0.31,
  carried: 0.63,
  several: 1.82,
};

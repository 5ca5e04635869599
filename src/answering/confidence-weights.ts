import type { DoubtName } from './confidence.ts';

/** Made by `npm run calibrate`: what each doubt adds to the log-odds that an answer should be given. */
export const CONFIDENCE_BIAS = -0.44;
export const CONFIDENCE: Readonly<Record<DoubtName, number>> = {
  chance: 3.81,
  known: 2.58,
  missing: -1.19,
  nameMissing: -0.88,
  placeMissing: -3.56,
  nounMissing: -0.9,
  verbMissing: -0.28,
  askedMissing: -0.13,
  whoMissing: -1.37,
  whyMissing: -2.66,
  amountFar: -1.93,
  timeFar: -1.38,
  placeFar: -2.08,
  personFar: 0.0,
  otherYear: -0.58,
  laterYear: -4.04,
  fewWords: -0.52,
  carried: 0.59,
  several: 2.16,
};

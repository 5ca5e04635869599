import type { DoubtName } from './confidence.ts';

/** Made by `npm run calibrate`: what each doubt adds to the log-odds that an answer is right. */
export const CONFIDENCE_BIAS = -1.04;
export const CONFIDENCE: Readonly<Record<DoubtName, number>> = {
  chance: 4.16,
  known: 2.63,
  missing: -0.83,
  nameMissing: -0.98,
  placeMissing: -2.34,
  nounMissing: -0.71,
  verbMissing: -0.21,
  askedMissing: -0.1,
  whoMissing: -1.35,
  whyMissing: -2.67,
  amountFar: -1.81,
  timeFar: -1.69,
  placeFar: -1.45,
  personFar: 0,
  otherYear: -0.87,
  laterYear: -3.4,
  fewWords: 0.29,
  carried: 0.8,
  several: 2.07,
};

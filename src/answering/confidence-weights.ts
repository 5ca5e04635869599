import type { DoubtName } from './confidence.ts';

/** Made by `npm run calibrate`: what each doubt adds to the log-odds that an answer should be given. */
export const CONFIDENCE_BIAS = 1.14;
export const CONFIDENCE: Readonly<Record<DoubtName, number>> = {
  surest: 1.5,
  leastSure: 0.13,
  unitMissing: -1.11,
  longQuestion: 1.27,
  chance: 0.0,
  known: 1.13,
  missing: 0.0,
  nameMissing: -0.89,
  placeMissing: -3.36,
  nounMissing: -0.53,
  verbMissing: -0.62,
  askedMissing: 0.0,
  attributeMissing: -0.7,
  attributeApart: -0.2,
  factMissing: -1.39,
  apart: -0.46,
  whoMissing: -1.12,
  whyMissing: -1.89,
  amountFar: 0.0,
  timeFar: -0.64,
  placeFar: 0.0,
  personFar: 0.0,
  otherYear: -0.25,
  laterYear: -3.59,
  fewWords: 0.1,
  carried: 0.53,
  several: 0.61,
};

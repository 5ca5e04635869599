import type { DoubtName } from './confidence.ts';

/** Made by `npm run calibrate`: what each doubt adds to the log-odds that an answer should be given. */
export const CONFIDENCE_BIAS = 1.03;
export const CONFIDENCE: Readonly<Record<DoubtName, number>> = {
  surest: 0,
  leastSure: 0,
  unitMissing: 0,
  longQuestion: 0,
  english: 0,
  chance: 1.97,
  known: 1.96,
  missing: -0.76,
  nameMissing: -1.44,
  placeMissing: -3.55,
  nounMissing: -0.98,
  verbMissing: -0.7,
  askedMissing: 0.0,
  attributeMissing: -1.07,
  attributeApart: -0.08,
  factMissing: -2.59,
  apart: -1.84,
  whoMissing: -0.87,
  whyMissing: -2.48,
  amountFar: -1.35,
  timeFar: -0.97,
  placeFar: -0.29,
  personFar: 0.0,
  otherYear: -0.05,
  laterYear: -4.05,
  fewWords: 0.34,
  carried: 0.62,
  several: 2.41,
};

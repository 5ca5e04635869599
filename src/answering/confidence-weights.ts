import type { DoubtName } from './doubt-names.ts';

/** Made by `npm run calibrate`: what each doubt adds to the log-odds that an answer should be given. */
export const CONFIDENCE_BIAS = 1.16;
export const CONFIDENCE: Readonly<Record<DoubtName, number>> = {
  surest: 1.51,
  leastSure: 0.14,
  unitMissing: -1.11,
  longQuestion: 1.22,
  known: 1.12,
  nameMissing: -0.9,
  placeMissing: -3.37,
  nounMissing: -0.62,
  verbMissing: -0.59,
  attributeMissing: -0.7,
  attributeApart: -0.2,
  factMissing: -1.47,
  apart: -0.43,
  whoMissing: -0.96,
  whyMissing: -1.91,
  timeFar: -0.61,
  otherYear: -3.5,
  laterYear: -3.59,
  fewWords: 0.11,
  carried: 0.56,
  several: 0.64,
};

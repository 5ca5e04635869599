import type { DoubtName } from './doubt-names.ts';

/** Made by `npm run calibrate`: what each doubt adds to the log-odds that an answer should be given. */
export const CONFIDENCE_BIAS = 0.21;
export const CONFIDENCE: Readonly<Record<DoubtName, number>> = {
  surest: 0.87,
  standing: 0.66,
  unitMissing: -0.73,
  nameMissing: -0.46,
  placeMissing: -1.62,
  nounMissing: -1.18,
  verbMissing: -0.45,
  attributeMissing: -0.58,
  apart: -0.7,
  known: 0.43,
  longQuestion: 1.67,
  factMissing: -0.86,
  nobody: -0.44,
  otherYear: -3.14,
  laterYear: -2.87,
  otherDay: -1.62,
  otherNumber: -3.41,
  opposite: -2.26,
  carried: 0.86,
  several: 1.12,
};

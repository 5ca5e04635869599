import type { DoubtName } from './doubt-names.ts';

/** Made by `npm run calibrate`: what each doubt adds to the log-odds that an answer should be given. */
export const CONFIDENCE_BIAS = 0.3;
export const CONFIDENCE: Readonly<Record<DoubtName, number>> = {
  surest: 0.78,
  standing: 0.57,
  unitMissing: -0.91,
  nameMissing: -0.4,
  placeMissing: -1.64,
  nounMissing: -1.53,
  verbMissing: -0.42,
  attributeMissing: -0.19,
  apart: -0.94,
  known: 0.52,
  longQuestion: 1.65,
  factMissing: -0.93,
  nobody: -0.52,
  otherYear: -3.16,
  laterYear: -2.86,
  otherDay: -1.74,
  otherNumber: -3.06,
  opposite: -2.05,
  carried: 1.26,
  several: 1.87,
};

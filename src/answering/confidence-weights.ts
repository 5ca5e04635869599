import type { DoubtName } from './doubt-names.ts';

/** Made by `npm run calibrate`: what each doubt adds to the log-odds that an answer should be given. */
export const CONFIDENCE_BIAS = 0.28;
export const CONFIDENCE: Readonly<Record<DoubtName, number>> = {
  surest: 0.78,
  standing: 0.56,
  unitMissing: -0.93,
  nameMissing: -0.38,
  placeMissing: -1.63,
  nounMissing: -1.55,
  verbMissing: -0.49,
  attributeMissing: -0.16,
  apart: -0.91,
  known: 0.52,
  longQuestion: 1.64,
  factMissing: -0.96,
  nobody: -0.5,
  otherYear: -3.16,
  laterYear: -2.86,
  otherDay: -1.73,
  otherNumber: -3.36,
  opposite: -2.29,
  carried: 1.23,
  several: 1.88,
};

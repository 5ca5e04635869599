import type { DoubtName } from './doubt-names.ts';

/** Made by `npm run calibrate`: what each doubt adds to the log-odds that an answer should be given. */
export const CONFIDENCE_BIAS = 0.22;
export const CONFIDENCE: Readonly<Record<DoubtName, number>> = {
  surest: 0.86,
  standing: 0.68,
  unitMissing: -0.75,
  nameMissing: -0.47,
  placeMissing: -1.64,
  nounMissing: -1.23,
  verbMissing: -0.5,
  attributeMissing: -0.58,
  apart: -0.73,
  known: 0.36,
  longQuestion: 1.78,
  factMissing: -0.86,
  nobody: -0.45,
  otherYear: -3.15,
  laterYear: -2.86,
  otherDay: -1.64,
  otherNumber: -3.44,
  opposite: -2.28,
  carried: 0.86,
  several: 1.12,
};

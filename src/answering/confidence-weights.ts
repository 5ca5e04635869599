import type { DoubtName } from './doubt-names.ts';

/** Made by `npm run calibrate`: what each doubt adds to the log-odds that an answer should be given. */
export const CONFIDENCE_BIAS = 0.29;
export const CONFIDENCE: Readonly<Record<DoubtName, number>> = {
  surest: 0.81,
  standing: 0.71,
  unitMissing: -0.88,
  nameMissing: -0.42,
  placeMissing: -1.6,
  nounMissing: -1.52,
  verbMissing: -0.45,
  attributeMissing: -0.18,
  apart: -0.97,
  known: 0.36,
  longQuestion: 1.59,
  factMissing: -0.9,
  nobody: -0.47,
  otherYear: -3.16,
  laterYear: -2.86,
  otherDay: -1.55,
  otherNumber: -3.36,
  opposite: -2.28,
  carried: 1.25,
  several: 1.88,
};

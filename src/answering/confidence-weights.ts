import type { DoubtName } from './doubt-names.ts';

/** Made by `npm run calibrate`: what each doubt adds to the log-odds that an answer should be given. */
export const CONFIDENCE_BIAS = 1.06;
export const CONFIDENCE: Readonly<Record<DoubtName, number>> = {
  surest: 1.07,
  standing: 0.86,
  unitMissing: -0.8,
  nameMissing: -0.66,
  placeMissing: -1.63,
  nounMissing: -1.99,
  verbMissing: -0.54,
  factMissing: -1.4,
  nobody: -0.57,
  otherYear: -3.15,
  laterYear: -2.85,
  otherDay: -1.67,
  otherNumber: -2.9,
  opposite: -2.12,
  carried: 1.34,
  several: 1.94,
};

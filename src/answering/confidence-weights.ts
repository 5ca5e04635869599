/** Made by `npm run calibrate`: what each doubt adds to the log-odds that an answer should be given. */
export const CONFIDENCE_BIAS = 0.29;
export const CONFIDENCE = {
  surest: 0.88,
  standing: 0.66,
  unitMissing: -0.7,
  nameMissing: -0.53,
  placeMissing: -1.41,
  nounMissing: -1.08,
  verbMissing: -0.44,
  attributeMissing: -0.6,
  apart: -0.68,
  known: 0.3,
  longQuestion: 1.67,
  factMissing: -0.66,
  nobody: -0.61,
  otherYear: -3.13,
  laterYear: -2.81,
  otherDay: -1.45,
  otherNumber: -2.4,
  opposite: -2.53,
  carried: 0.8,
  several: 1.1,
};

/** What speaks for and against an answer, by name. */
export type DoubtName = keyof typeof CONFIDENCE;

/** Made by `npm run calibrate`: what each doubt adds to the log-odds that an answer should be given. */
export const CONFIDENCE_BIAS = 0.18;
export const CONFIDENCE = {
  surest: 0.83,
  standing: 0.65,
  unitMissing: -0.75,
  nameMissing: -0.46,
  placeMissing: -1.58,
  nounMissing: -1.16,
  verbMissing: -0.44,
  attributeMissing: -0.57,
  apart: -0.65,
  known: 0.45,
  longQuestion: 1.55,
  factMissing: -0.89,
  nobody: -0.47,
  otherYear: -3.13,
  laterYear: -2.86,
  otherDay: -1.58,
  otherNumber: -2.4,
  opposite: -2.34,
  carried: 0.87,
  several: 1.14,
};

/** What speaks for and against an answer, by name. */
export type DoubtName = keyof typeof CONFIDENCE;

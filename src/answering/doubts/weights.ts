/** Made by `npm run calibrate`: what each doubt adds to the log-odds that an answer should be given. */
export const CONFIDENCE_BIAS = 1.88;
export const CONFIDENCE = {
  surest: 0.95,
  unitMissing: -0.96,
  nameElsewhere: -1.09,
  placeMissing: -0.72,
  strangeRun: -0.77,
  fartherMissing: -1.17,
  attributeMissing: -0.71,
  unknown: -0.67,
  unsaid: -1.2,
  longQuestion: 0.86,
  nobody: -1.79,
  otherYear: -3.08,
  otherYearAway: -2.39,
  laterYear: -2.74,
  otherDay: -1.29,
  otherNumber: -2.06,
  opposite: -2.45,
  carried: 0.98,
  several: 1.08,
};

/** What speaks for and against an answer, by name. */
export type DoubtName = keyof typeof CONFIDENCE;

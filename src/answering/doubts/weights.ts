/** Made by `npm run calibrate`: what each doubt adds to the log-odds that an answer should be given. */
export const CONFIDENCE_BIAS = 1.79;
export const CONFIDENCE = {
  surest: 0.92,
  unitMissing: -1.0,
  nameElsewhere: -0.93,
  placeMissing: -0.76,
  strangeRun: -0.73,
  fartherMissing: -1.05,
  attributeMissing: -0.72,
  unknown: -0.71,
  unsaid: -1.23,
  longQuestion: 1.04,
  nobody: -1.78,
  otherYear: -3.09,
  otherYearAway: -2.17,
  laterYear: -2.75,
  otherDay: -1.33,
  otherNumber: -2.12,
  opposite: -2.18,
  carried: 0.98,
  several: 1.06,
};

/** What speaks for and against an answer, by name. */
export type DoubtName = keyof typeof CONFIDENCE;

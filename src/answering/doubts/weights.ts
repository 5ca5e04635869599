/** Made by `npm run calibrate`: what each doubt adds to the log-odds that an answer should be given. */
export const CONFIDENCE_BIAS = 1.89;
export const CONFIDENCE = {
  surest: 0.94,
  unitMissing: -0.96,
  nameElsewhere: -1.11,
  placeMissing: -0.7,
  strangeRun: -0.76,
  fartherMissing: -1.15,
  attributeMissing: -0.71,
  unknown: -0.69,
  unsaid: -1.2,
  longQuestion: 0.84,
  nobody: -1.56,
  otherYear: -3.08,
  otherYearAway: -2.39,
  laterYear: -2.73,
  otherDay: -1.29,
  otherNumber: -2.06,
  opposite: -2.45,
  carried: 0.97,
  several: 1.08,
};

/** What speaks for and against an answer, by name. */
export type DoubtName = keyof typeof CONFIDENCE;

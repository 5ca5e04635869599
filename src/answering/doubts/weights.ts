/** Made by `npm run calibrate`: what each doubt adds to the log-odds that an answer should be given. */
export const CONFIDENCE_BIAS = 1.71;
export const CONFIDENCE = {
  surest: 0.88,
  unitMissing: -1.02,
  nameElsewhere: -0.89,
  placeMissing: -0.63,
  strangeRun: -0.69,
  fartherMissing: -1.05,
  attributeMissing: -0.74,
  evidenceUnknown: -0.7,
  unsaid: -1.22,
  longQuestion: 1.07,
  nobody: -1.74,
  otherYear: -3.1,
  otherYearAway: -2.16,
  laterYear: -2.76,
  otherDay: -1.37,
  otherNumber: -1.87,
  opposite: -2.19,
  carried: 0.97,
  several: 1.1,
};

/** What speaks for and against an answer, by name. */
export type DoubtName = keyof typeof CONFIDENCE;

/** Made by `npm run calibrate`: what each doubt adds to the log-odds that an answer should be given. */
export const CONFIDENCE_BIAS = 1.57;
export const CONFIDENCE = {
  surest: 0.86,
  unitMissing: -0.97,
  nameElsewhere: -1.33,
  placeMissing: -0.75,
  strangeRun: -0.41,
  fartherMissing: -0.98,
  attributeMissing: -0.62,
  evidenceUnknown: -0.11,
  unsaid: -0.9,
  longQuestion: 1.04,
  nobody: -1.82,
  otherYear: -3.17,
  otherYearAway: -2.41,
  laterYear: -2.85,
  otherDay: -1.24,
  otherNumber: -2.09,
  opposite: -2.08,
  carried: 0.98,
  several: 1.04,
};

/** What speaks for and against an answer, by name. */
export type DoubtName = keyof typeof CONFIDENCE;

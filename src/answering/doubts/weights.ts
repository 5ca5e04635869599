/** Made by `npm run calibrate`: what each doubt adds to the log-odds that an answer should be given. */
export const CONFIDENCE_BIAS = 1.55;
export const CONFIDENCE = {
  surest: 0.86,
  factMissing: -1.05,
  nameElsewhere: -1.34,
  placeMissing: -0.75,
  strangeRun: -0.41,
  fartherMissing: -1.01,
  attributeMissing: -0.62,
  evidenceUnknown: -0.08,
  unsaid: -0.91,
  longQuestion: 1.02,
  nobody: -1.84,
  otherYear: -3.17,
  otherYearAway: -2.41,
  laterYear: -2.85,
  otherDay: -1.25,
  otherNumber: -2.09,
  opposite: -2.09,
  carried: 1.0,
  several: 1.04,
};

/** What speaks for and against an answer, by name. */
export type DoubtName = keyof typeof CONFIDENCE;

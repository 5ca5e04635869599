/** Made by `npm run calibrate`: what each doubt adds to the log-odds that an answer should be given. */
export const CONFIDENCE_BIAS = 1.55;
export const CONFIDENCE = {
  surest: 0.87,
  factMissing: -1.05,
  nameElsewhere: -1.33,
  placeMissing: -0.75,
  strangeRun: -0.41,
  fartherMissing: -1.0,
  attributeMissing: -0.61,
  evidenceUnknown: -0.06,
  unsaid: -0.91,
  longQuestion: 1.03,
  nobody: -1.81,
  otherYear: -3.18,
  otherYearAway: -2.41,
  laterYear: -2.85,
  otherDay: -1.25,
  otherNumber: -2.34,
  opposite: -2.08,
  carried: 1.0,
  several: 1.04,
};

/** What speaks for and against an answer, by name. */
export type DoubtName = keyof typeof CONFIDENCE;

/** Made by `npm run calibrate`: what each doubt adds to the log-odds that an answer should be given. */
export const CONFIDENCE_BIAS = 1.26;
export const CONFIDENCE = {
  surest: 0.87,
  factMissing: -0.81,
  nameElsewhere: -1.12,
  placeMissing: -0.88,
  strangeRun: -0.37,
  fartherMissing: -0.84,
  attributeMissing: -0.44,
  unsaid: -0.83,
  longQuestion: 1.63,
  nobody: -1.45,
  otherYear: -3.13,
  otherYearAway: -2.25,
  laterYear: -2.72,
  otherDay: -2.64,
  opposite: -2.26,
  carried: 0.1,
  several: 0.8,
};

/** What speaks for and against an answer, by name. */
export type DoubtName = keyof typeof CONFIDENCE;

/** Made by `npm run calibrate`: what each doubt adds to the log-odds that an answer should be given. */
export const CONFIDENCE_BIAS = 1.39;
export const CONFIDENCE = {
  surest: 0.83,
  factMissing: -1.14,
  nameElsewhere: -1.22,
  placeMissing: -0.61,
  strangeRun: -0.47,
  fartherMissing: -1.08,
  attributeMissing: -0.59,
  unsaid: -0.93,
  longQuestion: 1.21,
  nobody: -1.79,
  otherYear: -3.17,
  otherYearAway: -2.46,
  laterYear: -2.84,
  otherDay: -1.25,
  opposite: -2.34,
  carried: 1.02,
  several: 1.07,
};

/** What speaks for and against an answer, by name. */
export type DoubtName = keyof typeof CONFIDENCE;

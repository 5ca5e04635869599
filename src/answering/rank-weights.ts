/** Made by `npm run calibrate`; what a feature adds to the log-odds that a sentence carries what is asked. */
export const BIAS = -12.38;
export const WEIGHTS = {
  own: 1.63,
  known: 5.53,
  focus: -0.98,
  focusKnown: 1.71,
  rarest: -0.55,
  pairs: 0.59,
  evidence: 1.23,
  evidenceNear: 1.54,
  standing: 3.37,
  first: 0.97,
  lead: -0.52,
  long: -0.7,
  short: -0.66,
  slogan: -0.45,
  sameDate: 3.18,
  quoted: -0.04,
  nearest: 1.54,
  asking: -2.83,
  lacksAmount: -2.62,
  lacksTime: -1.95,
  lacksPerson: -1.61,
  lacksPlace: -0.54,
  lacksStage: -6.05,
  lacksList: 0.59,
  evidenceKnown: 0.23,
};

/** What is known of a candidate, by name. */
export type FeatureName = keyof typeof WEIGHTS;

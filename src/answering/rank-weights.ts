/** Made by `npm run calibrate`; what a feature adds to the log-odds that a sentence carries what is asked. */
export const BIAS = -12.33;
export const WEIGHTS = {
  own: 1.69,
  known: 5.52,
  focus: -0.98,
  focusKnown: 1.66,
  rarest: -0.59,
  pairs: 0.58,
  evidence: 1.21,
  evidenceNear: 1.55,
  standing: 3.46,
  first: 0.92,
  lead: -0.53,
  long: -0.72,
  short: -0.64,
  slogan: -0.49,
  sameDate: 3.33,
  nearest: 1.53,
  asking: -2.83,
  replies: 0.97,
  older: -0.85,
  lacksAmount: -2.59,
  lacksTime: -1.92,
  lacksPerson: -1.59,
  lacksPlace: -0.52,
  lacksStage: -6.03,
  lacksList: 0.17,
  evidenceKnown: 0.31,
};

/** What is known of a candidate, by name. */
export type FeatureName = keyof typeof WEIGHTS;

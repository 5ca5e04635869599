/** Made by `npm run calibrate`; what a feature adds to the log-odds that a sentence carries what is asked. */
export const BIAS = -11.23;
export const WEIGHTS = {
  own: 1.65,
  known: 3.59,
  focus: 1.55,
  focusKnown: -1.13,
  rarest: -0.6,
  pairs: -0.48,
  evidence: -0.71,
  evidenceNear: 1.14,
  standing: 5.65,
  first: 1.6,
  lead: 0.78,
  long: -0.45,
  short: -0.88,
  slogan: -0.5,
  sameDate: 0.78,
  quoted: -0.28,
  nearest: 0.71,
  asking: -0.62,
  lacksAmount: -3.72,
  lacksTime: -3.1,
  lacksPerson: -1.38,
  lacksPlace: -1.94,
  lacksStage: -2.73,
  lacksList: -0.97,
  evidenceKnown: 0.68,
};

/** What is known of a candidate, by name. */
export type FeatureName = keyof typeof WEIGHTS;

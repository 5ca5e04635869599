import type { DoubtName } from './confidence.ts';

/** Made by `scripts/calibrate.ts`: what each doubt adds to the log-odds that an answer is right. */
export const CONFIDENCE_BIAS = 0;
export const CONFIDENCE: Readonly<Record<DoubtName, number>> = {
  chance: 2,
  known: 2,
  missing: -4,
  missingRarest: -1,
  missingHere: -1,
  focus: 1,
  nearest: 1,
  near: 1,
  evidence: 1,
  otherYear: -1,
  fewWords: -0.5,
  carried: 0,
};

import type { DoubtName } from './confidence.ts';

/** Made by `scripts/calibrate.ts`: what each doubt adds to the log-odds that an answer is right. */
export const CONFIDENCE_BIAS = 1.08;
export const CONFIDENCE: Readonly<Record<DoubtName, number>> = {
  chance: 3.64,
  known: 1.24,
  missing: -2.35,
  missingRarest: 0.93,
  missingHere: 0.08,
  focus: -1.61,
  nearest: 1.13,
  near: -0.37,
  evidence: -0.36,
  otherYear: -0.4,
  fewWords: 0.58,
  carried: 0.96,
  nameMissing: -2.22,
  nameUnsaid: 0.76,
  nounMissing: -1.73,
  verbMissing: -0.78,
  amountFar: -2.39,
  timeFar: -2.2,
  placeFar: -1.73,
  personFar: -0.07,
  notYet: -2.25,
  asked: 1.24,
};

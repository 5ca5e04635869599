import type { DoubtName } from './confidence.ts';

/**
 * Made by `npm run calibrate`: what each doubt adds to the log-odds that an answer should be given. The bias was set by
 * hand after the fit, with `attributeMissing` and `attributeApart`; why stands in docs/design/answers.md.
 */
export const CONFIDENCE_BIAS = 0.95;
export const CONFIDENCE: Readonly<Record<DoubtName, number>> = {
  surest: 1.37,
  leastSure: 0.0,
  unitMissing: -0.54,
  longQuestion: 1.47,
  chance: 0.0,
  known: 1.83,
  missing: -0.01,
  nameMissing: -0.88,
  placeMissing: -3.2,
  nounMissing: -0.47,
  verbMissing: -0.32,
  askedMissing: 0.0,
  attributeMissing: -0.8,
  attributeApart: -0.3,
  factMissing: -1.43,
  apart: -1.26,
  whoMissing: -0.98,
  whyMissing: -2.65,
  amountFar: -0.66,
  timeFar: -0.92,
  placeFar: -0.01,
  personFar: 0.0,
  otherYear: 0.0,
  laterYear: -3.96,
  fewWords: 0.48,
  carried: 1.0,
  several: 1.07,
};

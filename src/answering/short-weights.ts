/** Made by `npm run calibrate -- --first-words`: what a trait adds to the log-odds that words are those that answer. */
export const TRAITS = {
  chance: 3.2,
  sign: 1.58,
  given: -4.01,
  near: 1.43,
  clause: 2.62,
  clauseFocus: 2.25,
  before: 3.03,
  closesClause: 1.05,
  lastOfClause: 0.28,
  clock: 0.11,
  year: -2.4,
  step: 2.47,
  narrower: -2.42,
};

/** What is known of words that may answer, by name. */
export type TraitName = keyof typeof TRAITS;

/** What each adds to the log-odds that the likeliest words are right. */
export const CERTAINTY_BIAS = -2.05;
export const CERTAINTY = {
  share: 0.3,
  sure: 0.39,
  sign: 0.96,
  near: 0.81,
  clause: 0.05,
  clauseFocus: 0.07,
  given: -1.49,
  closesClause: 0.37,
  step: 0.76,
  alone: 0.49,
  who: -0.59,
  where: -0.82,
};

/** What tells how certain the likeliest words are, by name. */
export type CertaintyName = keyof typeof CERTAINTY;

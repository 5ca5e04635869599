/** Made by `npm run calibrate -- --first-words`: what a trait adds to the log-odds that words are those that answer. */
export const TRAITS = {
  chance: 3.8,
  sign: 2.05,
  given: -2.64,
  near: 1.39,
  clause: 3.44,
  clauseFocus: 1.74,
  before: 3,
  closesClause: 1.29,
  lastOfClause: 0.52,
  clock: -0.49,
  year: -2.8,
  step: 3.17,
  narrower: -2.23,
};

/** What is known of words that may answer, by name. */
export type TraitName = keyof typeof TRAITS;

/** What each adds to the log-odds that the likeliest words are right. */
export const CERTAINTY_BIAS = -1.49;
export const CERTAINTY = {
  share: 0.23,
  sure: 0.34,
  sign: 0.72,
  near: 1.23,
  clause: -0.02,
  clauseFocus: -0.24,
  given: -1.26,
  closesClause: 0.17,
  step: 1.02,
  alone: 0.97,
  who: -0.79,
  where: -0.96,
};

/** What tells how certain the likeliest words are, by name. */
export type CertaintyName = keyof typeof CERTAINTY;

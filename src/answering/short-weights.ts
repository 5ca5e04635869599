/** Made by `npm run calibrate -- --first-words`: what a trait adds to the log-odds that words are those that answer. */
export const TRAITS = {
  chance: 3.82,
  sign: 2.1,
  given: -3.07,
  near: 1.64,
  clause: 2.68,
  clauseFocus: 2.42,
  before: 3.14,
  closesClause: 1.35,
  lastOfClause: 0.32,
  clock: 0.18,
  year: -2.04,
  step: 2.78,
};

/** What is known of words that may answer, by name. */
export type TraitName = keyof typeof TRAITS;

/** What each adds to the log-odds that the likeliest words are right. */
export const CERTAINTY_BIAS = -2.03;
export const CERTAINTY = {
  share: 0.28,
  sure: 0.38,
  sign: 0.78,
  near: 1.42,
  clause: -0.74,
  clauseFocus: 0.1,
  given: -1.31,
  closesClause: 0.31,
  step: 0.9,
  alone: 0.88,
  who: -0.61,
  where: -0.99,
};

/** What tells how certain the likeliest words are, by name. */
export type CertaintyName = keyof typeof CERTAINTY;

/** Made by `npm run calibrate -- --first-words`: what a trait adds to the log-odds that words are those that answer. */
export const TRAITS = {
  chance: 3.7,
  sign: 2.04,
  given: -2.97,
  near: 1.42,
  clause: 2.67,
  clauseFocus: 2.66,
  before: 2.94,
  closesClause: 1.33,
  lastOfClause: 0.49,
  clock: -0.49,
  year: -2.86,
  step: 3.26,
  narrower: -1.9,
};

/** What is known of words that may answer, by name. */
export type TraitName = keyof typeof TRAITS;

/** What each adds to the log-odds that the likeliest words are right. */
export const CERTAINTY_BIAS = -2.09;
export const CERTAINTY = {
  share: 0.15,
  sure: 0.72,
  sign: 0.59,
  near: 0.74,
  clause: -0.34,
  clauseFocus: 0.27,
  given: -1.28,
  closesClause: 0.13,
  step: 0.86,
  alone: 0.78,
  who: -0.77,
  where: -0.71,
};

/** What tells how certain the likeliest words are, by name. */
export type CertaintyName = keyof typeof CERTAINTY;

/** Made by `npm run calibrate -- --first-words`: what a trait adds to the log-odds that words are those that answer. */
export const TRAITS = {
  chance: 3.5,
  sign: 1.65,
  given: -2.25,
  near: 1.47,
  clause: 2.23,
  clauseFocus: 2.21,
  before: 2.04,
  closesClause: 1.05,
  lastOfClause: 0.38,
  clock: -0.14,
  year: -3.05,
  step: 3.32,
  narrower: -2.53,
};

/** What is known of words that may answer, by name. */
export type TraitName = keyof typeof TRAITS;

/** What each adds to the log-odds that the likeliest words are right. */
export const CERTAINTY_BIAS = -2.41;
export const CERTAINTY = {
  share: 0.16,
  sure: 0.73,
  sign: 0.8,
  near: 0.7,
  clause: -0.14,
  clauseFocus: 0.05,
  given: -0.91,
  closesClause: 0.13,
  step: 0.71,
  alone: 0.71,
  who: -0.4,
  where: -0.38,
};

/** What tells how certain the likeliest words are, by name. */
export type CertaintyName = keyof typeof CERTAINTY;

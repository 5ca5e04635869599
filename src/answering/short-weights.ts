/** Made by `npm run calibrate -- --first-words`: what a trait adds to the log-odds that words are those that answer. */
export const TRAITS = {
  chance: 3.62,
  sign: 2.1,
  given: -3.08,
  near: 1.63,
  clause: 2.65,
  clauseFocus: 2.46,
  before: 3.15,
  closesClause: 1.34,
  lastOfClause: 0.32,
  clock: 0.19,
  year: -2.04,
  step: 2.78,
};

/** What is known of words that may answer, by name. */
export type TraitName = keyof typeof TRAITS;

/** What each adds to the log-odds that the likeliest words are right. */
export const CERTAINTY_BIAS = -1.94;
export const CERTAINTY = {
  share: 0.29,
  sure: 0.33,
  sign: 0.8,
  near: 1.37,
  clause: -0.62,
  clauseFocus: 0.08,
  given: -1.33,
  closesClause: 0.34,
  step: 0.91,
  alone: 0.89,
  who: -0.75,
  where: -0.97,
};

/** What tells how certain the likeliest words are, by name. */
export type CertaintyName = keyof typeof CERTAINTY;

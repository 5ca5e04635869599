/** Made by `npm run calibrate -- --first-words`: what a trait adds to the log-odds that words are those that answer. */
export const TRAITS = {
  chance: 1.76,
  sign: 2.7,
  given: -4.68,
  near: 1.81,
  clause: 2.66,
  clauseFocus: 2.53,
  before: 2.54,
  closesClause: 1.49,
  lastOfClause: 0.12,
  clock: 1.24,
  year: -2.23,
  step: 3.03,
};

/** What is known of words that may answer, by name. */
export type TraitName = keyof typeof TRAITS;

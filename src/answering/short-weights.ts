/** Made by `npm run calibrate -- --first-words`: what a trait adds to the log-odds that words are those that answer. */
export const TRAITS = {
  chance: 3.08,
  sign: 2.56,
  given: -5.36,
  near: 1.65,
  clause: 1.62,
  clauseFocus: 2.22,
  leftNearest: 0.14,
  rightNearest: 0.79,
  before: 0.86,
  behind: -2.53,
  opensClause: 0.45,
  closesClause: 1.77,
  lastOfClause: -0.03,
  unit: 1.19,
  age: -2.23,
  ofName: 0.25,
  bodyAsked: 0,
  reporter: -1.99,
  inPlace: 2.71,
  clock: 0.86,
  year: -2.1,
  dayAsked: -0.26,
  done: -0.94,
  vague: -2.68,
  step: 2.53,
};

/** What is known of words that may answer, by name. */
export type TraitName = keyof typeof TRAITS;

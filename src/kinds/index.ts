// What for: the kinds of fact that can be asked for: an amount, a time, a person, a place, a stage, a list ….
// In: a question's text, or a sentence with what was read of it. Out: what is asked and in which units; signs of it in the sentence.
// A kind is a line in `kinds.ts` (what is a sign of it, how plain such a sign has to be) and lines of `lexicon/asked.txt` and `signs.txt`.
// Not here: whether a sentence is about what is asked (answering), dates, figures and names themselves (reading).
export { mayBeIn } from './amounts.ts';
export { type Asked, askedIn, asksForAll, withoutAsked } from './asked.ts';
export { bodyAsked } from './contacts.ts';
export { closeness, signs } from './evidence.ts';
export { countIn, type Given, NAME } from './kind.ts';
export { kindOf } from './kinds.ts';
export { isLatin } from './latin.ts';
export { asksWhoPays } from './persons.ts';
export { type Sign, shows } from './signs.ts';
export { timesAmong } from './when.ts';

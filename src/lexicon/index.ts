// What for: language as data: which words are measures, heads of names, offices, steps …, what is said for what is printed.
// In: the name of a list (a `.txt` beside this file). Out: its words, each with the class its line gives it; pairs; rules.
// A line is `class: word word …`; `#` opens a comment. A word stands once in a list; a repeat or an empty class is refused.
// Not here: what is made of a word where it is met (reading).
export { once } from './lines.ts';
export { type Entry, lexicon } from './load.ts';
export { type Pairs, sayings } from './paraphrases.ts';
export { type Found, type Scanner, scanner } from './scan.ts';

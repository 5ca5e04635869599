// What for: language as data: which words are measures, heads of names, offices …; what is said, and what is printed for it.
// In: the name of a list (a `.txt` beside this file). Out: its words, each with the class its line gives it; pairs; rules.
// A list is `class: word word …`, `@list/class` for the words of another one; what else there is opens with its form. `#` opens a comment. Nothing stands twice: a repeat is refused.
// Not here: what is made of a word where it is met (reading).
export { linesOf, once, oncePer } from './lines.ts';
export { alternativesOf, classesOf, type Entry, endOf, lexicon, wordsOf } from './load.ts';
export { type Pairs, sayings } from './paraphrases.ts';
export { type Found, type Scanner, scanner } from './scan.ts';
export { type Applied, type Rule, rewrite, rulesOf, speech } from './speech.ts';

// What for: language as data: which words are measures, heads of names, offices, steps …, each concept in one list.
// In: the name of a list (a `.txt` beside this file). Out: its words, each with the class its line gives it.
// A line is `class: word word …`; `#` opens a comment. A word stands once in a list; a repeat or an empty class is refused.
// Not here: patterns, and what is made of a word where it is met (reading).
export { type Entry, lexicon } from './load.ts';
export { type Found, type Scanner, scanner } from './scan.ts';

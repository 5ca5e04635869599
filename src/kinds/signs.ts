/** Places in a sentence that have a kind of fact. */
import { matchesOf, remember, type Span } from '../reading/index.ts';

/** A place in a sentence that has the kind of fact asked for; `strength` (0…1) says how plainly. */
export type Sign = Span & { readonly strength: number };

/** The parts of a question look for the same in the sentences of six articles: those of two or three questions are kept. */
const REMEMBERED = 1024;

type Match = (text: string) => readonly Span[];
const matchers = new WeakMap<RegExp, Match>();

function matcherOf(pattern: RegExp): Match {
  const known = matchers.get(pattern);
  if (known) return known;
  const made = remember(
    (text) => matchesOf(text, pattern).map(({ 0: { length }, index }) => ({ start: index, end: index + length })),
    REMEMBERED,
  );
  matchers.set(pattern, made);
  return made;
}

/** Where `pattern` matches, as signs of one strength. */
export const all = (text: string, pattern: RegExp, strength = 1): readonly Sign[] =>
  matcherOf(pattern)(text).map((span) => ({ ...span, strength }));

/** Places in a sentence that have a kind of fact. */
import type { Span } from '../reading/index.ts';

/** A place in a sentence that has the kind of fact asked for; `strength` (0…1) says how plainly. */
export type Sign = Span & { readonly strength: number };

/** Where `pattern` matches, as signs of one strength. */
export function all(text: string, pattern: RegExp, strength = 1): readonly Sign[] {
  return Array.from(text.matchAll(pattern), ({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
    strength,
  }));
}

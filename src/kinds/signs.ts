/** Places in a sentence that have a kind of fact. */
import { remember, type Span } from '../reading/index.ts';

/** A place in a sentence that has the kind of fact asked for; `strength` (0…1) says how plainly. */
export type Sign = Span & { readonly strength: number };

/** Texts whose matches are kept for each pattern: well-read reports are asked about again and again. */
const REMEMBERED = 2048;
const spansOf = new WeakMap<RegExp, (text: string) => readonly Span[]>();

const matching = (pattern: RegExp): ((text: string) => readonly Span[]) =>
  remember(
    (text) =>
      Array.from(text.matchAll(pattern), ({ 0: found, index }) => ({ start: index, end: index + found.length })),
    REMEMBERED,
  );

/** Where `pattern` matches, as signs of one strength. */
export function all(text: string, pattern: RegExp, strength = 1): readonly Sign[] {
  const spans = spansOf.get(pattern) ?? matching(pattern);
  spansOf.set(pattern, spans);
  return spans(text).map(({ start, end }) => ({ start, end, strength }));
}

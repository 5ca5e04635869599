import { hanPairsOf } from '../../reading/index.ts';

/** Pairs of Han characters, and numbers and Latin words, as a cheap stand-in for words that needs no dictionary. */
export function features(text: string): ReadonlySet<string> {
  return new Set([...hanPairsOf(text), ...(text.match(/[A-Za-z]{2,}|\d{2,}(?:\.\d+)?/g) ?? [])]);
}

/** How much it says that two texts share a feature: nothing if every text has it. */
export type Weights = (feature: string) => number;

/** Inverse document frequency over the given texts; a feature that none has weighs as one that a single text has. */
export function weigh(texts: readonly ReadonlySet<string>[]): Weights {
  const counts = new Map<string, number>();
  for (const text of texts) for (const feature of text) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  return (feature) => Math.log((texts.length + 1) / Math.max(1, counts.get(feature) ?? 1));
}

/** The weighted share (0…1) of `part`'s features that `whole` has. */
export function overlap(part: ReadonlySet<string>, whole: ReadonlySet<string>, weight: Weights): number {
  let shared = 0;
  let all = 0;
  for (const feature of part) {
    all += weight(feature);
    if (whole.has(feature)) shared += weight(feature);
  }
  return all === 0 ? 0 : shared / all;
}

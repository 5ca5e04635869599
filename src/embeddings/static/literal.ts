import { fnv1a } from '../terms.ts';

/** Numbers of the literal part: three quarters of what the trained part has (docs/design/embeddings.md has the table). */
export const LITERAL_WIDTH = 192;
/**
 * Rare terms stand out among the many of a passage: one seen in 5 articles of 65,000 weighs 3.2 times what one in 1,500
 * does, where idf alone says 2.5.
 */
export const LITERAL_EMPHASIS = 1.25;
/** Length of the literal part beside a trained part of length 1. */
export const LITERAL_SHARE = 0.8;
/** Pairs of characters that are no word repeat what the words around them say: half of their idf. */
const PAIR_SHARE = 0.5;
/** Places a term sets: with 4 of 192 two terms seldom share more than one, at a thirtieth of a full vector's work. */
const PLACES = 4;

/** What a model file says of a term's weight in the literal part: its idf, for mere pairs half of it. */
export function literalWeight(term: string, inverseFrequency: number, isWord: boolean): number {
  return inverseFrequency * (!isWord && /^\p{Script=Han}{2}$/u.test(term) ? PAIR_SHARE : 1);
}

/** What a term of that weight adds to the literal part, before repeats. */
export const emphasised = (weight: number): number => weight ** LITERAL_EMPHASIS;

/** Adds `weight` at the signed places of `term`, sparse and fixed by its hash: a count sketch (Charikar et al. 2004). */
export function addLiteral(vector: Float32Array, term: string, weight: number): void {
  const size = weight / Math.sqrt(PLACES);
  let hash = fnv1a(term);
  for (let n = 0; n < PLACES; n++) {
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) + n;
    hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
    const place = ((hash ^ (hash >>> 15)) >>> 1) % vector.length;
    vector[place] = vector[place]! + (hash & 1 ? size : -size);
  }
}

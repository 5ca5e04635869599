import { fnv1a } from '../terms.ts';

/** Numbers of the literal part: half as many as the trained part has (docs/design/embeddings.md has the table). */
export const LITERAL_WIDTH = 128;
/** Length of a literal vector for each unit of idf; trained vectors are about as long as their idf at the rare end. */
export const LITERAL_SHARE = 0.8;
/** Places a term sets: with 4 of 128 two terms seldom share more than one, at a thirtieth of a full vector's work. */
const PLACES = 4;

/** The signed places of `term` in `width` numbers, sparse and fixed by its hash: a count sketch (Charikar et al. 2004). */
export function addLiteral(vector: Float32Array, from: number, width: number, term: string, weight: number): void {
  const size = weight / Math.sqrt(PLACES);
  let hash = fnv1a(term);
  for (let n = 0; n < PLACES; n++) {
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) + n;
    hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
    const place = from + (((hash ^ (hash >>> 15)) >>> 1) % width);
    vector[place] = vector[place]! + (hash & 1 ? size : -size);
  }
}

import { remember, wordFrequency } from '../reading/index.ts';
import type { Embedder, EmbeddingRole } from './port.ts';
import { fnv1a, termCounts, toUnitLength } from './terms.ts';

/** 512 places keep collisions of a passage's 250 or so terms bearable and a vector at 2 KB. */
const DIMENSIONS = 512;
/** Words of the dictionary's corpus in all; the share of a word in it gives its weight. */
const CORPUS_WORDS = 60_101_967;
/** ln of one in 160,000: what an unknown word or pair weighs, so that noise can't outweigh names. */
const UNKNOWN = 12;
/** Pairs repeat what words say already. */
const PAIR_SHARE = 0.5;

/** Texts of an archive share most of their terms. */
const weigh = remember((term: string): number => {
  const frequency = wordFrequency(term);
  if (frequency === undefined) return UNKNOWN * (/^\p{Script=Han}{2}$/u.test(term) ? PAIR_SHARE : 1);
  return Math.min(UNKNOWN, Math.log(CORPUS_WORDS / (frequency + 1)));
}, 50_000);

/**
 * The smallest embedder: terms hashed to signed places (feature hashing, Weinberger et al. 2009), weighted by how rare
 * they are in jieba's own counts. Deterministic, no data file; knows no meaning, only shared words.
 */
export function createHashedEmbedder(): Embedder {
  const embedOne = (text: string, role: EmbeddingRole): Float32Array => {
    const vector = new Float32Array(DIMENSIONS);
    for (const [term, count] of termCounts(text, role)) {
      const hash = fnv1a(term);
      const place = hash % DIMENSIONS;
      const sign = (hash >>> 16) & 1 ? 1 : -1;
      vector[place] = (vector[place] ?? 0) + sign * (1 + Math.log(count)) * weigh(term);
    }
    return toUnitLength(vector);
  };
  return {
    id: 'hashed-512-v1',
    dimensions: DIMENSIONS,
    embed: async (texts, role, signal) => {
      signal?.throwIfAborted();
      return texts.map((text) => embedOne(text, role));
    },
  };
}

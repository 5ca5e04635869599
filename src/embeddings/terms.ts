import { indexTerms, questionWords, standardise, withoutWords } from '../reading/index.ts';
import type { EmbeddingRole } from './port.ts';

/** 32-bit FNV-1a over UTF-16 units (http://www.isthe.com/chongo/tech/comp/fnv/). */
export function fnv1a(text: string, basis = 0x811c9dc5): number {
  let hash = basis;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** Makes `vector` unit length in place; an empty text gets the first axis, since a zero vector has no direction. */
export function toUnitLength(vector: Float32Array): Float32Array {
  let sum = 0;
  for (let at = 0; at < vector.length; at++) sum += vector[at]! * vector[at]!;
  if (sum === 0) vector[0] = 1;
  const scale = sum === 0 ? 1 : 1 / Math.sqrt(sum);
  for (let at = 0; at < vector.length; at++) vector[at]! *= scale;
  return vector;
}

/**
 * A question without its question words, which say what kind of fact is wanted and not what it is about. Of 307 short
 * questions 2 to 4 % more find their article first (docs/design/embeddings.md); function words stay, they tie names together.
 */
function subject(question: string): string {
  const left = withoutWords(standardise(question), questionWords());
  return left.trim() ? left : question;
}

/** How often each term occurs in a text; of a question only the terms of its subject. */
export function termCounts(text: string, role: EmbeddingRole): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const term of indexTerms(role === 'question' ? subject(text) : text))
    counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}

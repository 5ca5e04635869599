import type { ParsedQuestion } from '../types.ts';
import type { Candidate } from './candidates.ts';
import { type Evidence, measuring } from './evidence.ts';
import { preferences } from './preferences.ts';
import type { QueryTerm } from './query-terms.ts';

/** What a candidate is scored by; every name has a weight in `weights.ts`. Most lie in 0…1. */
export type Features = Evidence & {
  /** Best passage's BM25, relative to the best of all candidates. */
  readonly words: number;
  /** Best passage's cosine with the question. */
  readonly vectors: number;
  readonly time: number;
  readonly district: number;
  readonly newest: number;
};

export type FeatureName = keyof Features;

/** The features of each candidate, in order; they compare within one question only. */
export function measureCandidates(
  candidates: readonly Candidate[],
  question: ParsedQuestion,
  terms: readonly QueryTerm[],
): readonly Features[] {
  const words = candidates.map(({ passages }) => Math.max(0, ...passages.map((p) => p.words)));
  const best = Math.max(...words) || 1;
  const wanted = preferences(
    candidates.map(({ article }) => article),
    question,
  );
  const measure = measuring(terms);
  return candidates.map(({ article, passages }, i) => ({
    words: words[i]! / best,
    vectors: Math.max(...passages.map((p) => p.cosine)),
    ...measure(article.text),
    ...wanted[i]!,
  }));
}

/** Sentences are followed in order: what was said last, of several of a kind, holds until another is named. */
import type { Candidate } from '../candidates.ts';

/** Whether a text names what is asked about, only another of its kind, or neither. */
export type Which = 'asked' | 'other' | 'open';

/**
 * A factor for each candidate: 0 where it is told of another than the one asked about. An article is about what its
 * heading says, or its first sentence; a paragraph, about what it said last.
 */
export function toldOf(found: readonly Candidate[], which: (text: string) => Which): (candidate: Candidate) => number {
  const ofAnother = new Set<string>();
  const key = ({ article, ordinal }: Candidate): string => `${article.id}:${ordinal}`;
  for (const own of Map.groupBy(found, ({ article }) => article.id).values()) {
    const [first] = own;
    if (!first) continue;
    const opening = [first.heading, first.text].map(which).find((one) => one !== 'open') ?? 'open';
    let paragraph = first.paragraph;
    let now = opening;
    for (const candidate of own) {
      if (candidate.paragraph !== paragraph) now = opening;
      paragraph = candidate.paragraph;
      const own = which(candidate.text);
      if (own !== 'open') now = own;
      if (now === 'other') ofAnother.add(key(candidate));
    }
  }
  return (candidate) => (ofAnother.has(key(candidate)) ? 0 : 1);
}

import type { Aspect, ParsedQuestion } from '../types.ts';
import type { Candidate } from './candidates.ts';
import { plainOf } from './candidates.ts';
import { cover, match, type Weighted, weigh } from './coverage.ts';
import { evidence } from './evidence.ts';

/** A candidate with how well it answers each aspect of the question. */
export type Ranked = {
  readonly candidate: Candidate;
  readonly own: number;
  readonly known: number;
  readonly evidence: readonly number[];
  /** By aspect, in the question's order; higher is better. */
  readonly scores: readonly number[];
  readonly total: number;
};

/** What one part of the score is worth; see docs/design/answers.md for how they were found. */
const WORTH = { own: 1, known: 0.7, focus: 0.8, evidence: 0.6, standing: 0.7 } as const;

/** Words that the sentence has, or that are known when it is read: heading and the sentences before it. */
function coverKnown(words: readonly Weighted[], { plain, heading, before }: Candidate): number {
  const total = words.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return 0;
  const known = ({ word, weight }: Weighted) =>
    weight *
    Math.max(
      match(word, plain),
      0.8 * match(word, heading),
      ...before.map((text, at) => (0.7 - 0.15 * at) * match(word, text)),
    );
  return words.reduce((sum, one) => sum + known(one), 0) / total;
}

function rankOne(
  candidate: Candidate,
  aspects: readonly Aspect[],
  words: readonly Weighted[],
  foci: readonly (readonly Weighted[])[],
): Ranked {
  const own = cover(words, candidate.plain);
  const known = coverKnown(words, candidate);
  const base = WORTH.own * own + WORTH.known * known + WORTH.standing * candidate.standing;
  const found = aspects.map((aspect) => evidence(aspect, candidate));
  const scores = aspects.map(
    (_, at) => base + WORTH.focus * cover(foci[at] ?? [], candidate.plain) + WORTH.evidence * (found[at] ?? 0),
  );
  return {
    candidate,
    own,
    known,
    evidence: found,
    scores,
    total: scores.reduce((sum, score) => sum + score, 0) / scores.length,
  };
}

/** Every candidate, best first. */
export function rank(question: ParsedQuestion, found: readonly Candidate[]): readonly Ranked[] {
  const words = weigh(
    question.words,
    question.carried,
    found.map(({ plain }) => plain),
  );
  const foci = question.aspects.map(({ focus }) =>
    words.filter(({ word }) => focus.some((other) => plainOf(other) === word)),
  );
  return found.map((candidate) => rankOne(candidate, question.aspects, words, foci)).sort((a, b) => b.total - a.total);
}

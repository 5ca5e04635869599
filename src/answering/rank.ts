import type { ParsedQuestion } from '../types.ts';
import type { Candidate } from './candidates.ts';
import { type FeatureName, type Features, featuresOf, prepare } from './features.ts';
import { BIAS, WEIGHTS } from './rank-weights.ts';

/** A candidate with how well it answers each aspect of the question. */
export type Ranked = {
  readonly candidate: Candidate;
  /** By aspect, in the question's order. */
  readonly features: readonly Features[];
  /** By aspect: 0…1, how likely it carries what is asked. */
  readonly chances: readonly number[];
  readonly best: number;
};

const NAMES = Object.keys(WEIGHTS) as FeatureName[];

function chance(features: Features): number {
  const sum = NAMES.reduce((total, name) => total + WEIGHTS[name] * features[name], BIAS);
  return 1 / (1 + Math.exp(-sum));
}

/** Every candidate, best first. */
export function rank(question: ParsedQuestion, found: readonly Candidate[]): readonly Ranked[] {
  const prepared = prepare(question, found);
  return found
    .map((candidate) => {
      const features = featuresOf(candidate, prepared);
      const chances = features.map(chance);
      return { candidate, features, chances, best: Math.max(...chances) };
    })
    .sort((a, b) => b.best - a.best);
}

import type { Candidate } from './candidates.ts';
import { aboutSubject, type FeatureName, type Features, featuresOf, type Plan } from './features.ts';
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
export function rank(plans: readonly Plan[], found: readonly Candidate[]): readonly Ranked[] {
  return found
    .map((candidate) => {
      const features = plans.map((plan) => featuresOf(candidate, plan));
      const chances = features.map((each, at) => chance(each) * aboutSubject(candidate, plans[at]!));
      return { candidate, features, chances, best: Math.max(...chances) };
    })
    .sort((a, b) => b.best - a.best);
}

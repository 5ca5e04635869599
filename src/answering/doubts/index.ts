/** How sure an answer is: doubts about the chosen sentences, weighed together. */
import type { ParsedQuestion } from '../../types.ts';
import type { Stages } from '../stages.ts';
import { doubtsOf } from './doubts.ts';
import { CONFIDENCE, CONFIDENCE_BIAS, type DoubtName } from './weights.ts';

/** Below this an answer is not given (`not-found`). */
export const ENOUGH = 0.5;

const NAMES = Object.keys(CONFIDENCE) as DoubtName[];

/** 0…1: how likely the chosen sentences answer the question; calibrated, see docs/design/answers.md. */
export function confidence(question: ParsedQuestion, stages: Stages): number {
  if (stages.chosen.length === 0) return 0;
  const doubts = doubtsOf(question, stages);
  const sum = NAMES.reduce((total, name) => total + CONFIDENCE[name] * doubts[name], CONFIDENCE_BIAS);
  return 1 / (1 + Math.exp(-sum));
}

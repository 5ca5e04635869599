import type { ParsedQuestion } from '../types.ts';
import type { Chosen } from './choose.ts';
import type { Ranked } from './rank.ts';

/** Below this an answer is not given (`not-found`). */
export const ENOUGH = 0.5;

/** 0…1: how likely the chosen sentences answer the question. */
export function confidence(_question: ParsedQuestion, chosen: readonly Chosen[], _ranked: readonly Ranked[]): number {
  const best = chosen.reduce((most, { ranked }) => Math.max(most, ...ranked.features.map(({ known }) => known)), 0);
  return 1 / (1 + Math.exp(-8 * (best - 0.3)));
}

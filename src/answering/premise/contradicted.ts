/** Questions that take for granted the contrary of what a report says (为啥停工, where it was finished). */
import type { ParsedQuestion } from '../../types.ts';
import type { Candidate } from '../candidates.ts';
import { otherYear } from './dates.ts';
import { contraryEvent } from './events.ts';
import { otherFigure } from './figures.ts';

/** What the question takes for granted, in its own words, and the sentence that says otherwise. */
export type Contradiction = { readonly premise: string; readonly told: Candidate };

/** The first contradiction between `question` and the sentences found for it; `null` when there is none to be sure of. */
export function contradicted(question: ParsedQuestion, found: readonly Candidate[]): Contradiction | null {
  return contraryEvent(question, found) ?? otherFigure(question, found) ?? otherYear(question, found);
}

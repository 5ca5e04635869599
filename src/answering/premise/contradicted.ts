/** Questions that take for granted the contrary of what a report says (为啥停工, where it was finished). */
import type { ParsedQuestion } from '../../types.ts';
import type { Candidate } from '../candidates.ts';
import type { Contradiction } from './contradiction.ts';
import { otherYear } from './dates.ts';
import { contraryEvent } from './events.ts';
import { otherFigure } from './figures.ts';

/** The first contradiction between `question` and the sentences found for it; `null` when there is none to be sure of. */
export function contradicted(question: ParsedQuestion, found: readonly Candidate[]): Contradiction | null {
  return contraryEvent(question, found) ?? otherFigure(question, found) ?? otherYear(question, found);
}

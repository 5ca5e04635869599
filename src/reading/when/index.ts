import type { When } from '../../types.ts';
import type { ReadContext } from '../context.ts';

/** Times of a plain text, in order, not overlapping. */
export const readWhens = (_plain: string, _context: ReadContext): readonly When[] => [];

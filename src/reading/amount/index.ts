import type { Amount, When } from '../../types.ts';

/** Amounts of a plain text, in order, none inside a time. */
export const readAmounts = (_plain: string, _whens: readonly When[]): readonly Amount[] => [];

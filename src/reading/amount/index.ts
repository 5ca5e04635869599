// What for: the one reader of amounts, for pages and for questions: money, areas, people, shares, telephones, places in a row.
// In: a plain text (simplified, half-width) and the times in it. Out: amounts in order, with span, value, unit, quantity, bound.
// Numerals in characters count only with a measure, a power, or as they are spoken (三百五, 两块五).
// Not here: what an amount is an amount of (sums, statements), times, and what a question asks for.
import type { Amount, When } from '../../types.ts';
import { plainly } from '../plain.ts';
import { amountsInPlain } from './plain.ts';
import { amountsOf } from './read.ts';

export { inDigits } from './digits.ts';
export { measureNamed, measuresOf, measureWords, noMeasures, valueInBase } from './measures.ts';
export { perAsked, sameOne } from './per.ts';
export { sumAsked, sumPrinted } from './sums.ts';

/** Amounts of a plain text, in order, none inside a time. */
export const readAmounts = (plain: string, whens: readonly When[]): readonly Amount[] => amountsOf(plain, whens);

/** Amounts of any text; their words are as printed, their places those of the text as given. */
export const amountsIn = (text: string): readonly Amount[] =>
  amountsInPlain(plainly(text)).map((amount) => ({ ...amount, text: text.slice(amount.start, amount.end) }));

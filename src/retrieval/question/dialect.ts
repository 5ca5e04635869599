/** A question as a paper would print it: spoken forms, greetings, complaints and dates are rules of `lexicon/speech`. */
import { type Applied, rewrite } from '../../lexicon/index.ts';

/**
 * The rules in their order: each region's words, then question words; `amounts` and `yes-no` are of all regions and find them
 * standard. Particles go twice: they are in the way of question words, and left by `yes-no`.
 */
const WRITTEN = [
  ...['typing', 'openings', 'cantonese', 'wu', 'north', 'central', 'people', 'asking', 'particles'],
  ...['sichuan-chongqing', 'general', 'sichuan-chongqing-words', 'amounts', 'yes-no', 'particles', 'endings', 'dates'],
];

/** A question as a paper would print it: spoken forms, two-digit years, `16号`. `applied` is told of each rule that took part. */
export const asWritten = (text: string, applied?: Applied): string => rewrite(text, WRITTEN, applied).trim();

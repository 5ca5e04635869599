import { type Applied, rewrite } from '../../lexicon/index.ts';
import { withoutComplaints } from './complaints.ts';
import { withoutOpening, withTail } from './opening.ts';

/**
 * The rules that make spoken forms plain, in their order: each region's words, then question words; `amounts` and `yes-no`
 * are of all regions and find them standard. Particles go twice: they are in the way of question words, and left by `yes-no`.
 */
const SPOKEN = [
  ...['cantonese', 'wu', 'north', 'central', 'people', 'asking', 'particles'],
  ...['sichuan-chongqing', 'general', 'sichuan-chongqing-words', 'amounts', 'yes-no', 'particles'],
];

/** A question as a paper would print it: spoken forms, two-digit years, `16号`. `applied` is told of each rule that took part. */
export function asWritten(text: string, applied?: Applied): string {
  const asked = withoutOpening(rewrite(text, ['typing'], applied));
  const plain = withoutComplaints(withTail(rewrite(asked, SPOKEN, applied)));
  return rewrite(plain, ['dates'], applied);
}

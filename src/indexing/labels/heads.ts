/** Headlines that no label shows, found by where they stand and by what of their words returns in the text. */

import { issueDate } from '../dates/issue.ts';
import type { Block, BlockKind } from '../segment/block.ts';
import { overlap, weigh, features as wordsOf } from '../segment/overlap.ts';
import { tokensOf } from '../source/tokens.ts';
import { LONGEST_HEAD } from './features.ts';

export const KINDS: Readonly<Record<string, BlockKind>> = {
  F: 'furniture',
  K: 'heading',
  T: 'heading',
  U: 'heading',
  S: 'heading',
  Y: 'byline',
  C: 'caption',
  N: 'text',
  B: 'text',
  X: 'text',
};

/** A block, and the label of its first line. */
export type Labelled = { readonly label: string; readonly block: Block };

export const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '');
/** A shorter headline may stand in another by chance. */
export const LEAST_HEAD = 5;

/** A headline over a text has so much of its words in it, weighed by how few texts of the page have them. */
const RETURNS = 0.2;

/** What was taken for furniture over a text without a headline is its headline if its words return there, more than in another text. */
export function withLost(all: readonly Labelled[]): readonly Labelled[] {
  const texts = new Map(
    all.flatMap(({ label, block }, at) => (KINDS[label] === 'text' ? [[at, wordsOf(block.whole.plain)] as const] : [])),
  );
  const weight = weigh([...texts.values()]);
  const isLost = (at: number): boolean => {
    const [head, text] = [all[at], texts.get(at + 1)];
    if (head?.label !== 'F' || all[at + 1]?.label !== 'N' || head.block.whole.plain.length > LONGEST_HEAD) return false;
    const words = wordsOf(head.block.whole.plain);
    const fit = overlap(words, text!, weight);
    return fit >= RETURNS && [...texts].every(([other, own]) => other === at + 1 || overlap(words, own, weight) < fit);
  };
  return all.map((one, at) => {
    if (isLost(at)) return { label: 'T', block: { ...one.block, kind: 'heading' } };
    return isLost(at - 1) ? { ...one, label: 'B' } : one;
  });
}

/** 来源：… 2024-05-09: says of the page when it appeared. */
const isDay = ({ label, block: { whole } }: Labelled) =>
  /[FY]/.test(label) && issueDate([whole.text], { today: null }) !== null;
/** What is drawn, or left of a table, stands between nothing. */
const isDrawn = ({ block: { whole } }: Labelled) => letters(whole.plain) === '';
/** Between a headline and its text stand no more lines of a site than this. */
const LINES_OVER = 6;

/**
 * On a page of one article the line over its day is its headline, if its words return in the text: what stands between the day and the text is a caption or a line
 * under the headline.
 */
export function overDay(all: readonly Labelled[]): readonly Labelled[] {
  const first = all.findIndex(({ label }) => KINDS[label] === 'text');
  const text = wordsOf(
    all.flatMap(({ label, block }) => (KINDS[label] === 'text' ? [block.whole.plain] : [])).join('\n'),
  );
  const weight = weigh(all.map(({ block }) => wordsOf(block.whole.plain)));
  const from = Math.max(0, first - LINES_OVER);
  const at = all.findLastIndex(
    (one, where) =>
      where >= from &&
      where < first - 1 &&
      /[FTK]/.test(one.label) &&
      isDay(all.slice(where + 1).find((below) => !isDrawn(below))!) &&
      tokensOf(one.block.whole.plain).length === 0 &&
      letters(one.block.whole.plain).length >= LEAST_HEAD &&
      one.block.whole.plain.length <= LONGEST_HEAD &&
      overlap(wordsOf(one.block.whole.plain), text, weight) >= (where === 0 ? RETURNS / 2 : RETURNS),
  );
  if (at < 0 || all[at]!.label === 'T') return all;
  return all.map((one, where): Labelled => {
    if (where === at) return { label: 'T', block: { ...one.block, kind: 'heading' } };
    if (where < first && /[TK]/.test(one.label))
      return where < at ? { label: 'F', block: { ...one.block, kind: 'furniture' } } : { ...one, label: 'U' };
    return where === first && one.label === 'N' ? { ...one, label: 'B' } : one;
  });
}

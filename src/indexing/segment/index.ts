// What for: cutting the text of a newspaper page into its articles, as a careful reader would.
// What comes in: the text of one whole page as extracted from print, lines as they stand.
// What goes out: articles with headline parts, byline, running text and line ranges; furniture; dropped duplicates.
// What it does not do: it reads no file, infers no dates or places, masks nothing and corrects no misprints.
import type { LineRange } from '../../types.ts';
import { type Block, toBlocks } from './blocks.ts';
import { type Cut, cutArticle, toRanges } from './cut.ts';
import { readLines } from './lines.ts';
import { findRegions } from './regions.ts';
import { lineRoles } from './roles.ts';
import { measureSetting } from './setting.ts';
import { shareItems } from './sharing.ts';

export type { Cut } from './cut.ts';

/** A whole page: each non-blank line stands in exactly one article, in the furniture, or among the dropped lines. */
export type Segmentation = {
  readonly articles: readonly Cut[];
  readonly furniture: readonly LineRange[];
  readonly dropped: readonly LineRange[];
};

/** Why a line got its role: each reason with its score, the highest sum wins. */
export type LineExplanation = {
  readonly line: number;
  readonly text: string;
  readonly role: string;
  readonly reasons: readonly { readonly what: string; readonly score: number }[];
};

const blocksOf = (text: string): readonly Block[] => {
  const lines = readLines(text);
  return toBlocks(lineRoles(lines, measureSetting(lines)));
};

const numbersOf = (blocks: readonly Block[]) => blocks.flatMap((block) => block.lines.map((line) => line.number));

/** A page without running text: what stands there is text all the same, but for its furniture. */
const asText = (blocks: readonly Block[]): readonly Block[] =>
  blocks.some((block) => block.kind === 'text')
    ? blocks
    : blocks.map((block, at) =>
        block.kind === 'furniture' || (at === 0 && blocks.length > 1) ? block : { ...block, kind: 'text' },
      );

/** Cuts a page into articles. Pure; handles LF, CRLF and CR line ends and a byte order mark. */
export function segment(text: string): Segmentation {
  const blocks = asText(blocksOf(text));
  const cuts = shareItems(findRegions(blocks)).map(cutArticle);
  const dropped = cuts.flatMap((cut) => cut.dropped);
  const used = new Set([...dropped, ...cuts.flatMap(({ cut }) => cut.lines.flatMap(([a, b]) => range(a, b)))]);
  return {
    articles: cuts.map(({ cut }) => cut),
    furniture: toRanges(numbersOf(blocks).filter((number) => !used.has(number))),
    dropped: toRanges(dropped),
  };
}

const range = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, at) => first + at);

/** Each non-blank line with its role and the evidence for it, for `show --lines`. */
export function explainLines(text: string): readonly LineExplanation[] {
  return blocksOf(text).flatMap((block) =>
    block.lines.map((line) => ({ line: line.number, text: line.text, role: block.kind, reasons: block.reasons })),
  );
}

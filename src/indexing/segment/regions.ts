import type { Block } from './blocks.ts';
import { features, overlap, type Weights, weigh } from './overlap.ts';
import * as pattern from './patterns.ts';
import type { Evidence } from './roles.ts';

/** The text of one article with the items inside it; the items around it are shared out later. */
export type Region = { readonly blocks: readonly Block[] };

/** Regions in page order; `gaps[i]` are the items before region i, the last gap those after the last region. */
export type Layout = {
  readonly regions: readonly Region[];
  readonly gaps: readonly (readonly Block[])[];
  /** Why an article begins, or doesn't, at a gap; keyed by the first line of the text after it. */
  readonly reasons: ReadonlyMap<number, readonly Evidence[]>;
};

/** Texts on either side of a gap that are compared. */
const WINDOW = 4;
/**
 * Weighted share of features that neighbouring texts of one article have in common, at least. Measured on pages of three papers: inside an
 * article 0.04 to 0.21, median 0.11; between articles 0 to 0.12, median 0.04.
 */
const COHESION = 0.065;
/** A caption of a photo is hardly longer than this many columns. */
const CAPTION_WIDTH = 160;

const clip = (value: number, limit: number) => Math.max(-limit, Math.min(limit, value));
const union = (blocks: readonly Block[]): ReadonlySet<string> =>
  new Set(blocks.flatMap((block) => [...features(block.whole.plain)]));
export const textsOf = (blocks: readonly Block[]): readonly Block[] => blocks.filter((block) => block.kind === 'text');

export const opensReport = (block: Block | undefined): boolean =>
  block !== undefined && (pattern.LEAD.test(block.whole.plain) || pattern.CONTINUED.test(block.whole.plain));

/** A sentence of running text that isn't over. */
export const unfinished = (block: Block | undefined): boolean =>
  block !== undefined &&
  !/[。!?…:;][”’"')\]】」』》]*$/u.test(block.whole.plain) &&
  !block.whole.bullet &&
  !pattern.LABELLED.test(block.whole.plain) &&
  !pattern.DATE_ALONE.test(block.whole.plain) &&
  !pattern.OFFICE.test(block.whole.plain);

/** What speaks for a new article after `gap`, when the text after it doesn't open like a report. */
function boundaryEvidence(
  before: readonly Block[],
  gap: readonly Block[],
  after: readonly Block[],
  weight: Weights,
): Evidence[] {
  const out: Evidence[] = [{ what: 'most headings without a report’s opening are subheads', score: -1.5 }];
  const add = (when: boolean, score: number, what: string) => {
    if (when && score !== 0) out.push({ what, score });
  };
  const headings = gap.filter((block) => block.kind === 'heading');
  const first = gap.findIndex((block) => block.kind === 'heading');
  const [previous, next] = [union(before.slice(-WINDOW)), union(after.slice(0, WINDOW))];
  const cohesion = Math.max(overlap(next, previous, weight), overlap(previous, next, weight));
  const title = features(headings.map((block) => block.whole.plain).join(' '));
  add(true, clip((COHESION - cohesion) * 40, 2), `shares ${cohesion.toFixed(3)} of its words with the text before`);
  add(true, clip((overlap(title, next, weight) - 0.5) * 3, 1.5), 'words of the heading in the text after it');
  add(
    gap.slice(first + 1).some((block) => block.kind === 'byline'),
    5,
    'a byline under the heading',
  );
  add(
    headings.some((block) => pattern.NOTICE.test(block.whole.plain)),
    5,
    'head of a notice',
  );
  add(
    gap.slice(0, first).some((block) => block.kind !== 'caption' || pattern.CREDIT.test(block.whole.plain)),
    3,
    'a credit, source or editors’ line ends the article before',
  );
  add(unfinished(before.at(-1)), -4, 'the sentence before is torn');
  add(
    headings.some((block) => block.whole.level === 1 || block.whole.level === 2),
    1.5,
    'a high heading level',
  );
  add(
    headings.length > 1 && headings.every((block) => block.whole.level === headings[0]!.whole.level),
    0.5,
    'several headings',
  );
  return out;
}

const sum = (evidence: readonly Evidence[]): number => evidence.reduce((all, { score }) => all + score, 0);

type Cursor = { blocks: Block[]; gap: Block[] };

/** Texts and the gaps before each: the page as an alternation of items and text. */
function alternate(blocks: readonly Block[]): { readonly gap: readonly Block[]; readonly text: Block }[] {
  const pairs: { gap: readonly Block[]; text: Block }[] = [];
  let gap: Block[] = [];
  for (const block of blocks) {
    if (block.kind === 'text') {
      pairs.push({ gap, text: block });
      gap = [];
    } else gap.push(block);
  }
  return pairs;
}

/** A sentence or two between a headline and the opening of its report: a photo's caption, not an article. */
const isCaptionOnly = (texts: readonly Block[]): boolean =>
  texts.length <= 2 && texts.every((block) => block.whole.width <= CAPTION_WIDTH && !opensReport(block));

/** Decides where articles begin. */
export function findRegions(blocks: readonly Block[]): Layout {
  const pairs = alternate(blocks);
  const weight = weigh(pairs.map(({ text }) => features(text.whole.plain)));
  const reasons = new Map<number, readonly Evidence[]>();
  const regions: Cursor[] = [];
  for (const [at, { gap, text }] of pairs.entries()) {
    const current = regions.at(-1);
    const rest = pairs.slice(at).map((pair) => pair.text);
    const hardEnd = rest.findIndex((block, index) => index > 0 && opensReport(block));
    const after = hardEnd > 0 ? rest.slice(0, hardEnd) : rest;
    let begins: boolean;
    if (!current) begins = true;
    else if (opensReport(text))
      begins = !(gap.length === 0 && current.gap.length > 0 && isCaptionOnly(textsOf(current.blocks)));
    else if (!gap.some((block) => block.kind === 'heading')) begins = false;
    else {
      const evidence = boundaryEvidence(textsOf(current.blocks), gap, after, weight);
      reasons.set(text.lines[0]!.number, evidence);
      begins = sum(evidence) > 0;
    }
    if (begins) regions.push({ gap: [...gap], blocks: [text] });
    else current!.blocks.push(...gap, text);
  }
  const lastText = blocks.findLastIndex((block) => block.kind === 'text');
  return { regions, gaps: [...regions.map((region) => region.gap), blocks.slice(lastText + 1)], reasons };
}

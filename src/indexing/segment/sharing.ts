import { type Block, textsOf, unfinished } from './block.ts';
import { isCreditLine } from './line-kinds.ts';
import { features, overlap, type Weights, weigh } from './overlap.ts';
import * as pattern from './patterns.ts';
import type { Layout, Region } from './regions.ts';

/** The parts of an article's headline, as blocks; `subheads` stay in the text's order. */
export type Headlines = {
  /** Heads of a section of the page, which stand over several articles and belong to none. */
  readonly section: readonly Block[];
  readonly kicker: readonly Block[];
  readonly title: readonly Block[];
  readonly subtitle: readonly Block[];
  readonly subheads: readonly Block[];
};

/** An article with all its blocks in page order, and the headings that stand outside its text. */
export type Share = {
  readonly region: Region;
  readonly before: readonly Block[];
  readonly after: readonly Block[];
  /** How well each heading (keyed by its first line) fits the text, 0…1. */
  readonly fit: ReadonlyMap<number, number>;
  /** Its headlines, where they are known already. */
  readonly heads?: Headlines;
};

const headingsIn = (blocks: readonly Block[]) => blocks.filter((block) => block.kind === 'heading');
export const isContinuation = (region: Region): boolean =>
  pattern.CONTINUED.test(textsOf(region.blocks)[0]?.whole.plain ?? '');

const isDashed = (block: Block | undefined): boolean =>
  block?.kind === 'heading' && /^(?:——|—|--)/u.test(block.whole.plain);

/**
 * Headings inside the text that are the article's own headline: those that tear a sentence, since subheads stand between finished paragraphs,
 * and those with a series line under them, since subheads have none.
 */
export function tearingHeadings(region: Region): readonly Block[] {
  let last: Block | undefined;
  const out: Block[] = [];
  for (const [at, block] of region.blocks.entries()) {
    if (block.kind === 'text') last = block;
    else if (block.kind === 'heading' && (unfinished(last) || isDashed(block) || isDashed(region.blocks[at + 1])))
      out.push(block);
  }
  return out;
}

type Fit = (block: Block, region: number) => number;

function measureFit(layout: Layout): Fit {
  const whole = layout.regions.map(
    (region) => new Set(textsOf(region.blocks).flatMap((b) => [...features(b.whole.plain)])),
  );
  const openings = layout.regions.map((region) =>
    features(
      textsOf(region.blocks)
        .slice(0, 2)
        .map((b) => b.whole.plain)
        .join(''),
    ),
  );
  const weight: Weights = weigh(whole);
  return (block, region) => {
    const words = features(block.whole.plain);
    return (overlap(words, whole[region]!, weight) + overlap(words, openings[region]!, weight)) / 2;
  };
}

/** What a heading adds where its words are in the text; one without any common word is better placed before a text than after it. */
const FIT = 4;
const NO_HEADLINE = -2.5;
/** An article has one headline: a second one, on its other side, more likely belongs to the neighbour. */
const SECOND_HEADLINE = -2.5;
const AFTER = -0.6;
const OTHER_LINES = 0.25;
/** A line with less than this share of its words in the text says nothing about it. */
const LITTLE = 0.2;

function articleScore(
  region: Region,
  before: readonly Block[],
  after: readonly Block[],
  fits: (block: Block) => number,
): number {
  const [above, below] = [headingsIn(before), headingsIn(after)];
  const inside = tearingHeadings(region);
  const headings = above.length + below.length + inside.length;
  if (isContinuation(region))
    return -1.5 * headings + FIT * [...above, ...below].reduce((all, b) => all + fits(b) / 2, 0);
  const group = (blocks: readonly Block[]) => groupFit(blocks.map(fits));
  // The headline of what the editors introduce may stand above their note.
  if (isEditorsNote(region)) return 2 * SECOND_HEADLINE * (below.length + inside.length) + FIT * group(above);
  let score = headings === 0 ? NO_HEADLINE : 0;
  score += FIT * (group(above) + group(below)) + 0.2 * above.length + AFTER * below.length;
  if (above.length > 0 && below.length > 0 && !mayBeKicker(above)) score += SECOND_HEADLINE;
  score += looseItems(before, after, fits);
  return score;
}

/** 编者按：… stands above an article and has no headline. */
const isEditorsNote = (region: Region): boolean =>
  pattern.EDITORS_NOTE.test(textsOf(region.blocks)[0]?.whole.plain ?? '');

/** A headline is as good as its best line; its other lines add or take a little, so that no line is left out for fitting less. */
function groupFit(fits: readonly number[]): number {
  const best = Math.max(0, ...fits);
  return best + OTHER_LINES * (fits.reduce((all, one) => all + one - LITTLE, 0) - (best - LITTLE));
}

/** Names of columns are short and stand alone over a headline. */
const mayBeKicker = (above: readonly Block[]) => above.length === 1 && above[0]!.whole.width <= 24;

function looseItems(before: readonly Block[], after: readonly Block[], fits: (block: Block) => number): number {
  let score = 0;
  for (const block of before) {
    if (block.kind === 'byline') score += /^(?:\(?据|来源|转自|摘自)/u.test(block.whole.plain) ? -2 : 2;
    if (block.kind === 'caption') score += fits(block) * 2 - (isCreditLine(block.whole) ? 1 : 0);
  }
  for (const [at, block] of after.entries()) {
    if (block.kind === 'byline') score += at === 0 ? 1 : -1;
    if (block.kind === 'caption') score += fits(block) * 2 + (at === 0 ? 0.5 : 0);
  }
  return score;
}

/** Lines printed directly under each other are one headline, so a division between them costs. */
function divisionScore(gap: readonly Block[], at: number): number {
  const [last, next] = [gap[at - 1], gap[at]];
  if (!last || !next) return 0;
  if (last.kind === 'furniture' || next.kind === 'furniture') return 0.3;
  if (last.kind !== 'heading' || next.kind !== 'heading' || next.whole.gap > 0) return 0;
  if (next.whole.indent > last.whole.indent || pattern.COLUMN.test(next.whole.plain)) return 0;
  return last.whole.gap > 0 ? -3 : -1.5;
}

/**
 * Shares the items between two articles out: those before a division belong to the article above, those after it to the article below. All
 * divisions of the page are chosen together (dynamic programming), so that each article gets one headline that speaks of what it says,
 * whether it is printed before its text or after.
 */
export function shareItems(layout: Layout): readonly Share[] {
  const { regions, gaps } = layout;
  const fits = measureFit(layout);
  const last = regions.length - 1;
  // best[d]: best score up to this region when the gap before it is divided at d (items from d on are the region's).
  let best = [{ score: 0, path: [0] as readonly number[] }];
  let starts: readonly number[] = [0];
  for (const [index, region] of regions.entries()) {
    const next = gaps[index + 1]!;
    const ends = index === last ? [next.length] : Array.from({ length: next.length + 1 }, (_, at) => at);
    const found = ends.map((end) => {
      const options = starts.map((start, at) => {
        const own = articleScore(region, gaps[index]!.slice(start), next.slice(0, end), (block) => fits(block, index));
        return { score: best[at]!.score + own + divisionScore(next, end), path: [...best[at]!.path, end] };
      });
      return options.reduce((a, b) => (b.score > a.score ? b : a));
    });
    best = found;
    starts = ends;
  }
  const path = best[0]?.path ?? [];
  return regions.map((region, index) => {
    const before = gaps[index]!.slice(path[index]!);
    const after = gaps[index + 1]!.slice(0, path[index + 1]!);
    const headings = headingsIn([...before, ...region.blocks, ...after]);
    return { region, before, after, fit: new Map(headings.map((b) => [b.lines[0]!.number, fits(b, index)])) };
  });
}

import { type Block, opensReport } from './block.ts';
import { boundaryEvidence, type Growing, type Pair } from './boundaries.ts';
import { type Evidence, total } from './evidence.ts';
import { features, weigh } from './overlap.ts';

/** The text of one article with the items inside it; the items around it are shared out later. */
export type Region = { readonly blocks: readonly Block[] };

/** Regions in page order; `gaps[i]` are the items before region i, the last gap those after the last region. */
export type Layout = {
  readonly regions: readonly Region[];
  readonly gaps: readonly (readonly Block[])[];
  /** Why an article begins, or doesn't, at a gap; keyed by the first line of the text after it. */
  readonly reasons: ReadonlyMap<number, readonly Evidence[]>;
};

/** Texts with the items before each, then the items after the last text. */
function alternate(blocks: readonly Block[]): readonly Pair[] {
  const pairs: Pair[] = [];
  let gap: Block[] = [];
  for (const block of blocks) {
    if (block.kind !== 'text') gap.push(block);
    else {
      pairs.push({ gap, text: block });
      gap = [];
    }
  }
  return [...pairs, { gap, text: null }];
}

/** Reports that must stand on a page before its blank lines are trusted, the share of them with one above, and of paragraphs. */
const TRUSTED = { reports: 4, above: 0.8, inside: 0.2 };

/** Whether blank lines stand above the headlines of this page's reports, and hardly ever between paragraphs. */
function partedByBlanks(pairs: readonly Pair[]): boolean {
  const reports = pairs.slice(1).flatMap(({ gap, text }) => {
    const head = gap.find((block) => block.kind === 'heading');
    return head && opensReport(text ?? undefined) ? [head.whole.gap] : [];
  });
  const inside = pairs.flatMap(({ gap, text }) => (text && gap.length === 0 ? [text.whole.gap] : []));
  const set = (gaps: readonly number[]) => gaps.filter((gap) => gap > 0).length;
  return (
    reports.length >= TRUSTED.reports &&
    set(reports) >= TRUSTED.above * reports.length &&
    set(inside) <= TRUSTED.inside * inside.length
  );
}

/** So many texts on from a place say whether an article begins there. */
const AHEAD = 100;

/** Decides where articles begin. */
export function findRegions(blocks: readonly Block[]): Layout {
  const pairs = alternate(blocks);
  const weight = weigh(pairs.flatMap(({ text }) => (text ? [features(text.whole.plain)] : [])));
  const page = { weight, parted: partedByBlanks(pairs), led: pairs.some(({ text }) => opensReport(text ?? undefined)) };
  const reasons = new Map<number, readonly Evidence[]>();
  const regions: Growing[] = [];
  for (const [at, { gap, text }] of pairs.entries()) {
    if (!text) continue;
    const current = regions.at(-1);
    const evidence = boundaryEvidence(current, pairs.slice(at, at + AHEAD), page);
    reasons.set(text.lines[0]!.number, evidence);
    if (total(evidence) > 0) regions.push({ gap, blocks: [text] });
    else current!.blocks.push(...gap, text);
  }
  return { regions, gaps: [...regions.map((region) => region.gap), pairs.at(-1)!.gap], reasons };
}

import type { Block } from './blocks.ts';
import { features, overlap, type Weights, weigh } from './overlap.ts';
import * as pattern from './patterns.ts';
import { type Evidence, isCreditLine } from './roles.ts';

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

/** News of less than 250 characters has no subheads, in columns. */
const BRIEF = 500;

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

/** A text and the items before it; the last pair of a page may have no text. */
type Pair = { readonly gap: readonly Block[]; readonly text: Block | null };

/** The texts from here to the next items. */
function run(rest: readonly Pair[]): { readonly texts: readonly Block[]; readonly end: readonly Block[] } {
  const stop = rest.findIndex((pair, at) => at > 0 && (pair.gap.length > 0 || pair.text === null));
  const pairs = stop < 0 ? rest : rest.slice(0, stop);
  return { texts: pairs.flatMap(({ text }) => text ?? []), end: stop < 0 ? [] : rest[stop]!.gap };
}

/** Characters that are written about a photo, in columns. */
const PHOTO_WIDTH = 800;

function isPhoto(rest: readonly Pair[]): boolean {
  const { texts, end } = run(rest);
  const width = texts.reduce((all, block) => all + block.whole.width, 0);
  const credited = end[0]?.kind === 'caption' && isCreditLine(end[0].whole);
  return (
    width <= PHOTO_WIDTH && (credited || /(?:记者|通讯员)[\s\p{Script=Han}]{2,12}摄$/u.test(texts.at(-1)!.whole.plain))
  );
}

/** A sentence or two between a headline and the opening of its report: a photo's caption, not an article. */
const isCaptionOnly = (texts: readonly Block[]): boolean =>
  texts.every((block) => !opensReport(block)) &&
  texts.reduce((all, block) => all + block.whole.width, 0) <= CAPTION_WIDTH;

function captionThenReport(rest: readonly Pair[]): boolean {
  const opening = rest.findIndex((pair, at) => at > 0 && (pair.gap.length > 0 || opensReport(pair.text ?? undefined)));
  if (opening < 0 || rest[opening]!.gap.length > 0) return false;
  return isCaptionOnly(rest.slice(0, opening).flatMap(({ text }) => text ?? []));
}

/** What speaks for a new article where `rest` begins with items and a text that doesn't open like a report. */
function boundaryEvidence(current: Growing, rest: readonly Pair[], weight: Weights): readonly Evidence[] {
  const { gap } = rest[0]!;
  const before = textsOf(current.blocks);
  const subheads = current.blocks.filter((block) => block.kind === 'heading');
  const width = before.reduce((all, block) => all + block.whole.width, 0);
  const headings = gap.filter((block) => block.kind === 'heading');
  const first = gap.findIndex((block) => block.kind === 'heading');
  const hardEnd = rest.findIndex((pair, at) => at > 0 && opensReport(pair.text ?? undefined));
  const after = rest.slice(0, hardEnd > 0 ? Math.min(hardEnd, WINDOW) : WINDOW).flatMap(({ text }) => text ?? []);
  const [previous, next] = [union(before.slice(-WINDOW)), union(after)];
  const cohesion = Math.max(overlap(next, previous, weight), overlap(previous, next, weight));
  const title = features(headings.map((block) => block.whole.plain).join(' '));
  const level = Math.min(...headings.map((block) => block.whole.level || 9));
  const evidence: readonly (readonly [when: boolean, score: number, what: string])[] = [
    [true, -1.5, 'most headings without a report’s opening are subheads'],
    [true, clip((COHESION - cohesion) * 40, 2), `${cohesion.toFixed(3)} of the words are those of the text before`],
    [first >= 0, clip((overlap(title, next, weight) - 0.5) * 3, 1.5), 'words of the heading in the text after it'],
    [first >= 0 && gap.slice(first + 1).some(isSigned), 7, 'a byline under the heading'],
    [first < 0, 2.5, 'a byline without a heading'],
    [headings.some((block) => pattern.NOTICE.test(block.whole.plain)), 5, 'head of a notice'],
    [
      gap.slice(0, first < 0 ? -1 : first).some(endsArticle),
      3,
      'a credit, source or editors’ line ends the article before',
    ],
    [headings.some((block) => pattern.GENRE.test(block.whole.plain)), 4, 'names a genre'],
    [
      subheads.length === 0 && pattern.LEAD.test(before[0]?.whole.plain ?? '') && width < BRIEF,
      1.5,
      'the report before is a brief one',
    ],
    [isParallel(headings, subheads, rest), -2.5, 'set in parallel with another heading of the article'],
    [rest[0]!.text!.whole.bullet && headings.some(isColumn), 3, 'a list under the name of a column'],
    [captionThenReport(rest), 5, 'a caption and the opening of a report follow'],
    [isPhoto(rest), 4, 'a photo with its credit follows'],
    [unfinished(before.at(-1)), -4, 'the sentence before is torn'],
    [level <= 2, 1.5, 'a high heading level'],
    [headings.length > 1, 0.5, 'several headings'],
  ];
  return evidence.flatMap(([when, score, what]) => (when ? [{ what, score }] : []));
}

/** Shape of a heading: the lengths of its parts, as subheads of one article are set alike. */
const shape = (blocks: readonly Block[]): readonly number[] =>
  blocks.flatMap((block) => block.whole.text.split(/\s+/u).map((part) => part.length));

const alike = (a: readonly number[], b: readonly number[]): boolean =>
  a.length > 0 && a.length === b.length && a.every((length, at) => Math.abs(length - b[at]!) <= 1);

/** Compares with the subheads so far and with the next heading before another report opens. */
function isParallel(headings: readonly Block[], subheads: readonly Block[], rest: readonly Pair[]): boolean {
  const own = shape(headings);
  if (own.length < 2 && headings.every((block) => block.whole.text.length < 6)) return false;
  const next = rest.slice(1).find((pair) => pair.gap.some((block) => block.kind === 'heading'));
  const ahead =
    next && !opensReport(next.text ?? undefined) ? next.gap.filter((block) => block.kind === 'heading') : [];
  return alike(own, shape(subheads.slice(-headings.length))) || alike(own, shape(ahead));
}

/** Somebody's own line, not the source at an article's end (据某某报). */
const isSigned = (block: Block): boolean =>
  block.kind === 'byline' && !/^(?:\(?据|来源|转自|摘自)/u.test(block.whole.plain);

const isColumn = (block: Block): boolean => pattern.COLUMN.test(block.whole.plain);

const endsArticle = (block: Block): boolean => block.kind !== 'caption' || isCreditLine(block.whole);

const sum = (evidence: readonly Evidence[]): number => evidence.reduce((all, { score }) => all + score, 0);

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

type Growing = { readonly gap: readonly Block[]; readonly blocks: Block[] };

/** Whether an article begins with the text at the head of `rest`, and why. */
function begins(current: Growing | undefined, rest: readonly Pair[], weight: Weights): readonly Evidence[] {
  const { gap, text } = rest[0]!;
  if (!current) return [{ what: 'begins the page', score: 9 }];
  if (opensReport(text ?? undefined)) {
    const caption =
      !pattern.CONTINUED.test(text?.whole.plain ?? '') &&
      gap.length === 0 &&
      current.gap.length > 0 &&
      isCaptionOnly(textsOf(current.blocks));
    return caption ? [{ what: 'only a caption stands above', score: -9 }] : [{ what: 'opens a report', score: 9 }];
  }
  if (!gap.some((block) => block.kind === 'heading' || isSigned(block)))
    return [{ what: 'no heading above', score: -9 }];
  return boundaryEvidence(current, rest, weight);
}

/** Decides where articles begin. */
export function findRegions(blocks: readonly Block[]): Layout {
  const pairs = alternate(blocks);
  const weight = weigh(pairs.flatMap(({ text }) => (text ? [features(text.whole.plain)] : [])));
  const reasons = new Map<number, readonly Evidence[]>();
  const regions: Growing[] = [];
  for (const [at, { gap, text }] of pairs.entries()) {
    if (!text) continue;
    const current = regions.at(-1);
    const evidence = begins(current, pairs.slice(at), weight);
    reasons.set(text.lines[0]!.number, evidence);
    if (sum(evidence) > 0) regions.push({ gap, blocks: [text] });
    else current!.blocks.push(...gap, text);
  }
  return { regions, gaps: [...regions.map((region) => region.gap), pairs.at(-1)!.gap], reasons };
}

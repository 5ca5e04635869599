import { pointsIn } from '../../reading/index.ts';
import { closingByline } from '../byline/index.ts';
import { type Block, opensReport, textsOf, unfinished } from './block.ts';
import type { Evidence } from './evidence.ts';
import { closingCredit, isCreditLine } from './line-kinds.ts';
import { features, overlap, type Weights } from './overlap.ts';
import * as pattern from './patterns.ts';

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

const widthOf = (blocks: readonly Block[]) => blocks.reduce((all, block) => all + block.whole.width, 0);
const clip = (value: number, limit: number) => Math.max(-limit, Math.min(limit, value));
const union = (blocks: readonly Block[]): ReadonlySet<string> =>
  new Set(blocks.flatMap((block) => [...features(block.whole.plain)]));
/** A text and the items before it; the last pair of a page may have no text. */
export type Pair = { readonly gap: readonly Block[]; readonly text: Block | null };

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
  const credited = end[0]?.kind === 'caption' && isCreditLine(end[0].whole);
  return widthOf(texts) <= PHOTO_WIDTH && (credited || closingCredit(texts.at(-1)!.whole.text) !== null);
}

/** A sentence or two between a headline and the opening of its report: a photo's caption, not an article. */
const isCaptionOnly = (texts: readonly Block[]): boolean =>
  texts.every((block) => !opensReport(block)) && widthOf(texts) <= CAPTION_WIDTH;

function captionThenReport(rest: readonly Pair[]): boolean {
  const opening = rest.findIndex((pair, at) => at > 0 && (pair.gap.length > 0 || opensReport(pair.text ?? undefined)));
  if (opening < 0 || rest[opening]!.gap.length > 0) return false;
  return isCaptionOnly(rest.slice(0, opening).flatMap(({ text }) => text ?? []));
}

/** A place where an article may begin: with the items and the text at the head of `rest`. */
type Place = {
  readonly rest: readonly Pair[];
  readonly gap: readonly Block[];
  readonly headings: readonly Block[];
  /** Position of the first heading in the gap, -1 without one. */
  readonly first: number;
  readonly current: Growing;
  readonly before: readonly Block[];
  readonly subheads: readonly Block[];
  /** Shares (0…1) of words in common: the texts on both sides; the headings and the text under them. */
  readonly cohesion: number;
  readonly fit: number;
  /** Whether blank lines part the articles of this page, and its paragraphs not. */
  readonly parted: boolean;
  /** Whether any report of the page opens as reports do; else headlines are told by their shape. */
  readonly led: boolean;
};

function lookAt(current: Growing, rest: readonly Pair[], { weight, parted, led }: PageMeasures): Place {
  const { gap } = rest[0]!;
  const before = textsOf(current.blocks);
  const headings = gap.filter((block) => block.kind === 'heading');
  const end = rest.findIndex((pair, at) => at > 0 && opensReport(pair.text ?? undefined));
  const after = rest.slice(0, end > 0 ? Math.min(end, WINDOW) : WINDOW).flatMap(({ text }) => text ?? []);
  const [previous, next] = [union(before.slice(-WINDOW)), union(after)];
  return {
    rest,
    gap,
    headings,
    first: gap.findIndex((block) => block.kind === 'heading'),
    current,
    before,
    subheads: current.blocks.filter((block) => block.kind === 'heading'),
    cohesion: Math.max(overlap(next, previous, weight), overlap(previous, next, weight)),
    fit: overlap(features(headings.map((block) => block.whole.plain).join(' ')), next, weight),
    parted,
    led,
  };
}

/** What the page as a whole says about its articles' limits. */
export type PageMeasures = { readonly weight: Weights; readonly parted: boolean; readonly led: boolean };

/** Where blank lines part articles, one above the first heading speaks for an article, none against it. */
function partingScore({ parted, headings: [head] }: Place): number {
  return !parted || !head ? 0 : head.whole.gap > 0 ? 2.5 : -1;
}

/** In columns: subheads of a word or two. */
const TINY = 8;
/** In columns: subheads set in parallel are no wider. */
const PARALLEL_WIDTH = 26;

/** 4月2日，…; 近日，…: how news says when. */
function opensWithDay({ whole: { plain } }: Block): boolean {
  const [first] = pointsIn(plain.slice(0, 16));
  return first !== undefined && first.start <= 1 && (first.day !== null || first.daysAway !== null);
}

type Rule = readonly [what: string, score: (place: Place) => number];
const some = (blocks: readonly Block[], wanted: RegExp) => blocks.some((block) => wanted.test(block.whole.plain));
const signedUnder = ({ gap, first }: Place) => first >= 0 && gap.slice(first + 1).some(isSigned);
const isBrief = ({ before, subheads }: Place) =>
  subheads.length === 0 && pattern.LEAD.test(before[0]?.whole.plain ?? '') && widthOf(before) < BRIEF;
const topLevel = (headings: readonly Block[]) => Math.min(...headings.map((block) => block.whole.level || 9));

/** Scores are about log-odds for a new article. */
const RULES: readonly Rule[] = [
  ['most headings without a report’s opening are subheads', () => -1.5],
  ['words in common with the text before', ({ cohesion }) => clip((COHESION - cohesion) * 40, 2)],
  ['words of the heading in the text after it', ({ first, fit }) => (first < 0 ? 0 : clip((fit - 0.5) * 3, 1.5))],
  ['a byline under the heading', (place) => (signedUnder(place) ? 7 : 0)],
  ['a byline without a heading', ({ first }) => (first < 0 ? 2.5 : 0)],
  ['head of a notice', ({ headings }) => (some(headings, pattern.NOTICE) ? 5 : 0)],
  [
    'a credit or source ends the article before',
    ({ gap, first }) => (gap.slice(0, Math.max(0, first)).some(endsArticle) ? 3 : 0),
  ],
  [
    'who sent the report ends the one before',
    ({ before, headings }) => (headings.length > 0 && some(before.slice(-1), pattern.SENT_BY) ? 3 : 0),
  ],
  [
    'the date of a notice ends the article before',
    ({ before }) => (before.length > 1 && some(before.slice(-1), pattern.DATE_ALONE) ? 3 : 0),
  ],
  ['a service column', ({ headings }) => (some(headings, pattern.SERVICE) ? 5 : 0)],
  ['a standing column', ({ headings }) => (some(headings, pattern.STANDING) ? 4.5 : 0)],
  ['a name in the brackets of columns', ({ headings }) => (some(headings, pattern.BRACKETED) ? 2 : 0)],
  ['an office speaks to the residents', ({ rest }) => (pattern.ADVISES.test(rest[0]!.text!.whole.plain) ? 2.5 : 0)],
  ['questions and answers begin', (place) => (beginsAsking(place) ? 3 : 0)],
  ['blank lines part articles on this page', partingScore],
  [
    'the text under the heading opens with its day',
    ({ headings, rest, led }) => (!led && headings.length > 0 && opensWithDay(rest[0]!.text!) ? 2 : 0),
  ],
  [
    'too short for a headline',
    ({ headings, led }) => (!led && headings.every((block) => block.whole.width <= TINY) ? -2 : 0),
  ],
  ['names a genre', ({ headings }) => (some(headings, pattern.GENRE) ? 4 : 0)],
  ['the report before is a brief one', (place) => (isBrief(place) ? 1.5 : 0)],
  ['set in parallel with another heading of the article', (place) => (isParallel(place) ? -2.5 : 0)],
  [
    'a list under the name of a column',
    ({ rest, headings }) => (rest[0]!.text!.whole.bullet && some(headings, pattern.BRIEFS) ? 5 : 0),
  ],
  ['a caption and the opening of a report follow', ({ rest }) => (captionThenReport(rest) ? 5 : 0)],
  ['a photo with its credit follows', ({ rest }) => (isPhoto(rest) ? 4 : 0)],
  ['the sentence before is torn', ({ before }) => (unfinished(before.at(-1)) ? -4 : 0)],
  ['a high heading level', ({ headings }) => (topLevel(headings) <= 2 ? 1.5 : 0)],
  ['several headings', ({ headings }) => (headings.length > 2 ? 1.5 : headings.length > 1 ? 0.5 : 0)],
];

/** 问：… where nobody has asked yet. */
const beginsAsking = ({ rest, before }: Place): boolean =>
  pattern.ASKED.test(rest[0]!.text!.whole.plain) && before.every((block) => !pattern.ASKED.test(block.whole.plain));

/** Shape of a heading: the lengths of its parts, as subheads of one article are set alike. */
const shape = (blocks: readonly Block[]): readonly number[] =>
  blocks.flatMap((block) => block.whole.text.split(/\s+/u).map((part) => part.length));

const alike = (a: readonly number[], b: readonly number[]): boolean =>
  a.length > 0 && a.length === b.length && a.every((length, at) => Math.abs(length - b[at]!) <= 1);

/** Compares with the subheads so far and with the next heading before another report opens. */
function isParallel({ headings, subheads, rest, led }: Place): boolean {
  if (some(headings, pattern.STANDING) || some(headings, pattern.NOTICE)) return false;
  if (!led && headings.every((block) => block.whole.width > PARALLEL_WIDTH)) return false;
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

const endsArticle = (block: Block): boolean => block.kind !== 'caption' || isCreditLine(block.whole);

/** In columns: what follows a name in brackets is an article if it is no shorter. */
const CLOSED_WIDTH = 80;
const closedAbove = ({ blocks }: Growing): boolean => {
  const last = blocks.at(-1);
  return (
    last !== undefined && (last.kind === 'byline' || (last.kind === 'text' && closingByline(last.whole.text) !== null))
  );
};

/** An article that grows as its texts are read. */
export type Growing = { readonly gap: readonly Block[]; readonly blocks: Block[] };

const only = (what: string, score: number): readonly Evidence[] => [{ what, score }];

/** A report right under a text that a headline has opened and that is short enough for a caption goes with that headline. */
const isUnderCaption = ({ gap, blocks }: Growing, { gap: between, text }: Pair): boolean =>
  between.length === 0 &&
  gap.length > 0 &&
  !some(text ? [text] : [], pattern.CONTINUED) &&
  isCaptionOnly(textsOf(blocks));

/** What speaks for (positive) and against an article beginning with the text at the head of `rest`, after `current`. */
export function boundaryEvidence(
  current: Growing | undefined,
  rest: readonly Pair[],
  page: PageMeasures,
): readonly Evidence[] {
  const pair = rest[0]!;
  if (!current) return only('begins the page', 9);
  if (pair.gap.length === 0 && !page.led && closedAbove(current) && pair.text && pair.text.whole.width >= CLOSED_WIDTH)
    return only('who wrote the text above is named at its end', 9);
  if (opensReport(pair.text ?? undefined))
    return isUnderCaption(current, pair) ? only('a caption stands above', -9) : only('opens a report', 9);
  const above = current.blocks.findLast(({ kind }) => kind === 'text');
  if (
    pair.text &&
    pattern.LOSS.test(pair.text.whole.plain) &&
    opensReport(current.blocks.find(({ kind }) => kind === 'text')) &&
    !unfinished(above)
  )
    return only('a notice after a report', 9);
  if (!pair.gap.some((block) => block.kind === 'heading' || isSigned(block))) return only('no heading above', -9);
  const place = lookAt(current, rest, page);
  return RULES.map(([what, score]) => ({ what, score: score(place) })).filter(({ score }) => score !== 0);
}

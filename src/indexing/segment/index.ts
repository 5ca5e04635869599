// What for: cutting the text of a newspaper page into its articles, as a careful reader would.
// What comes in: the text of one whole page as extracted from print, lines as they stand.
// What goes out: articles with headline parts, byline, running text and line ranges; furniture; dropped duplicates.
// What it does not do: it reads no file, infers no dates or places, masks nothing and corrects no misprints.
import type { LineRange } from '../../types.ts';
import { lineFeatures } from '../labels/features.ts';
import { labelledShares, mayBe } from '../labels/shares.ts';
import { tag } from '../labels/tagger.ts';
import { lineTagger } from '../labels/weights.ts';
import { type Furniture, furnitureOf } from '../source/furniture.ts';
import { type Source, sourceOf } from '../source/kind.ts';
import { markListed } from './announced.ts';
import type { Block } from './block.ts';
import { toBlocks } from './blocks.ts';
import { type Cut, cutArticle, type Position, toRanges } from './cut.ts';
import { latinShares } from './latin.ts';
import { type Line, readLines } from './lines.ts';
import { joinNotes } from './notes.ts';
import { LEAD, RULE } from './patterns.ts';
import { isPrint } from './print.ts';
import { type Ranked, rankedHeads } from './ranks.ts';
import { findRegions, type Layout } from './regions.ts';
import { lineRoles } from './roles.ts';
import { measureSetting, type Setting } from './setting.ts';
import { type Share, shareItems } from './sharing.ts';
import { markTables } from './tables.ts';
import { isDatedHead } from './within.ts';

export type { Cut } from './cut.ts';
export { type Line as PageLine, rawLines } from './lines.ts';

/** What is drawn between the rows of a table. */
export const isRule = ({ plain }: Line): boolean => RULE.test(plain);

/** A text's non-blank lines, rows of tables with their cells apart: for inputs that are one article. */
export const readPageLines = (text: string): readonly Line[] => markTables(readLines(text), text);

/** A whole page: each non-blank line stands in exactly one article, in the furniture, or among the dropped lines. */
export type Segmentation = {
  readonly articles: readonly Cut[];
  readonly furniture: readonly LineRange[];
  readonly dropped: readonly LineRange[];
  /** Lines of articles that say who wrote, or when. */
  readonly bylines: readonly LineRange[];
  /** It was saved or copied from somewhere: no page of a paper as it was set. */
  readonly isSaved?: true;
  /** Its articles stand under heads of equal rank. */
  readonly isRanked?: true;
};

/**
 * Why a line got its role. Scores of a line by itself speak for an item (positive: headline, byline, caption …) or for running text (negative); those that
 * begin with “goes on” for or against going on with the line before; those that begin with “an article begins” for or against that.
 */
export type LineExplanation = {
  readonly line: number;
  readonly text: string;
  readonly role: string;
  readonly reasons: readonly { readonly what: string; readonly score: number }[];
};

type Stages = {
  readonly isSaved?: true;
  readonly dated?: readonly number[];
  readonly read: readonly Line[];
  readonly source: Source;
  readonly furniture: Furniture;
  readonly blocks: readonly Block[];
  readonly layout: Layout;
  readonly shares: readonly Share[];
};

/** A page without running text: what stands there is text all the same, but for its furniture and its first line. */
const asText = (blocks: readonly Block[]): readonly Block[] =>
  blocks.some((block) => block.kind === 'text')
    ? blocks
    : blocks.map((block, at) =>
        block.kind === 'furniture' || (at === 0 && blocks.length > 1) ? block : { ...block, kind: 'text' },
      );

let last: { readonly text: string; readonly name: string | null; readonly made: Stages } | null = null;

/** What a page was cut by is what explains it: asked for one after the other, it is made once. */
function stages(text: string, name: string | null = null): Stages {
  if (last?.text !== text || (name !== null && last.name !== name)) last = { text, name, made: stagesOf(text, name) };
  return last.made;
}

/** The stages, one after another; print as it was set is cut by the rules for it alone, all else by what was learned of lines. */
function stagesOf(text: string, name: string | null): Stages {
  const byRules = ruleStages(text);
  const { read, source } = byRules;
  const setting = measureSetting(read, source.kind);
  // Where reports open as they do in print, or its columns tear the lines, its rules know which heads are articles'; no file of print has a headline of its own.
  const isSet =
    name === null &&
    (source.kind === 'printed' || (setting.wrapped && source.kind !== 'foreign' && !read.some(({ row }) => row)));
  const ranked = isSet ? null : rankedHeads(read, name);
  const isLeft = ranked === null || (name === null && !ranked.isSure && read.some(({ plain }) => LEAD.test(plain)));
  return isLeft && isPrint(byRules, setting) ? byRules : labelledStages(byRules, setting, ranked);
}

/** In Latin letters a line that ends within a word, or that two lines go on from small, heads nothing. */
const isWithinLatin = (lines: readonly Line[], at: number): boolean =>
  /\p{Ll}-$/u.test(lines[at]!.text) ||
  [1, 2].every((next) => lines[at + next]?.gap === 0 && /^\p{Ll}/u.test(lines[at + next]!.text));

function labelledStages(byRules: Stages, setting: Setting, ranked: Ranked | null): Stages {
  const { source, furniture } = byRules;
  const own = ranked?.lines ?? byRules.read;
  const known = (features: readonly string[], label: string, at: number) => {
    if (label === 'T' && isWithinLatin(own, at)) return false;
    const labels = ranked?.may[at];
    return labels?.length === 1 ? labels === label : (labels?.includes(label) ?? true) && mayBe(features, label);
  };
  return {
    isSaved: true,
    ...(ranked && { dated: ranked.dated }),
    read: byRules.read,
    source,
    furniture: { ...furniture, marked: new Map() },
    layout: { regions: [], gaps: [], reasons: new Map() },
    ...labelledShares(own, tag(featuresOf({ ...byRules, read: own }), lineTagger(), known), setting),
  };
}

/** The features of a page's lines; what the rules for print make of a line is evidence too. */
function featuresOf({ read, shares }: Stages): readonly (readonly string[])[] {
  const position = positions(read);
  const roles = new Map(
    shares.flatMap((share, at) =>
      [...cutArticle(share, position).roles].map(([line, role]) => [line, { role, at }] as const),
    ),
  );
  const role = (at: number) => roles.get(read[at]?.number ?? -1)?.role ?? 'furniture';
  const first = new Set(
    [
      ...Map.groupBy(
        read.filter(({ number }) => roles.has(number)),
        ({ number }) => roles.get(number)!.at,
      ).values(),
    ].map(([line]) => line!.number),
  );
  return lineFeatures(read).map((features, at) => [
    ...features,
    `role ${role(at)}`,
    `role ${role(at)} begins ${first.has(read[at]!.number)}`,
    `roles ${role(at - 1)} ${role(at)}`,
    `roles to ${role(at)} ${role(at + 1)}`,
  ]);
}

/** What the labels of a page's lines are learned from: its non-blank lines and their features. */
export function taggedLines(text: string): {
  readonly lines: readonly Line[];
  readonly features: readonly (readonly string[])[];
} {
  const byRules = ruleStages(text);
  return { lines: byRules.read, features: featuresOf(byRules) };
}

/** What the rules for print make of a page. */
function ruleStages(text: string): Stages {
  const read = readPageLines(text);
  const furniture = furnitureOf(read);
  const own = read.filter(({ number }) => !furniture.marked.has(number));
  const source = sourceOf(read, furniture);
  if (source.kind === 'foreign')
    return { read, source, furniture, layout: { regions: [], gaps: [], reasons: new Map() }, ...latinShares(own) };
  const setting = measureSetting(own, source.kind);
  const lines = markListed(own, setting);
  const blocks = asText(toBlocks(lineRoles(lines, setting)));
  const layout = findRegions(blocks);
  return { read, source, furniture, blocks, layout, shares: joinNotes(shareItems(layout)) };
}

function positions(lines: readonly Line[]): Position {
  const order = new Map(lines.map(({ number }, at) => [number, at]));
  return (line) => order.get(line) ?? -1;
}

/** Cuts a page into articles; `name` is what the input states as its headline. Pure; handles LF, CRLF and CR line ends and a byte order mark. */
export function segment(text: string, name: string | null = null): Segmentation {
  const { read, shares, isSaved, dated } = stages(text, name);
  const position = positions(read);
  const cuts = shares.map((share) => cutArticle(share, position));
  const used = new Set(cuts.flatMap(({ roles }) => [...roles.keys()]));
  return {
    ...(isSaved && { isSaved }),
    ...(dated && { isRanked: true }),
    articles: cuts.map(({ cut }) => cut),
    furniture: toRanges(
      read.flatMap(({ number }) => (used.has(number) ? [] : [number])),
      position,
    ),
    bylines: toRanges(
      cuts.flatMap(({ roles }) =>
        [...roles].flatMap(([line, role]) =>
          role === 'byline' || dated?.includes(line) || (role === 'title' && isDatedHead(read[position(line)]!.text))
            ? [line]
            : [],
        ),
      ),
      position,
    ),
    dropped: toRanges(
      cuts.flatMap((cut) => cut.dropped),
      position,
    ),
  };
}

/** What kind of source a page is, and why. */
export const explainSource = (text: string): Source => stages(text).source;

/** Each non-blank line with its role and the evidence for it, for `show --lines` and `show --explain`. */
export function explainLines(text: string): readonly LineExplanation[] {
  const { read, furniture, blocks, layout, shares } = stages(text);
  const position = positions(read);
  const roles = new Map(shares.flatMap((share) => [...cutArticle(share, position).roles]));
  const fits = new Map(shares.flatMap((share) => [...share.fit]));
  const told = blocks.flatMap((block) =>
    block.lines.map((line, at) => ({
      line: line.number,
      text: line.text,
      role: roles.get(line.number) ?? 'furniture',
      reasons: [
        ...block.reasons[at]!,
        ...(layout.reasons.get(line.number) ?? []).map(({ what, score }) => ({
          what: `an article begins: ${what}`,
          score,
        })),
        ...(fits.has(line.number) ? [{ what: 'its words in the text (0 to 1)', score: fits.get(line.number)! }] : []),
      ],
    })),
  );
  const around = read.flatMap(({ number, text: printed }) => {
    const reasons = furniture.marked.get(number);
    return reasons ? [{ line: number, text: printed, role: 'furniture', reasons }] : [];
  });
  return [...told, ...around].sort((a, b) => a.line - b.line);
}

/** Articles from the labels of a page's lines: each line has one label, so each has its role. */

import { isByline } from '../byline/index.ts';
import type { Block } from '../segment/block.ts';
import { joinLines } from '../segment/line-kinds.ts';
import type { Line } from '../segment/lines.ts';
import { overlap, weigh, features as wordsOf } from '../segment/overlap.ts';
import { lineRoles } from '../segment/roles.ts';
import type { Setting } from '../segment/setting.ts';
import type { Headlines, Share } from '../segment/sharing.ts';
import { byWords } from './by-words.ts';
import { BROKEN, EXPLAINED, NAMES } from './features.ts';
import {
  asByline,
  isText,
  KINDS,
  type Labelled,
  LEAST_HEAD,
  letters,
  overDay,
  withIssuer,
  withLost,
  withSigned,
} from './heads.ts';
import { LABELS } from './states.ts';
import { withoutTail } from './tails.ts';

/**
 * What opens a report, tells something in sentences, is a row of a table or the rest of a number, and shows by nothing that it is furniture, is kept: a text that is lost
 * can't be found, half a number can't be hidden, one line too many does little harm. Of 465 such lines of pages cut by hand 8 are furniture. What is made of dates,
 * numbers of pages and words of a site is no headline and no text (2 of 900).
 */
export const mayBe = (features: readonly string[], label: string): boolean => {
  const has = (...all: readonly string[]) => all.some((one) => features.includes(one));
  const isTold =
    has('text', 'opens', 'row', 'number torn', BROKEN) || (has('stops 2') && has('place among', 'goes on true'));
  if (has(NAMES)) return /[YFB]/.test(label);
  if (has(EXPLAINED)) return !/[TKUNBX]/.test(label);
  return label !== LABELS.furniture || !has('furniture 0') || !isTold;
};

/** In Latin letters a sentence is over here. */
const ENDED = /[a-z\p{N})][.!?]["”’)]*(?:\s\([^()]{2,30}\))?$/u;
/** In Latin letters a blank line ends a paragraph. */
const isSetApart = ({ gap, text }: Line): boolean => gap > 0 && /^\P{L}*\p{Lu}\P{Script=Han}*$/u.test(text);
/** Lines that a column has torn are joined, and headlines over several lines; all others stand for themselves. */
function group(lines: readonly Line[], labels: readonly string[], setting: Setting): readonly Labelled[] {
  const roles = lineRoles(lines, setting);
  const groups: { label: string; lines: Line[] }[] = [];
  for (const [at, line] of lines.entries()) {
    const [label, last] = [labels[at]!, groups.at(-1)];
    const goesOn =
      last !== undefined &&
      KINDS[label] === 'text' &&
      KINDS[last.label] === 'text' &&
      label === 'B' &&
      roles[at]!.continues &&
      !isSetApart(line) &&
      (setting.wrapped || !ENDED.test(last.lines.at(-1)!.plain));
    if (goesOn) last.lines.push(line);
    else groups.push({ label, lines: [line] });
  }
  return groups.map(({ label, lines: own }) => ({
    label,
    block: {
      kind: KINDS[label] ?? 'text',
      lines: own,
      whole: joinLines(own),
      reasons: own.map(() => [{ what: `labelled ${label}`, score: 1 }]),
    },
  }));
}

/** `isHeadless`: its text is labelled as that of an article without a headline. */
type Growing = { heads: Labelled[]; blocks: Block[]; hasText: boolean; isHeadless?: boolean };

/** A line over the first headline alone signs the page. */
const LEAST_OVER = 2;

/**
 * The bylines of a page whose bylines stand over the headlines (`over`: where): the first one does, whatever it was taken for, before any text; most of the others do, and
 * none ends the page.
 */
function withSignedOver(all: readonly Labelled[]): {
  readonly all: readonly Labelled[];
  readonly over: readonly number[];
} {
  const signs = (one: Labelled) => one.label === 'Y' || (one.label === 'F' && isByline(one.block.whole.text));
  // Where nothing is headed the texts themselves stand under their bylines.
  const isHeadless = !all.some(({ label }) => /[TKU]/.test(label));
  const isHead = (one: Labelled | undefined) =>
    one !== undefined && (isHeadless ? isText(one) : /[TK]/.test(one.label));
  const lines = all.flatMap((one, at) => (signs(one) ? [at] : []));
  const over = lines.filter((at) => isHead(all[at + 1]));
  const opens = all.findIndex(isText);
  const isSignedOver =
    lines[0] !== undefined &&
    lines[0] < opens &&
    lines[0] === over[0] &&
    over.length >= LEAST_OVER &&
    over.length > lines.length / 2 &&
    lines.at(-1)! < all.findLastIndex(isText);
  if (!isSignedOver) return { over: [], all };
  // Without heads an article goes on up to the next byline.
  const signed = (one: Labelled, at: number): Labelled =>
    over.includes(at) ? asByline(one) : isHeadless && one.label === 'N' ? { ...one, label: 'B' } : one;
  return { over, all: all.map(signed) };
}

/** Whether this begins an article after what there is of one. */
function begins({ label }: Labelled, current: Growing | undefined, isSignedOver: boolean): boolean {
  if (!current) return true;
  if (label === 'Y' && isSignedOver) return current.hasText;
  if (label === 'N' || label === 'X') return current.hasText || label === 'X';
  return /[TK]/.test(label) && current.hasText;
}

/** A headline printed twice is one. */
const once = (blocks: readonly Block[]) =>
  blocks.filter(({ whole }, at) => !blocks.slice(0, at).some((other) => other.whole.plain === whole.plain));

/** Lines of a title stand directly under each other; what stands apart above was a list's or a section's. */
function lastRun(heads: readonly Labelled[]): readonly Labelled[] {
  const isTitle = heads.map(({ label }) => label === 'T');
  const end = isTitle.lastIndexOf(true);
  const start = isTitle.lastIndexOf(false, end) + 1;
  const run = heads.slice(start, end + 1);
  const torn = run.findLastIndex(({ block }, at) => at > 0 && block.whole.number - run[at - 1]!.block.whole.number > 1);
  if (torn <= 0) return run;
  // 圖片: what is shorter than a headline stands between one and its text.
  const own = run.slice(torn);
  return letters(own.map(({ block }) => block.whole.plain).join('')).length >= LEAST_HEAD ? own : run.slice(0, torn);
}

const headlinesOf = (heads: readonly Labelled[], inside: readonly Block[]): Headlines => {
  const of = (label: string) => heads.filter((head) => head.label === label).map(({ block }) => block);
  const titles = once(lastRun(heads).map(({ block }) => block));
  // A kicker under a headline is the headline, and the other its kicker.
  const isUnder = heads.at(-1)?.label === 'K' && titles.length > 0;
  const [kicker, title] = isUnder ? [titles, of('K')] : [of('K'), titles];
  return {
    section: [],
    kicker: title.length > 0 ? kicker : [],
    title: title.length > 0 ? title : kicker,
    subtitle: of('U'),
    subheads: inside.filter(({ kind }) => kind === 'heading'),
  };
};

function grown(labelled: readonly Labelled[]): readonly Growing[] {
  const articles: Growing[] = [];
  const { all, over } = withSignedOver(labelled);
  for (const [at, one] of all.entries()) {
    if (one.block.kind === 'furniture') continue;
    if (begins(one, articles.at(-1), over.includes(at))) articles.push({ heads: [], blocks: [], hasText: false });
    const current = articles.at(-1)!;
    if (/[TKU]/.test(one.label) && !current.hasText) current.heads.push(one);
    else current.blocks.push(one.block);
    if (!current.hasText && one.label === 'N') current.isHeadless = true;
    if (one.block.kind === 'text' || one.block.kind === 'caption') current.hasText = true;
  }
  return articles;
}

/** So many headlines show on which side of them their texts are. */
const SHOWING = 3;

/** Whether the headlines of a page stand under their texts: the first text has none over it, and their words are in the texts above rather than in those below. */
function areUnder(articles: readonly Growing[]): boolean {
  const texts = articles.map(({ blocks }) => wordsOf(blocks.map(({ whole }) => whole.plain).join('\n')));
  const weight = weigh(texts);
  const fitsBy = (away: number) =>
    articles.reduce((sum, { heads }, at) => {
      const text = texts[at + away] ?? new Set<string>();
      return sum + overlap(wordsOf(heads.map(({ block }) => block.whole.plain).join('\n')), text, weight);
    }, 0);
  const headed = articles.filter(({ heads }) => heads.length > 0).length;
  return headed >= SHOWING && articles[0]!.heads.length === 0 && fitsBy(-1) > 2 * fitsBy(0);
}

/** Headlines over nothing, or over a text that has none, are those of a text above them that has none. */
function headsAbove(articles: readonly Growing[]): readonly Growing[] {
  const all: Growing[] = [];
  const under = areUnder(articles);
  for (const one of articles) {
    const above = all.at(-1);
    if (above && above.heads.length === 0 && one.heads.length > 0 && (under || !one.hasText || one.isHeadless)) {
      above.heads = one.heads;
      if (one.hasText) all.push({ ...one, heads: [] });
    } else all.push(one);
  }
  return all;
}

/** What labels of lines alone don't show, one after another. */
const STEPS: readonly ((all: readonly Labelled[]) => readonly Labelled[])[] = [
  withLost,
  withIssuer,
  withSigned,
  withoutTail,
  overDay,
  byWords,
];

/** The blocks of a page whose lines have these labels, and its articles. */
export function labelledShares(
  lines: readonly Line[],
  labels: readonly string[],
  setting: Setting,
): { readonly blocks: readonly Block[]; readonly shares: readonly Share[] } {
  const all = STEPS.reduce((labelled, step) => step(labelled), group(lines, labels, setting));
  const articles = headsAbove(grown(all));
  return {
    blocks: all.map(({ block }) => block),
    shares: articles
      .filter(({ blocks, heads }) => blocks.length > 0 || heads.length > 0)
      .map(({ heads, blocks }) => ({
        region: { blocks },
        before: heads.map(({ block }) => block),
        after: [],
        fit: new Map(),
        heads: headlinesOf(heads, blocks),
      })),
  };
}

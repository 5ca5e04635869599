/** Headlines that no label shows, found by where they stand and by what of their words returns in the text. */

import { lexicon, once } from '../../lexicon/index.ts';
import { isIssuer, namesAlone, parseByline } from '../byline/index.ts';
import { issueDate } from '../dates/issue.ts';
import type { Block, BlockKind } from '../segment/block.ts';
import { overlap, weigh, features as wordsOf } from '../segment/overlap.ts';
import { speaks } from '../source/measured.ts';
import { leftOver, tokensOf } from '../source/tokens.ts';
import { LONGEST_HEAD, sizeOf } from './features.ts';

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

/** A line that is no part of any article. */
export const asFurniture = (one: Labelled): Labelled => ({ label: 'F', block: { ...one.block, kind: 'furniture' } });
export const asTitle = (one: Labelled): Labelled => ({ label: 'T', block: { ...one.block, kind: 'heading' } });
export const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '');
/** A shorter headline may stand in another by chance. */
export const LEAST_HEAD = 5;

/** A headline over a text has so much of its words in it, weighed by how few texts of the page have them. */
const RETURNS = 0.2;

/** A sentence, or a label without what it says. */
const isNoHead = ({ block: { whole } }: Labelled) => sizeOf(whole.plain) > LONGEST_HEAD || /[。:]$/u.test(whole.plain);

/** What was taken for furniture over a text without a headline is its headline if its words return there, more than in another text. */
export function withLost(all: readonly Labelled[]): readonly Labelled[] {
  const texts = new Map(
    all.flatMap(({ label, block }, at) => (KINDS[label] === 'text' ? [[at, wordsOf(block.whole.plain)] as const] : [])),
  );
  const weight = weigh([...texts.values()]);
  const isLost = (at: number): boolean => {
    const [head, text] = [all[at], texts.get(at + 1)];
    if (head?.label !== 'F' || all[at + 1]?.label !== 'N' || isNoHead(head)) return false;
    const words = wordsOf(head.block.whole.plain);
    const own = overlap(words, text!, weight);
    return own >= RETURNS && [...texts].every(([other, one]) => other === at + 1 || overlap(words, one, weight) < own);
  };
  return all.map((one, at) => {
    if (isLost(at)) return asTitle(one);
    return isLost(at - 1) ? { ...one, label: 'B' } : one;
  });
}

const isSame = (one: Labelled | undefined, other: Labelled | undefined) =>
  one !== undefined &&
  other !== undefined &&
  letters(one.block.whole.plain) === letters(other.block.whole.plain) &&
  letters(one.block.whole.plain) !== '';
/** As a picture's text and its caption are. */
const isAgain = (all: readonly Labelled[], at: number) => isSame(all[at], all[at - 1]) || isSame(all[at], all[at + 1]);

/** 某某邦邦 甲: a name that the text doesn't have, whatever stands before it. */
function endsInName({ block: { whole } }: Labelled, text: Labelled): boolean {
  const [last = '', ...before] = whole.text.split(/\s+/).reverse();
  return before.length > 0 && namesAlone(last).length > 0 && !text.block.whole.text.includes(last);
}
export const asByline = (one: Labelled): Labelled => ({ label: 'Y', block: { ...one.block, kind: 'byline' } });
/** Of a headline's lines the text is no further away. */
const FAR = 20;
/** Of a headline's lines one that ends in such a name says who wrote. */
export function withSigned(all: readonly Labelled[]): readonly Labelled[] {
  const isHead = (one: Labelled | undefined) => one !== undefined && /[TKU]/.test(one.label);
  return all.map((one, at): Labelled => {
    const text = isHead(one) && isHead(all[at - 1]) ? all.slice(at, at + FAR).find(isText) : undefined;
    return text !== undefined && endsInName(one, text) ? asByline(one) : one;
  });
}

/** A site's name behind a headline, or its path before one. */
const JOINS = /[_|>\-–—»]\s*/u;
const isWithin = (head: Labelled, longer: Labelled): boolean => {
  const [own, all] = [head.block.whole.plain, longer.block.whole.plain];
  const rest = all.replace(own, '');
  return letters(own).length >= LEAST_HEAD && rest.length < all.length && JOINS.test(rest);
};

/** 来源：… 2024-05-09: says of the page when it appeared. */
const isDay = (one: Labelled | undefined) =>
  one !== undefined && /[FY]/.test(one.label) && issueDate([one.block.whole.text], { today: null }) !== null;
/** Between a headline and its day, and between that and its text, stand no more lines of a site than this. */
export const LINES_OVER = 6;
/** More texts that begin like articles are a list of them. */
const FEW = 2;
export const isText = ({ label }: Labelled) => KINDS[label] === 'text';
/** Its words; those of Latin letters in any case. */
export const said = ({ block: { whole } }: Labelled) => wordsOf(whole.plain.toLowerCase());
const backwards = once(
  () => new Set(lexicon('pointers').flatMap(({ word, type }) => (type === 'latin' ? [word] : []))),
);
/** A text in Latin letters that begins with a quote, or with what points to what was named, is no article of its own. */
const goesBack = ({ block: { whole } }: Labelled) =>
  /^[“"‘'«]/u.test(whole.text) || backwards().has(/^\p{Lu}\p{Ll}*(?:[’']\p{L}+)?/u.exec(whole.text)?.[0] ?? '');
/** Where so many of its texts go back to others, a page is one article. */
const GOING_BACK = 0.2;
export const isByline = ({ block: { whole } }: Labelled) =>
  parseByline(whole.text).rest === '' || namesAlone(whole.text).length > 0;
const mayHead = (one: Labelled): boolean =>
  letters(one.block.whole.plain).length >= LEAST_HEAD && !isDay(one) && !isByline(one) && isOwnWords(one);
/** Between a headline and its day the office that published it signs alone. */
export function withIssuer(all: readonly Labelled[]): readonly Labelled[] {
  const signs = (at: number) => {
    const before = all[at - 1];
    const isUnder = before !== undefined && !isText(before) && mayHead(before);
    return isUnder && isIssuer(all[at]!.block.whole.text.trim()) && isDay(all[at + 1]);
  };
  return all.map((one, at) => (!isText(one) && signs(at) ? asByline(one) : one));
}
/** Most of it is no date and no word of a site, and it is no field and no number of a page or an issue. */
export function isOwnWords({ block: { whole } }: Labelled): boolean {
  const tokens = tokensOf(whole.plain);
  const isSites = tokens.some(
    ({ kind, end }) =>
      /^(?:page|issue|leads)$/.test(kind) || (kind === 'field' && /^\s*:/.test(whole.plain.slice(end))),
  );
  return !isSites && letters(leftOver(whole.plain, tokens)).length > letters(whole.plain).length / 2;
}

/**
 * On a page of one article the last line over its day whose words return in the text is its headline: what stands between the two and between the day and the text is a
 * caption, a byline or a line under the headline. A page that says one day only has one article, unless other headlines stand below; what stands over that is the site's.
 */
export function overDay(all: readonly Labelled[]): readonly Labelled[] {
  const days = all.flatMap((one, at) => (isDay(one) ? [at] : []));
  const text = new Set(all.flatMap((one) => (isText(one) ? [...said(one)] : [])));
  const weight = weigh(all.map(said));
  const returning = (one: Labelled) => overlap(said(one), text, weight);
  const isHead = (one: Labelled) => /[TK]/.test(one.label);
  // A page that says no day has its headline over its text, if anywhere.
  const opens = all.findIndex(isText);
  const isHeadless = !all.slice(0, opens).some((one) => isHead(one) && returning(one) >= RETURNS / 2);
  // Of days over the first text the last is the article's, those before it the page's.
  const own = days.filter((at) => at >= (days.findLast((day) => day < opens) ?? 0));
  const from = own[0] ?? (isHeadless ? opens : -1);
  const first = all.findIndex((one, at) => at >= from && isText(one));
  const below = all.slice(first);
  const openings = below.filter(({ label }) => label === 'N');
  const isOne =
    own.length <= 1 &&
    !below.some(({ label }) => /[TK]/.test(label)) &&
    (openings.length <= FEW || openings.filter(goesBack).length >= GOING_BACK * openings.length);
  const asOne = (one: Labelled) => (isOne && one.label === 'N' ? { ...one, label: 'B' } : one);
  if (from < 0 && isOne) {
    const opening = all.findIndex(isText);
    return all.map((one, where) => (where > opening ? asOne(one) : one));
  }
  if (from < 0 || first < 0 || first - from > LINES_OVER || (!isOne && all.slice(0, first).some(isText))) return all;
  if (!isOne && below.some(({ label }) => /[TKN]/.test(label))) return all;
  const heads = all.slice(from, first).filter(isHead);
  // The headline stands over the day once more, with what the other leaves out.
  const isSaidAgain = (one: Labelled) =>
    heads.some(
      (head) => letters(one.block.whole.plain).includes(letters(head.block.whole.plain)) && !isWithin(head, one),
    );
  const at = all.findLastIndex(
    (one, where) =>
      where >= from - LINES_OVER &&
      where < from &&
      isOwnWords(one) &&
      // 学校: 某校, 首页 > 公告
      !/[。:]$|[>»›]|^\p{Script=Han}{2,4}:\s/u.test(one.block.whole.plain) &&
      !heads.some((head) => isWithin(head, one)) &&
      letters(one.block.whole.plain).length >= LEAST_HEAD &&
      sizeOf(one.block.whole.plain) <= LONGEST_HEAD &&
      !speaks(one.block.whole) &&
      !isByline(one) &&
      one.label !== 'Y' &&
      !(days.length === 0 && isAgain(all, where)) &&
      (heads.length === 0 || isDay(all[where + 1])) &&
      (isSaidAgain(one) || returning(one) >= (where === 0 ? RETURNS / 2 : RETURNS)),
  );
  if (at < 0) return heads.length > 0 ? all.map((one, where) => (where > first ? asOne(one) : one)) : all;
  return all.map((one, where): Labelled => {
    if (where === at) return asTitle(one);
    // The headline's first line, or what stands over it.
    if (where === at - 1 && isHead(one) && (at < 2 || !isHead(all[at - 2]!)) && returning(one) >= RETURNS / 2)
      return one;
    if (where < at) return asFurniture(one);
    if (where < first && isByline(one)) return asByline(one);
    if (where < first && isHead(one)) return returning(one) > 0 ? { ...one, label: 'U' } : asFurniture(one);
    return where >= first && one.label === 'N' ? { ...one, label: 'B' } : one;
  });
}

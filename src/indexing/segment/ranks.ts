/** Heads of equal rank: what repeats at one level of a page (## …, 【…】…, 一、…, ▲…, 标题：…, WORDS IN CAPITALS — …) heads its articles. */
import { parseByline, signature } from '../byline/index.ts';
import { isName } from '../byline/names.ts';
import {
  apartness,
  type Headed,
  headlinesAmong,
  isBetween,
  isDrawn,
  isHeadLike,
  isOfAll,
  SURELY_APART,
  share,
  tells,
  tellsFrom,
} from './apart.ts';
import { isCollection, namesCollection } from './collections.ts';
import type { Line } from './lines.ts';
import { SERIES } from './patterns.ts';
import { dayAtEnd, FORMS, type Form, type Head } from './rank-forms.ts';
import { type HeadAt, type Labels, labelsOf, letters } from './ranked-lines.ts';

/** `isSure`: no article has such heads inside. `isApart`: much speaks for articles of their own. */
export type Ranked = Labels & { readonly isSure: boolean; readonly isApart: boolean };

/** Fewer heads of one form are a chance. */
const FEWEST = 3;

/** So many heads say something of their own. */
const MOST = 0.7;
/** So many lines of a form are such heads. */
const HALF = 0.5;
/** So many lines at most stand between a head and its text. */
const BETWEEN = 3;
/** Whether a line stands over text; or, where parts are known, over whatever is left of its part. */
function isOverText(lines: readonly Line[], at: number, { isWhole, isSetApart }: Form): boolean {
  if (isWhole) return lines[at + 1] !== undefined && (!isDrawn(lines[at + 1]!) || lines[at + 2] !== undefined);
  const next = lines.slice(at + 1, at + 2 + BETWEEN).findIndex((line) => !isDrawn(line) && !isBetween(line));
  return next >= 0 && (isSetApart ? tellsFrom(lines, at + 1 + next) : tells(lines[at + 1 + next]!));
}

const isOfNewsletter = (name: string | null): boolean => name !== null && namesCollection(name);
/** What has no look of its own heads articles where there are several and nearly all fit, in a newsletter some: an article's parts are of what it is about. */
const areAllHeadlines = (page: Headed): boolean =>
  isOfNewsletter(page.name)
    ? page.heads.length >= FEWEST && headlinesAmong(page, RATHER) >= (page.heads.length >= MANY ? FEW : SOME)
    : page.heads.length > FEWEST && headlinesAmong(page) >= MOST && !isOfAll(page);
const [FEW, SOME, RATHER] = [0.2, 0.4, 1.2];
/** So many short lines over texts are no letter's. */
const MANY = 5;

type Rank = readonly (Head & { readonly at: number })[];

/** A name, or who wrote, is no head; neither is what says nothing but numbers. */
const isNamed = ({ title, rest }: Head): boolean => {
  const own = letters(title);
  if (rest !== '') return own.length >= 2;
  const isSigned = isName(title.replace(/\s/gu, '')) || signature(title).length > 0;
  return own.length >= 2 && !isSigned && parseByline(title).rest !== '';
};
const wordsOfHead = ({ title }: Head) => letters(title.replace(/\d/g, ''));
/** Under a column's head each piece of news has a mark of its own. */
const isListed = ({ text }: Line): boolean => /^(?:[①-⑳▲△●○◆◇■□★☆]|[（(]?\d{1,2}[)）.、．])/u.test(text);

/** The heads of a form, if they are such: several, of their own words, and each over something that is told. */
function rankOf(lines: readonly Line[], form: Form, name: string | null): Rank | null {
  const read = lines.map((line, at) => form.read(line, at, lines));
  const all = read.flatMap((head, at) => {
    if (head === null || !isNamed(head)) return [];
    const isOne = head.rest !== '' || (isHeadLike({ plain: head.title }) && isOverText(lines, at, form));
    return isOne ? [{ ...head, at }] : [];
  });
  for (const own of Map.groupBy(all, ({ rank }) => rank).values()) {
    const ats = own.map(({ at }) => at);
    const below = own.flatMap(({ at, rest }) => (rest === '' ? [lines[at + 1]!] : []));
    if (
      own.length >= Math.max(FEWEST, HALF * read.filter((one) => one !== null).length * Number(!form.isHeadlines)) &&
      (!form.isHeadlines || areAllHeadlines({ lines, heads: ats, name })) &&
      new Set(own.map(wordsOfHead)).size >= MOST * own.length &&
      form.isSure?.(own, lines) !== false &&
      share(below, isListed) < MOST &&
      (!(form.isLeaning || own[0]!.isLeaning) || apartness({ lines, heads: ats, name }) > 0)
    )
      return own;
  }
  return null;
}

const isRow = ({ row, plain }: Line): boolean => row === true || /^[\s|:-]+$/.test(plain);

/** Marked headings: one with text right under it, or of the level that most of these have, heads an article, and what is deeper under that its parts; others head sections. */
function marked(lines: readonly Line[], name: string | null): ReadonlyMap<number, string> | null {
  const heads = lines.flatMap(({ level }, at) => (level > 0 ? [at] : []));
  const may = new Map<number, string>();
  let open: number | null = null;
  const top = Math.min(...heads.map((at) => lines[at]!.level));
  const first = heads.filter((at) => lines[at]!.level === top);
  // The only head of its level names the page.
  const nameAt = first.length === 1 && first[0] === heads[0] ? first[0] : undefined;
  // What stands between two heads of one level is the first one's, be it rows and fields.
  const isOver = (at: number, next = lines.length) =>
    lines.slice(at + 1, next).some(tells) || (next > at + 1 && (lines[next]?.level ?? 0) <= lines[at]!.level);
  const listsOnly = (at: number, next: number | undefined) =>
    next !== undefined &&
    next > at + 1 &&
    lines[next]!.level > lines[at]!.level &&
    lines.slice(at + 1, next).every(isRow);
  const told = Map.groupBy(
    heads.filter((at, which) => isOver(at, heads[which + 1])),
    (at) => lines[at]!.level,
  );
  const [main] =
    [...told]
      .filter(([, all]) => all.length >= FEWEST)
      .toSorted(([a, some], [b, others]) => others.length - some.length || b - a)[0] ?? [];
  for (const [which, at] of heads.entries()) {
    const { level } = lines[at]!;
    if (at === nameAt) may.set(at, 'F');
    else if (open !== null && level > open) may.set(at, 'SBF');
    else if (level === main || isOver(at, heads[which + 1])) {
      // Under a headline stands what it is about: ——追记某某
      const isUnder = heads[which - 1] === at - 1 && SERIES.test(lines[at]!.plain);
      if (isUnder) may.set(at - 1, 'T');
      may.set(at, isUnder ? 'U' : 'T');
      // What stands under the name of a collection, or under a table that its section begins with, has heads of its own.
      open = isCollection(lines[at]!.text) || listsOnly(at, heads[which + 1]) ? null : level;
    } else {
      may.set(at, 'F');
      open = null;
    }
  }
  const own = [...may].flatMap(([at, label]) => (label === 'T' ? [at] : []));
  return own.length >= 2 && apartness({ lines, heads: own, name }) > 0 ? may : null;
}

/** Heads of marked lines, with the days at their ends off; where nothing is left, what stands under them begins an article without a headline. */
function headsOf(lines: readonly Line[], may: ReadonlyMap<number, string>): readonly HeadAt[] {
  const first = Math.min(...[...may].flatMap(([at, label]) => (label === 'T' ? [at] : [])));
  return [...may].map(([at, label]) => {
    const day = at >= first ? dayAtEnd(lines[at]!) : null;
    return { at, label, rank: '#', title: day ? day.rest : lines[at]!.text, rest: '', isDated: day !== null };
  });
}

/** The heads of a page's articles where they repeat at one level; `null` where none do. `name`: what the input states as its headline. */
export function rankedHeads(lines: readonly Line[], name: string | null = null): Ranked | null {
  const isApart = (all: readonly HeadAt[]) => {
    const heads = all.flatMap(({ at, label }) => (label === 'T' ? [at] : []));
    return heads.length >= FEWEST && apartness({ lines, heads, name }) >= SURELY_APART;
  };
  const byMarks = marked(lines, name);
  if (byMarks) {
    const heads = headsOf(lines, byMarks);
    const isSure = heads.filter(({ isDated }) => isDated).length >= FEWEST;
    return { ...labelsOf(lines, heads, true, true), isSure, isApart: isApart(heads) };
  }
  let first: Ranked | null = null;
  for (const form of FORMS) {
    const rank = rankOf(lines, form, name);
    if (rank === null) continue;
    const heads = rank.map((head) => ({ ...head, label: 'T' }));
    const isSure = !(form.isLeaning || rank[0]!.isLeaning);
    // What stands between two heads of a newsletter, whatever they look like, is of the first.
    const isWhole = form.isHeadlines === true && isOfNewsletter(name);
    const ranked = {
      ...labelsOf(lines, heads, isWhole || form.isWhole === true, isWhole),
      ...{ isSure, isApart: isApart(heads) },
    };
    if (isSure || ranked.isApart) return ranked;
    if (!form.isHeadlines) first ??= ranked;
  }
  return first;
}

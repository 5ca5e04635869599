/** Which lines of a page are no part of any article: navigation, page heads, fields, lists of other texts, a site's own words. */
import { lexicon, once } from '../../lexicon/index.ts';
import type { Line } from '../segment/lines.ts';
import { LEAD, STOP } from '../segment/patterns.ts';
import { has, letters, type Measured, measured, speaks } from './measured.ts';
import { type Add, type Is, markForeign, markHead, markNamed, markOthers, markRepeats, markTail } from './together.ts';

/** A reason and what it is worth; positive for furniture. */
export type Reason = { readonly what: string; readonly score: number };

/** Crumbs of a path: 首页 > 街镇 > 正文, 首頁 / 各地新聞. */
const CRUMBS = /[>»›→]|\s\/\s/u;
const isPath = ({ line: { plain }, tokens }: Measured): boolean => {
  const crumbs = plain.split(CRUMBS).map((part) => part.trim());
  const short = crumbs.length >= 2 && crumbs.every((part) => part.length <= 16) && !STOP.test(plain);
  return short && (has(tokens, 'press', 'leads') > 0 || crumbs.length > 3);
};

/** 作者：某某 来源：某报 时间：…: each part is a field with its value. */
const FIELD = /(?:^[[【]?|[\s|/])([\p{Script=Han}]{2,6})\s*(?::|\/\/)\s*/gu;
const fieldWords = once(
  () => new Set(lexicon('site-words').flatMap(({ word, type }) => (type === 'field' ? [word] : []))),
);
const isField = (label: string): boolean => fieldWords().has(label);
/** Fields that notices have too. */
const COMMON = new Set(['时间', '日期', '阅读', '来源', '作者']);

const isFields = ({ line: { plain }, tokens }: Measured): boolean => {
  const labels = Array.from(plain.matchAll(FIELD), ([, label = '']) => label);
  const own =
    labels.length > 1 || !COMMON.has(labels[0] ?? '') || has(tokens, 'date') > 0 || /^[[【].*[\]】]$/u.test(plain);
  const opens = plain
    .trim()
    .replace(/^[[【]/u, '')
    .startsWith(labels[0] ?? ' ');
  return labels.length > 0 && labels.every(isField) && own && opens && plain.length <= 24 * labels.length + 20;
};

/** 上一篇：…, 分享到：…: a word of navigation and what it leads to. */
const leads = ({ line: { plain, width }, tokens: [first] }: Measured): boolean =>
  first?.kind === 'leads' && first.start <= 2 && width <= 120 && /^\s*(?::|$|《|\s)/u.test(plain.slice(first.end));

/** So many words of who may copy a text, and so much of the line, are said by no report. */
const RIGHTS = 4;
const RIGHTS_PART = 0.2;

/** Two of a site's own words, and they are much of the line. */
function speaksOfItself({ tokens, line }: Measured): number {
  const said = [
    ...new Map(tokens.flatMap((one) => (one.kind === 'machine' ? [[one.text, one] as const] : []))).values(),
  ];
  const part = said.reduce((sum, { text }) => sum + text.length, 0) / Math.max(1, letters(line.plain));
  const rights = [...new Set(tokens.flatMap(({ kind, text }) => (kind === 'rights' ? [text] : [])))];
  if (rights.length >= RIGHTS && rights.join('').length >= RIGHTS_PART * letters(line.plain)) return 6;
  return line.width > 140 ? 0 : said.length > 1 && part > 0.12 ? 6 : said.length === 1 && line.width <= 24 ? 5 : 0;
}

/** Where a line stands: over the first running text of its page or not. */
type Placed = Measured & { readonly above: boolean; readonly ofSite: boolean };
type Rule = readonly [what: string, score: (line: Placed) => number];

const RULES: readonly Rule[] = [
  [
    'nothing but numbers of pages and words of a site',
    ({ tokens, explained, line, ofSite }) =>
      explained >= 0.8 &&
      has(tokens, 'press', 'leads', 'page', 'issue', ...(ofSite ? (['others'] as const) : [])) > 0 &&
      !STOP.test(line.plain)
        ? 8
        : 0,
  ],
  [
    'mostly numbers of pages and words of a site',
    ({ tokens, explained, rest, line }) =>
      explained >= 0.5 &&
      explained < 0.8 &&
      tokens.length > 1 &&
      rest.length <= 16 &&
      !STOP.test(line.plain) &&
      has(tokens, 'press', 'leads', 'page', 'issue') > 0
        ? 5
        : 0,
  ],
  ['a date over the text', (line) => (line.above && isDateLine(line) ? 5 : 0)],
  ['set in parts over the text', (line) => (line.above && isSetInParts(line) ? 5 : 0)],
  ['a path through a site', (line) => (isPath(line) ? 6 : 0)],
  ['fields of a text', (line) => (isFields(line) ? 6 : 0)],
  ['leads elsewhere', (line) => (leads(line) ? 6 : 0)],
  ['a site speaks of itself', speaksOfItself],
  ['an address', ({ line: { plain } }) => (/^\s*(?:https?:\/\/|www\.)\S+$/u.test(plain) ? 6 : 0)],
];

/** Hardly more than a day or a month. */
const isDateLine = ({ tokens, rest, line }: Measured): boolean => {
  if (line.bullet || /^\p{Script=Han}{1,3}、/u.test(line.plain)) return false;
  const date = tokens.find(({ kind }) => kind === 'date')?.point;
  return date !== undefined && date.month !== null && letters(rest) <= (date.day === null ? 6 : 12);
};

/** 某报  2024年3月11日  第2版: parts that blanks or bars hold apart; a headline is two at most. */
const isSetInParts = ({ tokens, line: { text, row, plain } }: Measured): boolean => {
  const parts = text.split(/\s{2,}|[|｜•\u3000]/u).filter((part) => part.trim() !== '').length;
  return !row && !STOP.test(plain) && (parts > 2 || (parts > 1 && has(tokens, 'date', 'page', 'issue') > 0));
};

/** From here on a line is furniture. */
const ENOUGH = 4.5;

/** What a line says by itself. */
const ownReasons = (line: Placed): readonly Reason[] =>
  RULES.map(([what, score]) => ({ what, score: score(line) })).filter(({ score }) => score !== 0);

const total = (reasons: readonly Reason[]) => reasons.reduce((sum, { score }) => sum + score, 0);

/** How much a line shows that its page comes from a site or an e-paper: no print has such words. */
const siteScore = (line: Measured): number =>
  (line.explained >= 0.5 && has(line.tokens, 'press', 'leads') > 0) ||
  isPath(line) ||
  leads(line) ||
  speaksOfItself(line) > 5
    ? 1
    : 0;

export type Furniture = {
  /** Reasons of the lines that are furniture, by the line's number. */
  readonly marked: ReadonlyMap<number, readonly Reason[]>;
  /** How many lines show that the page comes from a site. */
  readonly site: number;
  readonly lines: readonly Measured[];
};

/** Running text of any width: what tells where the text of a page begins. */
const beginsText = (line: Line): boolean => speaks(line) || /[。;]|,.*:$/u.test(line.plain) || LEAD.test(line.plain);

/** Marks what is furniture on a page. */
export function furnitureOf(lines: readonly Line[]): Furniture {
  const all = lines.map(measured);
  const site = all.reduce((sum, line) => sum + siteScore(line), 0);
  const first = all.findIndex((line) => beginsText(line.line) && speaksOfItself(line) === 0 && !isSetInParts(line));
  const own = all.map((line, at) =>
    ownReasons({ ...line, above: first < 0 ? at === 0 : at < first, ofSite: site > 0 }),
  );
  const add: Add = (at, what, score) => {
    own[at] = [...own[at]!, { what, score }];
  };
  const is: Is = (at) => total(own[at] ?? []) >= ENOUGH;
  markRepeats(lines, add);
  markNamed(lines, first, is, add);
  if (site > 0) {
    markForeign(lines, add);
    markOthers(all, is, add);
    markTail(
      lines,
      all.findLastIndex((line, at) => !is(at) && beginsText(line.line)),
      is,
      add,
    );
    markHead(lines, first, is, add);
  }
  return {
    marked: new Map(lines.flatMap((line, at) => (is(at) ? [[line.number, own[at]!] as const] : []))),
    site,
    lines: all,
  };
}

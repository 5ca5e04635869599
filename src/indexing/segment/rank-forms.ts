/** How heads of equal rank are printed. */
import { alternativesOf, once } from '../../lexicon/index.ts';
import { NUMERALS } from '../../reading/index.ts';
import { datesIn } from '../dates/line-dates.ts';
import { isBetween, isDrawn, says } from './apart.ts';
import type { Line } from './lines.ts';

/** A head without its marks, what of its line is text, and what is the same for all of its rank. */
export type Head = { readonly rank: string; readonly title: string; readonly rest: string; readonly isLeaning?: true };
export type Form = {
  readonly read: (line: Line, at: number, lines: readonly Line[]) => Head | null;
  /** The text under them may be torn into lines, since blank lines stand over them. */
  readonly isSetApart?: true;
  /** What stands between two of them is of the first, and no other head. */
  readonly isWhole?: true;
  /** Articles have such heads inside too: they count where nothing else heads the page. */
  readonly isLeaning?: true;
  /** They count where their words stand in the texts under them alone. */
  readonly isHeadlines?: true;
  readonly isSure?: (heads: readonly Head[], lines: readonly Line[]) => boolean;
};

const told = (line: Line, rest: string): boolean =>
  says({
    ...line,
    plain: line.plain.slice(line.text.length - rest.length),
    width: line.width * (rest.length / line.text.length),
  });

/** 【甲地讯】 opens a report and is no headline. */
const OPENS = /[讯訊电電]$|消息$/u;
const PLACE_LINE = new RegExp(`${OPENS.source}|报道$|報導$`, 'u');
const bracketed: Form = {
  read(line) {
    const [, inside = '', rest = ''] = /^[【〖]\s*([^【】〖〗。]{1,40}?)\s*[】〗]\s*(.*)$/u.exec(line.text) ?? [];
    const isText = /[。.;]/u.test(rest) && told(line, rest);
    if (inside === '' || (isText ? PLACE_LINE : OPENS).test(inside)) return null;
    if (rest === '') return { rank: '【】', title: inside, rest, isLeaning: true };
    if (isText) return { rank: '【', title: inside, rest };
    return { rank: '【…】', title: rest, rest: '' };
  },
};

const MARK = /^([▲△▼▽◆◇●○■□★☆※◎►▶❖✦])\s*([^\s▲△▼▽◆◇●○■□★☆※◎►▶❖✦].*?)\s*[★☆▲◆]?$/u;
const byMark: Form = {
  read({ text }) {
    const [, mark, title] = MARK.exec(text) ?? [];
    return mark && title ? { rank: mark, title, rest: '' } : null;
  },
};

const NUMBERED = new RegExp(
  String.raw`^(?:([${NUMERALS}]{1,3})[、.．]|(\d{1,2})[.．、)）](?!\d)|[（(]([${NUMERALS}]{1,3})[)）])\s*(\S.*)$`,
  'u',
);
const byNumber: Form = {
  isLeaning: true,
  read({ text }) {
    const [, han, digits, inner, title] = NUMBERED.exec(text) ?? [];
    return title && !/[:：]/u.test(title)
      ? { rank: han ? '一' : digits ? '1' : inner ? '(一)' : '', title, rest: '' }
      : null;
  },
};

const CAPITALS =
  /^([A-Z\d$‘“](?:[A-Z0-9'’‘“”&,./$% -]|(?<=[A-Z]{2})s(?=[ ,:])){2,88}[A-Z0-9’”s])(?:\s*[—–:]\s*|\s+-+\s+|\.\s+|(?=[A-Z][a-z]))(?=["“‘A-Z£$\d])(.+)$/u;
const inCapitals: Form = {
  read(line) {
    const [, title, rest] = CAPITALS.exec(line.text) ?? [];
    return title && rest && told(line, rest) ? { rank: 'A', title: title.trim(), rest } : null;
  },
  // LONDON — …: where something was reported from.
  isSure: (heads) => 2 * heads.filter(({ title }) => /\s/.test(title)).length >= heads.length,
};

const isUpper = (text: string) =>
  text === text.toUpperCase() && /\p{Lu}{3}/u.test(text) && !/\p{Script=Han}/u.test(text);
/** A SHORT LINE IN CAPITALS. */
const capitals: Form = {
  isSetApart: true,
  read({ text, gap }) {
    return isUpper(text) ? { rank: gap > 0 ? 'AA' : 'A-', title: text, rest: '', isLeaning: true } : null;
  },
};
const weekdays = once(() => new RegExp(`^(?:${alternativesOf('english-times', 'day')})s?\\b`, 'iu'));
/** Friday 9th May Quiz night: an entry of a calendar. */
const opensWithDay = (text: string): boolean =>
  weekdays().test(text) || datesIn(text, undefined, null).dates.some(({ start }) => start === 0);
/** In characters, of which Latin scripts take two for one. */
const LONGEST = 120;
/** Whom to ask, an address, a line of a verse or a sentence that is called out. */
const NO_HEAD =
  /\d{5}|\d{3}[\s-]+\d{3}|https?:|www\.|^\P{Script=Han}*\p{Ll},\s\P{Script=Han}*$|^\P{Script=Han}{50,}!$/u;
/** A line apart over a text that has its words alone. */
const fitting: Form = {
  isLeaning: true,
  isHeadlines: true,
  read(line, _at, lines) {
    const isApart = line.gap > 0 || (lines[1]?.gap === 0 && lines.at(-1)!.gap === 0);
    const isShort = line.text.length <= LONGEST;
    return isShort && isApart && !isBetween(line) && !opensWithDay(line.text) && !NO_HEAD.test(line.text)
      ? { rank: '', title: line.text, rest: '' }
      : null;
  },
};
/** So many of a page's texts begin so. */
const MOST = 0.6;
/** In a drawn line's widths: what it underlines is as long. */
const [NARROWEST, WIDEST] = [0.6, 1.7];
/** A head over a drawn line, or between two. */
const underlined: Form = {
  isLeaning: true,
  isWhole: true,
  read(line, at, lines) {
    const [above, below] = [lines[at - 1], lines[at + 1]];
    if (isDrawn(line) || below === undefined || !isDrawn(below) || below.gap > 0) return null;
    if (above !== undefined && isDrawn(above) && line.gap === 0) return { rank: '[]', title: line.text, rest: '' };
    const isUnder = below.width >= NARROWEST * line.width && below.width <= WIDEST * line.width;
    return isUnder && (line.gap > 0 || at === 0) ? { rank: '_', title: line.text, rest: '' } : null;
  },
};
/** The first line under what is drawn across the page. */
const divided: Form = {
  isLeaning: true,
  isWhole: true,
  read(line, at, lines) {
    const above = lines[at - 1];
    return above !== undefined && isDrawn(above) && !isDrawn(line) ? { rank: '--', title: line.text, rest: '' } : null;
  },
};

/** **Head.** Text: in bold. */
const inBold: Form = {
  isLeaning: true,
  read(line) {
    const [, title, rest] = /^\*\*([^*]{3,80}?)[.:：]?\*\*[.:：]?\s*(\S.+)$/u.exec(line.text) ?? [];
    return title && rest && told(line, rest) ? { rank: '**', title, rest } : null;
  },
  isSure: (heads, lines) => heads.length >= MOST * lines.filter(says).length,
};

const EDGES = /^[\s:：|｜·,，、—–\-\])）】*_.]+|[\s:：|｜·,，、—–\-[(（【*_]+$/gu;
/** The only day of a line where it stands at one of its ends, and what is left of the line. */
export function dayAtEnd({
  text,
}: Pick<Line, 'text'>): { readonly rest: string; readonly date: string; readonly isBefore: boolean } | null {
  const { line, dates } = datesIn(text, undefined, null);
  const [one, ...others] = dates;
  if (one === undefined || others.length > 0 || one.date.length !== 10) return null;
  const [before, behind] = [line.slice(0, one.start).replace(EDGES, ''), line.slice(one.end).replace(EDGES, '')];
  if (before !== '' && behind !== '') return null;
  // What is read of the line may be spelled otherwise than it is printed.
  const rest = before === '' ? text.slice(text.length - (line.length - one.end)) : text.slice(0, one.start);
  return { rest: before || behind ? rest.replace(EDGES, '') : '', date: one.date, isBefore: before === '' };
}

export const FORMS: readonly Form[] = [
  underlined,
  divided,
  inBold,
  bracketed,
  byMark,
  inCapitals,
  capitals,
  byNumber,
  fitting,
];

import type { TimeRange } from '../../types.ts';
import { bounds, daysIn, isoDay, shift } from './calendar.ts';

/**
 * Until this day of January 今年以来 and 上半年 in a report still speak of the year before: it was written over New Year,
 * with figures of a year that had just ended.
 */
const OLD_YEAR_UNTIL = 10;

/** What a relative word is read against: the first and last day the text can have been published. */
type Written = { readonly from: string; readonly to: string; readonly year: number; readonly month: number };

type Rule = readonly [RegExp, (written: Written, match: RegExpExecArray) => TimeRange | null];

const range = (from: string, to: string): TimeRange => ({ from, to });
const wholeYear = (year: number): TimeRange => range(isoDay(year, 1, 1), isoDay(year, 12, 31));
const months = (year: number, first: number, last: number): TimeRange =>
  range(isoDay(year, first, 1), isoDay(year, last, daysIn(year, last)));
/** Month `month` of `year`, which may run over: month 0 is December of the year before. */
const monthOf = (year: number, month: number): TimeRange => {
  const y = year + Math.floor((month - 1) / 12);
  const m = ((((month - 1) % 12) + 12) % 12) + 1;
  return months(y, m, m);
};

const early = ({ from, month }: Written) => month === 1 && Number(from.slice(8)) <= OLD_YEAR_UNTIL;
/** Only a report dated to a day in the first days of January is certainly about the year before. */
const surelyEarly = (written: Written) => early(written) && Number(written.to.slice(8)) <= OLD_YEAR_UNTIL;

/** Monday of the week of `day`. */
const monday = (day: string) => shift(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
const weeks = ({ from, to }: Written, by: number): TimeRange =>
  range(shift(monday(from), 7 * by), shift(monday(to), 7 * by + 6));
const days = ({ from, to }: Written, first: number, last = first): TimeRange =>
  range(shift(from, first), shift(to, last));

const OFFSETS: Readonly<Record<string, number>> = { 今: 0, 本: 0, 当: 0, 去: -1, 上: -1, 前: -2, 明: 1, 来: 1, 后: 2 };
const QUARTERS = '一二三四';

/** 一季度 to 四季度, 上半年 and 下半年 of the year that is meant: those that lie ahead in January and February are the last ones. */
function partOfYear(written: Written, prefix: string | undefined, first: number, last: number): TimeRange {
  if (prefix !== undefined) return months(written.year + (OFFSETS[prefix] ?? 0), first, last);
  const justOver = (written.month <= 2 && first >= 7) || surelyEarly(written);
  return months(written.year - (justOver ? 1 : 0), first, last);
}

function sinceNewYear(written: Written): TimeRange {
  if (surelyEarly(written)) return wholeYear(written.year - 1);
  return range(isoDay(written.year - (early(written) ? 1 : 0), 1, 1), written.to);
}

const YEAR_EDGES: Readonly<Record<string, readonly [number, number]>> = {
  初: [1, 2],
  底: [12, 12],
  末: [12, 12],
  中: [6, 7],
};

/** `N月` without a year: the last such month, unless it is said to lie ahead. */
function plainMonth({ year, month }: Written, named: number): TimeRange {
  return months(named > month + 6 ? year - 1 : year, named, named);
}

const RULES: readonly Rule[] = [
  [/^(?:昨[日天晚夜]|昨日)$/, (w) => days(w, -1)],
  [/^前[日天]$/, (w) => days(w, -2)],
  [/^(?:今[日天晚]|当[日天])$/, (w) => days(w, 0)],
  [/^明[日天]$/, (w) => days(w, 1)],
  [/^后天$/, (w) => days(w, 2)],
  [/^(?:日前|近日|前不久|不久前)$/, (w) => days(w, -14, -1)],
  [/^(?:连日来|近几[日天]|几天来|这几天)$/, (w) => days(w, -7, 0)],
  [/^(?:近期|近来|最近|目前|当前|眼下|现在|截至目前)$/, (w) => days(w, -30, 0)],
  [/^(?:日内|近几日内|即日起)$/, (w) => days(w, 0, 7)],
  [/^[本这]周$/, (w) => weeks(w, 0)],
  [/^上周$/, (w) => weeks(w, -1)],
  [/^下周$/, (w) => weeks(w, 1)],
  [/^(?:本月|这个月|当月)(?:以来)?$/, (w) => monthOf(w.year, w.month)],
  [/^(?:上月|上个月)$/, (w) => monthOf(w.year, w.month - 1)],
  [/^(?:下月|下个月)$/, (w) => monthOf(w.year, w.month + 1)],
  [/^(?:本月|月)底$/, (w) => range(isoDay(w.year, w.month, 21), isoDay(w.year, w.month, daysIn(w.year, w.month)))],
  [/^(?:今年|本年)?以来$|^年初以来$|^今年(?:年初)?以来$/, sinceNewYear],
  [/^([今去前明后])年上?同?期$|^(上)年同期$/, (w, m) => sameTime(w, OFFSETS[m[1] ?? m[2] ?? '去'] ?? -1)],
  [/^同期$/, (w) => sameTime(w, -1)],
  [/^(?:([今去前明后本上])年)?年?(初|底|末|中)$/, (w, m) => yearEdge(w, m[1], m[2] ?? '底')],
  [/^(?:年内|全年)$/, (w) => wholeYear(w.year - (surelyEarly(w) ? 1 : 0))],
  [
    /^(?:([今去前明后本上])年)?(上|下)半年$/,
    (w, m) => (m[2] === '上' ? partOfYear(w, m[1], 1, 6) : partOfYear(w, m[1], 7, 12)),
  ],
  [/^(?:([今去前明后本上])年)?(?:第?([一二三四])|首)季度$/, (w, m) => quarter(w, m[1], m[2] ?? '一')],
  [/^(?:([今去前明后本上])年)?前([二三两])季度$/, (w, m) => partOfYear(w, m[1], 1, m[2] === '三' ? 9 : 6)],
  [/^([今去前明后本上当])年$/, (w, m) => wholeYear(w.year + (OFFSETS[m[1] ?? '今'] ?? 0))],
  [
    /^([今去前明后本上])年(\d{1,2})月(?:份)?$/,
    (w, m) => namedMonth(w.year + (OFFSETS[m[1] ?? '今'] ?? 0), Number(m[2])),
  ],
  [/^(\d{1,2})月(?:份)?$/, (w, m) => (Number(m[1]) <= 12 && Number(m[1]) > 0 ? plainMonth(w, Number(m[1])) : null)],
  [/^(?:今年)?(\d{1,2})月底$/, (w, m) => monthEnd(w.year, Number(m[1]))],
];

const namedMonth = (year: number, month: number): TimeRange | null =>
  month >= 1 && month <= 12 ? months(year, month, month) : null;

const monthEnd = (year: number, month: number): TimeRange | null =>
  month >= 1 && month <= 12 ? range(isoDay(year, month, 21), isoDay(year, month, daysIn(year, month))) : null;

const quarter = (written: Written, prefix: string | undefined, name: string): TimeRange => {
  const first = QUARTERS.indexOf(name) * 3 + 1;
  return partOfYear(written, prefix, first, first + 2);
};

const sameTime = ({ from, to }: Written, years: number): TimeRange => {
  const moved = (day: string) => `${Number(day.slice(0, 4)) + years}${day.slice(4).replace('02-29', '02-28')}`;
  return range(moved(from), moved(to));
};

/** 年底 in a report is the end of its own year, in the first days of January of the one just over. */
function yearEdge(written: Written, prefix: string | undefined, edge: string): TimeRange {
  const [first, last] = YEAR_EDGES[edge] ?? [1, 12];
  const ended = prefix === undefined && edge !== '初' && surelyEarly(written);
  return months(written.year + (prefix === undefined ? 0 : (OFFSETS[prefix] ?? 0)) - (ended ? 1 : 0), first, last);
}

/**
 * The days a relative word (昨日, 日前, 今年以来, 上半年, 本月, 去年, 年底, 下半年, 四季度 …) stands for in a text published on
 * `published` (ISO day, month or year); `null` for other words. With a month or year the range covers every day the text
 * may have been printed on. 今年以来 in an issue of the first ten days of January is the year before.
 */
export function resolveRelative(word: string, published: string): TimeRange | null {
  const { from, to } = bounds(published);
  const written = {
    from,
    to,
    year: Number(from.slice(0, 4)),
    month: published.length > 4 ? Number(to.slice(5, 7)) : 12,
  };
  const plain = word.normalize('NFKC').trim();
  for (const [pattern, resolve] of RULES) {
    const match = pattern.exec(plain);
    if (match) return resolve(written, match);
  }
  return null;
}

import type { TimeRange } from '../types.ts';
import { chineseNumber } from './numerals.ts';

/** How exact a mention is. `relative` words (昨日, 近日) have no calendar fields of their own. */
export type DateKind = 'day' | 'month' | 'quarter' | 'half' | 'year' | 'relative';

/** A calendar mention: `start` to `end` in the text as given. Unsaid parts are `null`; `year` may be given by a word (今年 = 0, 去年 = -1). */
export type DateMention = {
  readonly start: number;
  readonly end: number;
  readonly kind: DateKind;
  readonly raw: string;
  readonly year: number | null;
  /** Years before or after that of the text: 今年 0, 去年 -1; `null` when no such word stands there. */
  readonly yearOffset: number | null;
  readonly month: number | null;
  readonly day: number | null;
  /** 1…4 for quarters, 1…2 for halves. */
  readonly part: number | null;
  /** 初, 底, 末, 上旬 …: which end of the period is meant. */
  readonly edge: string | null;
};

const N = '[\\d０-９]';
const C = '[〇零一二三四五六七八九十]';
const YEAR = `(?:(?<year>${N}{4}|[〇零一二三四五六七八九]{4}|${N}{2}(?=年(?:${N}{1,2}月|上半年|下半年|底|初|末)))年|(?<word>今年|去年|前年|明年|后年|本年|当年|上年)(?!级))`;
const MONTH = `(?:(?<month>${N}{1,2}|${C}{1,2})月(?:份)?|(?<monthWord>本月|上月|上个月|这个月|下个月|下月|当月))`;
const DAY = `(?<day>${N}{1,2}|${C}{1,3})[日号]`;
const QUARTER = '(?<quarter>(?:第?[一二三四1-4１-４]|首)季度)';
const HALF = '(?<half>上半年|下半年)';
const EDGE = '(?<edge>上旬|中旬|下旬|底|初|末|中)';
const RELATIVE =
  '昨日|昨天|今日|今天|明日|明天|前日|前天|当日|当天|近日|日前|近期|日内|目前|截至目前|上周|本周|下周|年内|近年来';
const ALL = new RegExp(
  [
    `(?<![\\d０-９.])${YEAR}?的?${MONTH}(?:${DAY}|(?:${EDGE.replace('<edge>', '<edge1>')})(?![央共国小学心]))?`,
    `${YEAR.replaceAll('<year>', '<year2>').replace('<word>', '<word2>')}?的?(?:${QUARTER}|${HALF})`,
    `(?<![\\d０-９.])${YEAR.replaceAll('<year>', '<year3>').replace('<word>', '<word3>')}(?:(?<edge3>底|初|末|中(?![央共国小学心])))?`,
    `(?<![\\d０-９.])${DAY.replace('<day>', '<day4>').replace('[日号]', '日')}(?![均元前])`,
    '(?<yearEdge>年底|年初|年末|年中|岁末|岁初)(?!会|饭|龄|级)',
    `(?<relative>${RELATIVE})`,
  ].join('|'),
  'g',
);
const OFFSETS: Readonly<Record<string, number>> = {
  今年: 0,
  本年: 0,
  当年: 0,
  去年: -1,
  上年: -1,
  前年: -2,
  明年: 1,
  后年: 2,
};

function number(text: string | undefined): number | null {
  if (text === undefined) return null;
  const plain = text.normalize('NFKC');
  const value = /^\d+$/.test(plain) ? Number(plain) : chineseNumber(plain);
  return Number.isNaN(value) ? null : value;
}

const fullYear = (year: number | null): number | null => (year !== null && year < 100 ? 2000 + year : year);

function partOf(groups: Readonly<Record<string, string | undefined>>): number | null {
  if (groups.half) return groups.half === '上半年' ? 1 : 2;
  if (!groups.quarter) return null;
  return groups.quarter.startsWith('首') ? 1 : number(groups.quarter.replace(/^第/, '').replace('季度', ''));
}

function kindOf(groups: Readonly<Record<string, string | undefined>>): DateKind {
  if (groups.relative || (groups.monthWord && !groups.day)) return 'relative';
  if (groups.day ?? groups.day4) return 'day';
  if (groups.month) return 'month';
  if (groups.quarter) return 'quarter';
  return groups.half ? 'half' : 'year';
}

function mention(match: RegExpExecArray): DateMention {
  const g = match.groups ?? {};
  const word = g.word ?? g.word2 ?? g.word3;
  return {
    start: match.index,
    end: match.index + match[0].length,
    kind: kindOf(g),
    raw: match[0],
    year: fullYear(number(g.year ?? g.year2 ?? g.year3)),
    yearOffset: word === undefined ? null : (OFFSETS[word] ?? null),
    month: number(g.month),
    day: number(g.day ?? g.day4),
    part: partOf(g),
    edge: g.edge1 ?? g.edge3 ?? g.yearEdge?.slice(1) ?? null,
  };
}

/** Calendar mentions of `text` in order, not overlapping: 2023年7月17日, 7月17日, 今年上半年, 年底, 10月底, 第二季度, 昨日. */
export function dates(text: string): readonly DateMention[] {
  return Array.from(text.matchAll(ALL), mention);
}

const pad = (n: number): string => String(n).padStart(2, '0');
const lastDay = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();
const span = (year: number, first: number, last: number): TimeRange => ({
  from: `${year}-${pad(first)}-01`,
  to: `${year}-${pad(last)}-${pad(lastDay(year, last))}`,
});

/** The days a mention stands for, read on `written` (ISO day or month of the text); `null` when it has no calendar fields. */
export function dateRange(mention: DateMention, written: string): TimeRange | null {
  const year = mention.year ?? Number(written.slice(0, 4)) + (mention.yearOffset ?? 0);
  const month = mention.month ?? (mention.kind === 'day' ? Number(written.slice(5, 7)) || null : null);
  if (mention.kind === 'relative') return null;
  if (mention.kind === 'day' && month !== null) {
    const day = `${year}-${pad(month)}-${pad(mention.day ?? 1)}`;
    return { from: day, to: day };
  }
  if (month !== null) return span(year, month, month);
  if (mention.kind === 'quarter') return span(year, (mention.part ?? 1) * 3 - 2, (mention.part ?? 1) * 3);
  if (mention.kind === 'half') return mention.part === 1 ? span(year, 1, 6) : span(year, 7, 12);
  return mention.kind === 'year' ? span(year, 1, 12) : null;
}

import type { TimeRange } from '../types.ts';
import { chineseNumber } from './numerals.ts';

/** How exact a mention is. `relative` words (昨日, 近日) have no calendar fields. */
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
const YEAR = `(?:(?<year>${N}{4}|[〇零一二三四五六七八九]{4}|${N}{2}(?=年(?:${N}{1,2}月|上半年|下半年|底|初|末)))年|(?<word>今年|去年|前年|明年|后年(?![产均销收])|本年|当年|上年)(?!级))`;
const MONTH = `(?:(?<month>${N}{1,2}|${C}{1,2})月(?:份)?|(?<monthWord>本月|上月|上个月|这个月|下个月|下月|当月))`;
const DAY = `(?<day>${N}{1,2}|${C}{1,3})[日号]`;
const QUARTER = '(?<quarter>(?:第?[一二三四1-4１-４]|首)季度)';
const HALF = '(?<half>上半年|下半年)';
const EDGE = '(?<edge>上旬|中旬|下旬|底|初|末|中)';
const RELATIVE =
  '昨日|昨天|今日|今天|明日|明天|前日|前天|当日|当天|近日|日前|近期|日内|目前|截至目前|(?:上|本|下)(?:周|星期)[一二三四五六日天末]?|年内|近年来';
const ALL = new RegExp(
  [
    '(?<![\\d-])(?<iso>(?:19|20)\\d{2}(?<mark>[-/.])(?:0?[1-9]|1[0-2])\\k<mark>(?:3[01]|[12]\\d|0?[1-9]))(?!\\d)',
    `(?<![\\d０-９])(?<opens>(?:19|20)\\d{2})(?=[-—–~至到]+(?:19|20)\\d{2}年)`,
    `(?<![\\d０-９.])${YEAR}?的?${MONTH}(?:${DAY}|(?:${EDGE.replace('<edge>', '<edge1>')})(?![央共国小学心华东西南北医铁建间午]))?`,
    `${YEAR.replaceAll('<year>', '<year2>').replace('<word>', '<word2>')}?的?(?:${QUARTER}|${HALF})`,
    `(?<![\\d０-９.])${YEAR.replaceAll('<year>', '<year3>').replace('<word>', '<word3>')}(?:(?<edge3>底|初|末|中(?![央共国小学心华东西南北医铁建间午])))?`,
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
  if (groups.iso ?? groups.day ?? groups.day4) return 'day';
  if (groups.month) return 'month';
  if (groups.quarter) return 'quarter';
  return groups.half ? 'half' : 'year';
}

type Groups = Readonly<Record<string, string | undefined>>;

/** Year, month and day of a match, whatever its spelling. */
function fieldsOf(g: Groups): Pick<DateMention, 'year' | 'month' | 'day'> {
  if (g.iso) {
    const [year = null, month = null, day = null] = g.iso.split(/[-/.]/).map(Number);
    return { year, month, day };
  }
  const year = fullYear(number(g.year ?? g.year2 ?? g.year3 ?? g.opens));
  return { year, month: number(g.month), day: number(g.day ?? g.day4) };
}

function mention(match: RegExpExecArray): DateMention {
  const g = match.groups ?? {};
  const word = g.word ?? g.word2 ?? g.word3;
  return {
    start: match.index,
    end: match.index + match[0].length,
    kind: kindOf(g),
    raw: match[0],
    ...fieldsOf(g),
    yearOffset: word === undefined ? null : (OFFSETS[word] ?? null),
    part: partOf(g),
    edge: g.edge1 ?? g.edge3 ?? g.yearEdge?.slice(1) ?? null,
  };
}

/** A day without its month takes those of the mention before it in the sentence: 7月17日和18日, 3月28日至30日. */
function withMonth(date: DateMention, before: DateMention | undefined, text: string): DateMention {
  if (date.kind !== 'day' || date.month !== null || !before || before.month === null) return date;
  if (/[。！？\n]/.test(text.slice(before.end, date.start))) return date;
  return { ...date, year: before.year, yearOffset: before.yearOffset, month: before.month };
}

/** Calendar mentions of `text` in order, not overlapping: 2023年7月17日, 7月17日, 今年上半年, 年底, 10月底, 第二季度, 昨日. */
export function dates(text: string): readonly DateMention[] {
  const found: DateMention[] = [];
  for (const match of text.matchAll(ALL)) found.push(withMonth(mention(match), found.at(-1), text));
  return found;
}

const pad = (n: number): string => String(n).padStart(2, '0');
const lastDay = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();
const span = (year: number, first: number, last: number): TimeRange => ({
  from: `${year}-${pad(first)}-01`,
  to: `${year}-${pad(last)}-${pad(lastDay(year, last))}`,
});

const DAYS_AWAY: Readonly<Record<string, number>> = {
  前天: -2,
  前日: -2,
  昨天: -1,
  昨日: -1,
  今天: 0,
  今日: 0,
  当天: 0,
  当日: 0,
  明天: 1,
  明日: 1,
};
const MONTHS_AWAY: Readonly<Record<string, number>> = { 上: -1, 本: 0, 这: 0, 当: 0, 下: 1 };

/** 昨日 and 上月 on the calendar, when the day (for a day) or month it was written is known. */
function relativeRange(raw: string, written: string): TimeRange | null {
  const away = DAYS_AWAY[raw];
  const [year = 0, month, day] = written.split('-').map(Number);
  if (away !== undefined && month && day) {
    const iso = new Date(Date.UTC(year, month - 1, day + away)).toISOString().slice(0, 10);
    return { from: iso, to: iso };
  }
  if (!month || !/^(?:[上本当下]月|[上这下]个月)$/.test(raw)) return raw === '年内' ? span(year, 1, 12) : null;
  const first = new Date(Date.UTC(year, month - 1 + (MONTHS_AWAY[raw.charAt(0)] ?? 0), 1));
  return span(first.getUTCFullYear(), first.getUTCMonth() + 1, first.getUTCMonth() + 1);
}

/** The days a mention stands for, read on `written` (ISO day or month of the text); `null` for 近日, 目前 and the like. */
export function dateRange(mention: DateMention, written: string): TimeRange | null {
  const year = mention.year ?? Number(written.slice(0, 4)) + (mention.yearOffset ?? 0);
  const month = mention.month ?? (mention.kind === 'day' ? Number(written.slice(5, 7)) || null : null);
  if (mention.kind === 'relative') return relativeRange(mention.raw, written);
  if (mention.kind === 'day' && month !== null) {
    const day = `${year}-${pad(month)}-${pad(mention.day ?? 1)}`;
    return { from: day, to: day };
  }
  if (month !== null) return span(year, month, month);
  if (mention.kind === 'quarter') return span(year, (mention.part ?? 1) * 3 - 2, (mention.part ?? 1) * 3);
  if (mention.kind === 'half') return mention.part === 1 ? span(year, 1, 6) : span(year, 7, 12);
  return mention.kind === 'year' ? span(year, 1, 12) : null;
}

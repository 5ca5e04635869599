import { matchAt, standsAt } from '../characters.ts';
import { lunarDay } from './lunar.ts';
import { type Numeral, numberAt, pastSpaces, pastTo } from './numbers.ts';
import { type Fields, joined, type Part, part } from './point.ts';
import { type Word, wordAt, wordOf } from './words.ts';

/** 3月龄, 3月内: no month. 3日游, 5日内: no day. 18号楼: no date. 年级, 年代: no year. */
const NO_MONTH = /[龄票嫂饼球]|内(?!容|蒙|部)/y;
const NO_LONE_DAY = /均|元(?![宵旦])|[游夜间后前报]|以?内|之内/y;
const NO_DAY = /均|元(?![宵旦])/y;
const NO_NUMBERED = /[楼线院厂店馆门机井桥路铺令房厅车船台库坝闸泵杆]|地块|文件/y;
const NO_YEAR = /[级代龄]|[时月]?期(?!间)/y;
/** 近3日, 连续5日: days counted. */
const COUNTED_BEFORE = /[近续期满每第时共后前约仅短达过超足余隔逾再多晚延\d]/;
/** 3月中国, 5月中央: 中 belongs to what follows. */
const NO_EDGE: Readonly<Record<string, RegExp>> = {
  中: /[央共国小学心华东西南北医铁建间午外新考专]/y,
  初: /[步中级心审赛选衷创定夏冬春秋次期]/y,
  底: /[部层气线蕴]/y,
  末: /[班位梢端]/y,
};

/** Years of print and history; 3000年 is a number of years. */
const isYear = (value: number): boolean => value >= 1000 && value <= 2200;
const fullYear = (value: number): number => (value >= 50 ? 1900 + value : 2000 + value);

/** 23年4月, 08年底: two digits are a year only before a part of it. */
const PART_FOLLOWS = /\d{1,2}月|[上下]半年|第?[一二三四1-4]季度|底|初(?![步中级心])|末/y;

/** 2023-2024学年, 2023—2024赛季: years that end in summer. */
const SCHOOL_YEAR = /学年|赛季/y;

function yearNumber(text: string, at: number): Part | null {
  const number = numberAt(text, at);
  if (!number) return null;
  const mark = pastSpaces(text, number.end);
  const digits = number.end - at;
  if (digits === 4 && isYear(number.value) && standsAt(SCHOOL_YEAR, text, mark))
    return part(mark + 2, { unit: 'year', year: number.value });
  if (text[mark] !== '年' || standsAt(NO_YEAR, text, mark + 1)) return null;
  if (digits === 4 && isYear(number.value)) return part(mark + 1, { unit: 'year', year: number.value });
  return digits === 2 && !number.chinese && standsAt(PART_FOLLOWS, text, mark + 1)
    ? part(mark + 1, { unit: 'year', year: fullYear(number.value) })
    : null;
}

const YEARS = /学?年|赛季|财年/y;

/** The number that closes the span which `first` opens: 30 of 3至30; `null` where nothing joins one. */
function otherEnd(text: string, first: Numeral): (Numeral & { readonly length: number }) | null {
  const to = pastTo(text, first.end);
  const last = to === first.end ? null : numberAt(text, to);
  return last && { ...last, length: last.end - to };
}

/** The first year of 2021—2023年, 2023-2024学年. */
function openingYear(text: string, at: number): Part | null {
  const number = numberAt(text, at);
  if (!number || number.end - at !== 4 || !isYear(number.value)) return null;
  const last = otherEnd(text, number);
  const isSpan = last && last.length === 4 && isYear(last.value) && standsAt(YEARS, text, last.end);
  return isSpan ? part(number.end, { unit: 'year', year: number.value }) : null;
}

/** 2023年, 今年, 当年, and 2021 of 2021—2023年. */
function yearAt(text: string, at: number, word: Word | null): Part | null {
  if (word?.kind === 'year') return part(word.end, { unit: 'year', yearsAway: word.n });
  if (word?.kind === 'same-year' || word?.kind === 'next-year')
    return part(word.end, { unit: 'year', same: 'year', later: word.kind === 'next-year' ? 1 : 0 });
  return word ? null : (yearNumber(text, at) ?? openingYear(text, at));
}

/** 底, 初, 上旬 behind a month or a year. */
function edgeAt(text: string, at: number): Part | null {
  const word = wordOf(text, at, 'edge');
  if (!word) return null;
  const edge = text.slice(at, word.end);
  const no = NO_EDGE[edge];
  return no && standsAt(no, text, word.end) ? null : part(word.end, { edge });
}

/** 17日, 17号; the first of 17日, 3至5日 and 17、18日 too. */
export function dayAt(text: string, at: number, afterMonth: boolean): Part | null {
  const number = numberAt(text, at);
  if (!number || number.value < 1 || number.value > 31 || number.end - at > 3) return null;
  const mark = pastSpaces(text, number.end);
  const day = { unit: 'day', day: number.value } as const;
  if (text[mark] === '日')
    return standsAt(afterMonth ? NO_DAY : NO_LONE_DAY, text, mark + 1) ? null : part(mark + 1, day);
  if (!afterMonth) return null;
  if (text[mark] === '号') return standsAt(NO_NUMBERED, text, mark + 1) ? null : part(mark + 1, day);
  if (number.chinese) return null;
  const last = text[number.end] === '、' ? numberAt(text, number.end + 1) : otherEnd(text, number);
  const isLast = last && last.value > number.value && last.value <= 31 && /[日号]/.test(text[last.end] ?? '');
  return isLast ? part(number.end, day) : null;
}

/** 七月十七日和十八日: a day in characters is one only in a list; 一日, 十日 count days. */
const LISTED = /[和及与、]/;
const countsDays = (text: string, at: number): boolean =>
  COUNTED_BEFORE.test(text[at - 1] ?? '') || (!/\d/.test(text[at] ?? '') && !LISTED.test(text[at - 1] ?? ''));

/** A day alone: 18日, not 近3日. */
export const loneDay = (text: string, at: number): Part | null =>
  countsDays(text, at) ? null : dayAt(text, at, false);

/** 7月, 七月份, and the first of 1至6月. */
function monthNumber(text: string, at: number): Part | null {
  const number = numberAt(text, at);
  if (!number || number.value < 1 || number.value > 12 || number.end - at > 2) return null;
  const mark = pastSpaces(text, number.end);
  if (text[mark] === '月') {
    if (standsAt(NO_MONTH, text, mark + 1)) return null;
    return part(text[mark + 1] === '份' ? mark + 2 : mark + 1, { unit: 'month', month: number.value });
  }
  const last = otherEnd(text, number);
  return last && last.value > number.value && last.value <= 12 && text[last.end] === '月' && last.length < 3
    ? part(number.end, { unit: 'month', month: number.value })
    : null;
}

/** What follows a month: its day (solar, or lunar after a month in characters), or its edge. */
function withinMonth(text: string, so: Part, chinese: boolean): Part {
  const from = text.startsWith('的', so.end) ? so.end + 1 : pastSpaces(text, so.end);
  const day = dayAt(text, from, true);
  if (day) return joined(so, day);
  if (!chinese) return joined(so, edgeAt(text, so.end));
  const lunar = lunarDay(text, so.end, false, so.is.month ?? 0);
  return joined(so, lunar ?? edgeAt(text, so.end));
}

/** 7月17日, 10月底, 五月廿三. */
function monthAt(text: string, at: number): Part | null {
  const month = monthNumber(text, at);
  return month && withinMonth(text, month, !/\d/.test(text[at] ?? ''));
}

const NAMED_PARTS: Readonly<Record<string, (word: Word) => Fields>> = {
  half: ({ n }) => ({ unit: 'half', part: n }),
  quarter: ({ n }) => ({ unit: 'quarter', part: n }),
  solar: ({ n, m }) => ({ unit: 'day', month: n, day: m }),
  lunar: () => ({}),
};

/** 清明期间, 中秋假期: several days around one that has a name. */
const AROUND = /期间|假期|小长假|黄金周|假日|前后|前夕|档/y;

/** A part of a year that is a word: 上半年, 二季度, 元旦, 端午. */
function namedPart(text: string, word: Word | null): Part | null {
  const named = word && namedDay(word);
  if (!named) return null;
  const around = named.is.unit === 'day' || named.is.unit === 'feast' ? matchAt(AROUND, text, named.end) : null;
  return around === null ? named : part(named.end + around[0].length, { unit: 'feast' });
}

function namedDay(word: Word): Part | null {
  if (word.kind === 'lunar' && word.n > 0)
    return part(word.end, { unit: 'day', month: word.n, day: word.m, calendar: 'lunar' });
  if (word.kind === 'eve' || word.kind === 'clear') return part(word.end, { unit: 'day', moving: word.kind });
  if (word.kind === 'feast') return part(word.end, { unit: 'feast' });
  const make = NAMED_PARTS[word.kind];
  return make && word.kind !== 'lunar' ? part(word.end, make(word)) : null;
}

/** 前五个月, 前三季度 of a year: from its beginning on. */
function firstMonths(text: string, at: number, word: Word | null): Part | null {
  if (word?.kind === 'first-quarters') return part(word.end, { unit: 'month', month: word.n * 3, part: 0 });
  const number = text[at] === '前' ? numberAt(text, at + 1) : null;
  return number && number.value > 1 && number.value < 12 && text.startsWith('个月', number.end)
    ? part(number.end + 2, { unit: 'month', month: number.value, part: 0 })
    : null;
}

/** What a year goes on with: its month, half, quarter, feast or edge. */
function withinYear(text: string, at: number): Part | null {
  const from = text[at] === '的' ? at + 1 : pastSpaces(text, at);
  const word = wordAt(text, from);
  const named = namedPart(text, word) ?? firstMonths(text, from, word) ?? monthAt(text, from);
  return named ?? edgeAt(text, at);
}

/** 本月, 上个月, 当月, with its day, edge or 初五. */
function relativeMonth(text: string, word: Word): Part | null {
  if (word.kind === 'month') return withinMonth(text, part(word.end, { unit: 'month', monthsAway: word.n }), true);
  if (word.kind !== 'same-month' && word.kind !== 'next-month') return null;
  return withinMonth(
    text,
    part(word.end, { unit: 'month', same: 'month', later: word.kind === 'next-month' ? 1 : 0 }),
    true,
  );
}

/** 今年底 has its edge in the word. */
const edgeOf = (text: string, at: number, unit: 'year' | 'month', word: Word): Part =>
  part(word.end, { unit, edge: text.slice(at + 1, word.end), ...(unit === 'month' ? { monthsAway: 0 } : {}) });

/** A date without weekday and hour at `at`. */
export function dateAt(text: string, at: number, word: Word | null): Part | null {
  const year = yearAt(text, at, word);
  if (year) return joined(year, withinYear(text, year.end));
  if (!word) return monthAt(text, at) ?? firstMonths(text, at, word);
  if (word.kind === 'year-edge') return edgeOf(text, at, 'year', word);
  if (word.kind === 'month-edge') return edgeOf(text, at, 'month', word);
  return relativeMonth(text, word) ?? namedPart(text, word) ?? firstMonths(text, at, word);
}

const ISO = /((?:19|20)\d{2})([-/.])(0?[1-9]|1[0-2])\2(3[01]|[12]\d|0?[1-9])(?!\d|\.\d)/y;

/** 2023-07-17, 2023/7/17. */
export function isoAt(text: string, at: number): Part | null {
  const [all, year, , month, day] = matchAt(ISO, text, at) ?? [];
  if (all === undefined) return null;
  return part(at + all.length, { unit: 'day', year: Number(year), month: Number(month), day: Number(day) });
}

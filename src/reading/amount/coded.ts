/** Numbers that count nothing: telephones, hotlines, codes, places in a row. */
import type { Amount, Quantity } from '../../types.ts';
import { matchAt } from '../characters.ts';
import { wordBehind } from './measures.ts';
import { numberAt } from './number.ts';

/** What is found at a place: an amount, or only how far to go on. */
export type Step = { readonly amount: Amount | null; readonly next: number };

const NOTHING = { upTo: null, unit: null, bound: null, per: null } as const;

/** An amount by its value alone. */
export function bare(text: string, start: number, end: number, value: number, quantity: Quantity | null): Amount {
  return { ...NOTHING, kind: 'amount', start, end, text: text.slice(start, end), value, quantity };
}

/** 0898-1234567, 13812345678, 400-123-4567: telephones by their form. */
const PHONE =
  /(?:\(0\d{2,3}\)|0\d{2,3}[-— ]?)\d{7,8}(?!\d)|1[3-9]\d[\d*]{8}(?!\d)|[48]00[- ]?\d{3,4}[- ]?\d{3,4}(?!\d)/y;
/** 12345, 96333, 1234567, 2988 1467: only where a word near says so. */
const NUMBER =
  /(?:(?!(?:19|20)\d{2}[- ](?:19|20)\d{2})\d{2,4}[- ]\d{3,4}|\d{7,8}|1[12]\d{2,3}|9\d{4,5}|1(?:1[09]|2[02]))(?![\d.%-])/y;
const CALLED = /(?:电话|热线|拨打|致电|手机|号码|传真|专线|来电|联系方式|咨询|求助|报警|拨)[^。；\d]{0,12}$/;
/** 镇卫生院：7730120: nothing else of so many digits stands behind a name and a colon. */
const LABELLED = /\p{Script=Han}[：:]\s?$/u;
/** Nor eight that are a day: 20230401. */
const LONG = /^(?!(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$)\d{7,8}$/;
const HOTLINE = /^[”"』]?(?:[\p{Script=Han}]{0,6}热线|平台电话)/u;
/** 1234567、7654321: another one of a row. */
const ROW = /^(?:[、，/或和及与 ]|转){1,2}$/;
/** 某某路12号, 3000元 and 20名 count something. */
const isCounted = (text: string, at: number): boolean => Boolean(wordBehind(text, at)?.measure);

/** Where what a pattern finds at a place ends. */
const endOf = (pattern: RegExp, text: string, at: number): number => at + (matchAt(pattern, text, at)?.[0].length ?? 0);

function isCalled(text: string, at: number, end: number, last: Amount | undefined): boolean {
  if (last?.quantity === 'phone' && ROW.test(text.slice(last.end, at))) return true;
  const before = text.slice(Math.max(0, at - 20), at);
  if (LONG.test(text.slice(at, end)) && LABELLED.test(before) && !NAMED.test(before)) return true;
  return CALLED.test(before) || HOTLINE.test(text.slice(end, end + 10));
}

const digitsOf = (text: string): number => Number(text.replace(/\D/g, '').slice(0, 15));

/** A telephone at `at`; `last` is the amount before it. */
export function phoneAt(text: string, at: number, last: Amount | undefined): Amount | null {
  if (at > 0 && /[\dA-Za-z.-]/.test(text.charAt(at - 1))) return null;
  const plain = endOf(PHONE, text, at);
  const end = plain > at ? plain : endOf(NUMBER, text, at);
  if (end === at || isCounted(text, end)) return null;
  if (plain === at && !isCalled(text, at, end, last)) return null;
  return bare(text, at, end, digitsOf(text.slice(at, end)), 'phone');
}

const CODE = /[0-9A-Za-z][0-9A-Za-z*-]{4,}/y;
const NAMED = /(?:编号|证号|代码|号码|许可证|文号|序列号|批号|账号|车牌|执照|学号|档案号)[^。；，\dA-Za-z]{0,8}$/;
/** So long a row of letters and digits is a code, whatever stands before it: 91500000MA5U12345X, 250011670001209. */
const SURELY = 12;
const FEWEST_DIGITS = 6;

/** The end of the letters and digits at `at`, and whether they are a code. */
export function codeAt(text: string, at: number): Step {
  const end = endOf(CODE, text, at);
  const token = text.slice(at, end);
  if (end === at || !/\d/.test(token)) return { amount: null, next: Math.max(end, at + 1) };
  const isLong = token.length >= SURELY && (token.match(/\d/g)?.length ?? 0) >= FEWEST_DIGITS;
  if (!isLong && !NAMED.test(text.slice(Math.max(0, at - 16), at))) return { amount: null, next: end };
  return { amount: bare(text, at, end, digitsOf(token), 'code'), next: end };
}

const ENDS = /[，。；、！？,;!?）)”"\s的大高多长]/;
/** Words behind 第三 with which it says a place in a row. */
const RANKED = new Set('名位届批期号代级次轮个家条项座版场集站');

/** 第3名, 第一, 全国第二; 第三人民医院 and 第一时间 are names. */
export function rankAt(text: string, at: number): Step {
  const number = numberAt(text, at + 1);
  if (number === null) return { amount: null, next: at + 1 };
  const word = wordBehind(text, number.end);
  const unit = word?.measure && RANKED.has(word.measure.word) ? word.measure.word : null;
  const ends = number.end >= text.length || ENDS.test(text.charAt(number.end));
  const skip = { amount: null, next: Math.max(number.end, word?.measure ? word.end : 0) };
  if (Number.isNaN(number.value) || (unit === null && !ends)) return skip;
  const end = unit === null ? number.end : number.end + unit.length;
  return { amount: { ...bare(text, at, end, number.value, 'rank'), unit }, next: end };
}

/** 首位, 榜首. */
export const firstAt = (text: string, at: number): Step =>
  /^(?:首位|榜首)/.test(text.slice(at, at + 2))
    ? { amount: bare(text, at, at + 2, 1, 'rank'), next: at + 2 }
    : { amount: null, next: at + 1 };

const BEFORE_THEM = /[目之以当日年月跟眼空提生从]$/;
const OF_THEM = /^(?:名|位|强|甲|列|(?=[，。；、！？”]|$))/;

/** 前十, 前3名, 前五强; 目前三百人 is another thing. */
export function foremostAt(text: string, at: number): Step {
  const number = BEFORE_THEM.test(text.slice(0, at).slice(-1)) ? null : numberAt(text, at + 1);
  const word = number && OF_THEM.exec(text.slice(number.end, number.end + 1))?.[0];
  if (!number || Number.isNaN(number.value) || word === undefined || word === null)
    return { amount: null, next: at + 1 };
  const end = number.end + word.length;
  return { amount: { ...bare(text, at, end, number.value, 'rank'), unit: word || null }, next: end };
}

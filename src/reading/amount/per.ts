/** What an amount is of one of: 每斤4.5元, 20元/人, 月租600元, 一张20元, 三块五一斤. */
import type { Quantity } from '../../types.ts';
import type { Same } from '../names/same.ts';
import { measureNamed, wordBehind } from './measures.ts';

/** So far before an amount 每 still says what it is of. */
const REACH = 14;

/** The measure at `at`, by its plain name: 月 for 个月; people and things by a character. */
function oneOf(text: string, at: number): string | null {
  const counted = text.charAt(at) === '个' ? 1 : 0;
  const found = wordBehind(text, at + counted)?.measure ?? wordBehind(text, at)?.measure;
  if (found) return found.unit.replace(/^个(?=.)/, '');
  return /^[人票餐份顿]/.exec(text.slice(at, at + 1))?.[0] ?? null;
}

/** What a 单价 (price of one) is of, whatever is sold. */
const PIECE = '件';

/** 月租, 年薪, 人均, 亩产: a measure and what is told of one. */
const RATE = new Set('租薪均产供缴补');
const RATED = /[月年日周人户亩时]/;
const STOPS = new Set('，。；！？\n');

/** 每, 按 (by the month) or 一 before the amount, or 月 of 月租, the nearest; other figures between the two take it. */
function before(text: string, start: number): string | null {
  for (let at = start - 1; at >= Math.max(0, start - REACH); at--) {
    const char = text.charAt(at);
    if (STOPS.has(char) || (char >= '0' && char <= '9')) return null;
    if (RATE.has(char) && RATED.test(text.charAt(at - 1))) return text.charAt(at - 1);
    if (char === '价' && text.charAt(at - 1) === '单') return PIECE;
    if (!/[每按]/.test(char) && !(char === '一' && !/[第统同唯万有]/.test(text.charAt(at - 1)))) continue;
    const one = oneOf(text, at + 1);
    if (one !== null) return ofTwo(text, at, one);
  }
  return null;
}

/** 每平方米每月4.8元 is a price of one 平方米 as much as of one 月. */
const TWO = 6;
function ofTwo(text: string, at: number, one: string): string {
  const first = text.lastIndexOf('每', at - 1);
  const other = first >= 0 && at - first <= TWO ? oneOf(text, first + 1) : null;
  return other !== null && (wordBehind(text, first + 1)?.end ?? at) === at ? `${other}/${one}` : one;
}

/** /人, 每月, 一斤 right behind it. */
function behind(text: string, end: number): string | null {
  const at = end + (/[（(]/.test(text.charAt(end)) ? 1 : 0);
  return /[/／每一]/.test(text.charAt(at)) ? oneOf(text, at + 1) : null;
}

/** What the amount at `start` to `end` is of one of; `null` for a whole. */
export const perOf = (text: string, start: number, end: number): string | null =>
  behind(text, end) ?? before(text, start);

/** What is paid for again and again, by weight or by size is asked of one; 一张票, 一盒 and 一年 go without saying. */
const BY_ONE = new Set<Quantity>(['mass', 'area', 'volume', 'energy', 'temperature', 'duration', 'times']);
const isAskedOfOne = (one: string): boolean =>
  one === '餐' || one === '顿' || (one !== '年' && BY_ONE.has(measureNamed(one)?.quantity ?? 'pieces'));
/** 第一次, 有一次 and 一次性 are no price of one. */
const NO_ONE = /[第有统唯]$/;

/** What a question asks the price of one of (一个月收多少, 每斤卖几块); `null` where it says none, or pieces. */
export function perAsked(clause: string): string | null {
  const rate = /月[薪租]/.test(clause) ? '月' : null;
  for (let at = 0; at < clause.length; at++) {
    if (!/[一每]/.test(clause.charAt(at)) || NO_ONE.test(clause.slice(0, at))) continue;
    const one = oneOf(clause, at + 1);
    if (one !== null && isAskedOfOne(one)) return rate ?? one;
  }
  return rate;
}

/** What one goes to, and what one eats, are paid by the head. */
const ALIKE: readonly ReadonlySet<string>[] = [
  new Set('次回趟票人位张场'),
  new Set('顿餐份人位'),
  new Set('晚夜天日'),
  new Set(['方', '立方米', '立方']),
];

/** Whether a price of one `printed` answers a question for one `asked`: 公斤 for 斤, 票 for 次; `open` where none is printed. */
export function sameOne(asked: string, printed: string | null): Same {
  if (printed === null) return 'open';
  if (printed.includes('/')) return printed.split('/').some((one) => sameOne(asked, one) === 'same') ? 'same' : 'other';
  if (asked === printed || ALIKE.some((row) => row.has(asked) && row.has(printed))) return 'same';
  const [one, other] = [measureNamed(asked), measureNamed(printed)];
  if (printed === PIECE && one?.quantity === 'mass') return 'open';
  return one !== null && other !== null && one.group === other.group && one.base === other.base ? 'same' : 'other';
}

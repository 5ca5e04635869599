/** Spoken money: 两块五, 三块二毛五, 二十元五角; and whether money is spoken of near an amount without a measure (每月三百五). */
import { lexicon, once, scanner } from '../../lexicon/index.ts';
import { isDigit, matchAt } from '../characters.ts';
import { chineseAt } from './chinese.ts';
import { wordBehind } from './measures.ts';

const DIGITS = '一二三四五六七八九';

/** One digit at `at`, in figures or in characters; 0 for none. */
function digitAt(text: string, at: number): number {
  const char = text.charAt(at);
  if (char === '') return 0;
  return /[1-9]/.test(char) ? Number(char) : char === '两' ? 2 : DIGITS.indexOf(char) + 1;
}

/** Whether a digit ends at `at`: nothing is counted with it. 两块五一斤 does, 三块五米长的布 doesn't. */
function isLast(text: string, at: number): boolean {
  if (/[\d.%点几分半]/.test(text.charAt(at))) return false;
  if (text.charAt(at) === '一') return Boolean(wordBehind(text, at + 1)?.measure);
  return chineseAt(text, at) === null && !wordBehind(text, at)?.measure;
}

/** What a spoken amount adds behind its measure word, in that measure, and where it ends. */
export type Tail = { readonly end: number; readonly value: number };

/** 毛五, 角五分: hundredths. */
function cents(text: string, at: number): Tail | null {
  const digit = digitAt(text, at);
  if (digit === 0) return null;
  if (text.charAt(at + 1) === '分' && text.charAt(at + 2) !== '钟') return { end: at + 2, value: digit };
  return isLast(text, at + 1) ? { end: at + 1, value: digit } : null;
}

/** What follows 元 or 块: 五, 二毛, 五角五分. */
function tenths(text: string, at: number, spoken: boolean): Tail | null {
  const digit = digitAt(text, at);
  if (digit === 0) return null;
  if (!/[毛角]/.test(text.charAt(at + 1)))
    return spoken && isLast(text, at + 1) ? { end: at + 1, value: digit / 10 } : null;
  const rest = cents(text, at + 2);
  return { end: rest?.end ?? at + 2, value: digit / 10 + (rest?.value ?? 0) / 100 };
}

/** Measures that go on with a digit: 一米八, 两吨三, 八成三. */
const WITH_TENTHS = new Set(['米', '斤', '吨', '公斤', '尺', '成', '秒']);
/** 3米85: decimals behind figures. */
const DECIMALS = /\d{1,2}(?![\d.,:%])/y;

function ofTenths(text: string, at: number): Tail | null {
  const decimals = matchAt(DECIMALS, text, at)?.[0];
  if (decimals !== undefined) {
    const end = at + decimals.length;
    return wordBehind(text, end) ? null : { end, value: Number(`0.${decimals}`) };
  }
  const [first, second] = [digitAt(text, at), digitAt(text, at + 1)];
  if (first === 0 || isDigit(text.charCodeAt(at))) return null;
  if (second > 0 && isLast(text, at + 2)) return { end: at + 2, value: first / 10 + second / 100 };
  return isLast(text, at + 1) ? { end: at + 1, value: first / 10 } : null;
}

/** What follows the measure `word` that ends at `at`; 钱 belongs to it. */
export function tailBehind(text: string, at: number, word: string): Tail | null {
  const tail =
    word === '块' || word === '元'
      ? tenths(text, at, word === '块')
      : word === '毛' || word === '角'
        ? tenthsOf(cents(text, at))
        : WITH_TENTHS.has(word)
          ? ofTenths(text, at)
          : null;
  return tail && (text.charAt(tail.end) === '钱' ? { ...tail, end: tail.end + 1 } : tail);
}

const tenthsOf = (tail: Tail | null): Tail | null => tail && { ...tail, value: tail.value / 10 };

/** So many characters before an amount say that it is money, where no measure does. */
const BEFORE = 12;
const sums = once(() => scanner(lexicon('sums').filter(({ type }) => type !== 'spent-verb')));

const STOPS = new Set('，。；！？\n');

/** The clause before a place, as far as it says what stands there. */
export function clauseBefore(text: string, start: number, size: number): string {
  let from = start;
  while (from > 0 && start - from < size && !STOPS.has(text.charAt(from - 1))) from--;
  return text.slice(from, start);
}

/** Whether a price, a sum or 每 stands before an amount in its clause. */
export const isOfMoney = (text: string, start: number): boolean =>
  sums().all(clauseBefore(text, start, BEFORE)).length > 0;

import { isDigit } from '../characters.ts';

/** A whole number of at most four digits, in digits or in characters. */
export type Numeral = { readonly value: number; readonly end: number; readonly chinese: boolean };

const CHINESE = new Map(Array.from('〇一二三四五六七八九', (char, value) => [char, value] as const));
CHINESE.set('零', 0);
const LONGEST = 4;

/** The end of the digits that begin at `at`. */
function digitsEnd(text: string, at: number): number {
  let end = at;
  while (isDigit(text.charCodeAt(end))) end++;
  return end;
}

function chineseEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && end - at <= LONGEST && isChinese(text[end]!)) end++;
  return end;
}

/** What may follow a number that a time begins with. */
const GOES_ON = new Set('年月日号时点:：-/.、至到—–~～－―─学 \u3000\u00a0');
/** The end of the numeral at `at`, digits or characters, however long. */
export function numeralEnd(text: string, at: number): number {
  let end = digitsEnd(text, at);
  if (end > at) return end;
  while (end < text.length && isChinese(text[end]!)) end++;
  return end;
}

const isChinese = (char: string): boolean => CHINESE.has(char) || char === '十' || char === '廿';

/** Whether the numeral that ends at `end` can begin a time. */
export const mayBeTime = (text: string, end: number): boolean => GOES_ON.has(text[end] ?? '');

/** 二〇二三, 二十三, 廿三, 十, 八; `null` for what is no number below 100 nor spelled digit by digit. */
function chineseValue(text: string): number | null {
  const digits = Array.from(text, (char) => CHINESE.get(char));
  if (!digits.includes(undefined))
    return digits.length === 1 || digits.length === LONGEST ? Number(digits.join('')) : null;
  const [, tens = '', ten = '', ones = ''] = /^([二三四五六七八九]?)([十廿])([一二三四五六七八九]?)$/.exec(text) ?? [];
  if (ten === '' || (ten === '廿' && tens !== '')) return null;
  return (ten === '廿' ? 2 : (CHINESE.get(tens) ?? 1)) * 10 + (CHINESE.get(ones) ?? 0);
}

/** The number at `at`; `null` for none, or for one of more digits than a year has. */
export function numberAt(text: string, at: number): Numeral | null {
  if (isDigit(text.charCodeAt(at))) {
    const end = digitsEnd(text, at);
    return end - at > LONGEST ? null : { value: Number(text.slice(at, end)), end, chinese: false };
  }
  const end = chineseEnd(text, at);
  const value = end === at ? null : chineseValue(text.slice(at, end));
  return value === null ? null : { value, end, chinese: true };
}

/** Past the spaces at `at`: mastheads set dates wide. */
export function pastSpaces(text: string, at: number): number {
  let end = at;
  while (text[end] === ' ' || text[end] === '\u3000' || text[end] === '\u00a0') end++;
  return end;
}

/** Dashes and words between the ends of a span. */
const TO = new Set(['至', '到', '-', '—', '–', '~', '～', '－', '―', '─']);

/** Past what joins the ends of a span; `at` itself where nothing does. */
export function pastTo(text: string, at: number): number {
  let end = pastSpaces(text, at);
  const first = end;
  while (end - first < 2 && TO.has(text[end]!)) end++;
  return end === first ? at : pastSpaces(text, end);
}

/** Figures in digits, read from a place in a text. */
import { matchAt } from '../characters.ts';

/** Digits, with thousands separators and decimals: `1,262.5`. */
const FIGURE = /(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?/y;
/** Digits that go on with signs, or letters before them: 16:40, 1.2.3, 2023-07-28, “1+5”, 7·15, T3. */
const TOKEN = /[\d.,:·+/-]*[\d:·+/-]/y;
const NO_FIGURE_BEFORE = /[\d.:+·A-Za-z-]/;
const NO_FIGURE_BEHIND = /[\d:·+]/;

/** The end of everything that hangs on the digits at `at`: it is never parted. */
const tokenEnd = (text: string, at: number): number => at + (matchAt(TOKEN, text, at)?.[0].length ?? 1);

/** A figure in digits; `value` is `NaN` where the digits are part of something else: a clock, a version, a date. */
export function arabicAt(text: string, at: number): { readonly end: number; readonly value: number } {
  const [digits = ''] = matchAt(FIGURE, text, at) ?? [];
  const end = at + digits.length;
  const isPoint = text.charAt(end) === '.' && /\d/.test(text.charAt(end + 1));
  if (isPoint || NO_FIGURE_BEHIND.test(text.charAt(end)) || isHung(text, at))
    return { end: Math.max(end, tokenEnd(text, at)), value: Number.NaN };
  return { end, value: Number(digits.replaceAll(',', '')) };
}

/** RMB20: the one word in letters that stands right before figures. */
const CURRENCY = /(?:RMB|CNY)$/i;

const isHung = (text: string, at: number): boolean =>
  at > 0 && NO_FIGURE_BEFORE.test(text.charAt(at - 1)) && !CURRENCY.test(text.slice(Math.max(0, at - 3), at));

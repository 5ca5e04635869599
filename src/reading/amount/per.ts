/** What an amount is of one of: 每斤4.5元, 20元/人, 月租600元, 一张20元, 三块五一斤. */
import { clauseBefore } from './money.ts';
import { wordBehind } from './measures.ts';

/** So far before an amount 每 still says what it is of. */
const REACH = 14;

/** The measure at `at`, by its plain name: 月 for 个月; people and things by a character. */
function oneOf(text: string, at: number): string | null {
  const counted = text.charAt(at) === '个' ? 1 : 0;
  const found = wordBehind(text, at + counted)?.measure ?? wordBehind(text, at)?.measure;
  if (found) return found.unit.replace(/^个(?=.)/, '');
  return /^[人票餐份顿]/.exec(text.slice(at, at + 1))?.[0] ?? null;
}

/** 月租, 年薪, 人均, 亩产: a measure and what is told of one. */
const RATE = /(月|年|日|周|人|户|亩|时)(?:租|薪|均|产|工资|收入|供|缴|费)/g;

/** 每 or 一 before the amount, the nearest; the numeral of 一 has to be right before its measure and alone. */
function before(text: string, start: number): string | null {
  const clause = clauseBefore(text, start, REACH);
  const from = start - clause.length;
  for (let at = start - 1; at >= from; at--) {
    const char = text.charAt(at);
    if (/\d/.test(char)) return null;
    if (char !== '每' && !(char === '一' && !/[第统同唯万有]/.test(text.charAt(at - 1)))) continue;
    const one = oneOf(text, at + 1);
    if (one !== null) return one;
  }
  return [...clause.matchAll(RATE)].at(-1)?.[1] ?? null;
}

/** /人, 每月, 一斤 right behind it. */
function behind(text: string, end: number): string | null {
  const at = end + (/[（(]/.test(text.charAt(end)) ? 1 : 0);
  return /[/／每一]/.test(text.charAt(at)) ? oneOf(text, at + 1) : null;
}

/** What the amount at `start` to `end` is of one of; `null` for a whole. */
export const perOf = (text: string, start: number, end: number): string | null =>
  behind(text, end) ?? before(text, start);

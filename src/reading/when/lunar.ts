import { standsAt } from '../characters.ts';
import { type Numeral, numberAt } from './numbers.ts';
import { joined, type Part, part } from './point.ts';
import { wordOf } from './words.ts';

/** 二十 before these counts something: 五月二十多家. */
const COUNTS =
  /[日号多余来几个家名人万亿千百户条项台套亩元周年月岁处间所座场次届期吨米里公只头股%]|[〇零一二三四五六七八九十廿]/y;

/** 初五: the fifth; `null` for other words after a month. */
function early(text: string, at: number): Numeral | null {
  const number = text[at] === '初' ? numberAt(text, at + 1) : null;
  return number && number.value >= 1 && number.value <= 10 && number.end - at === 2 && number.chinese ? number : null;
}

const dayPart = (number: Numeral): Part => part(number.end, { unit: 'day', day: number.value, calendar: 'lunar' });

/**
 * The day after a month in characters, as only the lunar calendar says it: 初五, 廿三, 十五 without 日; of a month that is
 * said to be lunar also with 日 or in digits. `month` makes 三月三, 六月六 lunar.
 */
export function lunarDay(text: string, at: number, isLunar: boolean, month: number): Part | null {
  const first = early(text, at);
  if (first) return !isLunar && standsAt(COUNTS, text, first.end) ? null : dayPart(first);
  const number = numberAt(text, at);
  if (!number || number.value < 1 || number.value > 30) return null;
  if (isLunar && /[日号]/.test(text[number.end] ?? '')) return dayPart({ ...number, end: number.end + 1 });
  if (!number.chinese || standsAt(COUNTS, text, number.end)) return null;
  const alike = number.value === month && number.value < 10;
  return isLunar || number.value > 10 || alike || (number.value === 10 && month !== 10) ? dayPart(number) : null;
}

/** 正月, 腊月, 闰二月, and after 农历 any month: with its day, or alone. */
function lunarMonth(text: string, at: number, isLunar: boolean): Part | null {
  const leap = wordOf(text, at, 'leap');
  const from = leap?.end ?? at;
  const named = wordOf(text, from, 'lunar-month');
  const number = named ? null : numberAt(text, from);
  if (!named && (!number || (!isLunar && !leap) || text[number.end] !== '月' || number.value < 1 || number.value > 12))
    return null;
  const month = named?.n ?? number?.value ?? 1;
  const is = { unit: 'month', month, calendar: 'lunar', leap: leap !== null } as const;
  const so = part(named?.end ?? (number?.end ?? from) + 1, is);
  return joined(so, lunarDay(text, so.end, true, month));
}

/** 甲辰年 between 农历 and its month. */
const CYCLIC_YEAR = /[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年/y;

/** A time of the lunar calendar at `at`: 农历五月廿三, 正月初九, 腊月. */
export function lunarAt(text: string, at: number): Part | null {
  const word = wordOf(text, at, 'lunar');
  if (!word) return lunarMonth(text, at, false);
  return lunarMonth(text, standsAt(CYCLIC_YEAR, text, word.end) ? word.end + 3 : word.end, true);
}

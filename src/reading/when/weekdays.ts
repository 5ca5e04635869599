import { standsAt } from '../characters.ts';
import { type Part, part } from './point.ts';
import { type Word, wordOf } from './words.ts';

const WEEKDAYS = '一二三四五六日';
const WEEKEND = 6.5;
/** 周一次, 周五天: a number of times, or of days. */
const COUNTED = /[次个期场回趟篇例]|天(?!气)/y;
/** 每两周一次, 第三周: what stands before 周 counts weeks. */
const COUNTS_WEEKS = /[一二三四五六七八九十两几半数\d每第]/;

/** 一 to 日 at `at` as 1 to 7, 末 as the weekend. */
function weekdayAt(text: string, at: number): { readonly weekday: number; readonly end: number } | null {
  const char = text[at] ?? '';
  if (char === '' || standsAt(COUNTED, text, at + 1)) return null;
  if (char === '末') return { weekday: WEEKEND, end: at + 1 };
  if (char === '六' && text[at + 1] === '日' && text[at + 2] !== '报') return { weekday: WEEKEND, end: at + 2 };
  const place = char === '天' ? WEEKDAYS.length - 1 : WEEKDAYS.indexOf(char);
  return place < 0 ? null : { weekday: place + 1, end: at + 1 };
}

/** 本周六, 下周, 周五, 星期日. */
export function weekAt(text: string, at: number, word: Word | null): Part | null {
  if (word?.kind !== 'week' && word?.kind !== 'weekday') return null;
  if (word.kind === 'weekday' && COUNTS_WEEKS.test(text[at - 1] ?? '')) return null;
  const found = weekdayAt(text, word.end);
  const weeksAway = word.kind === 'week' ? word.n : null;
  if (!found) return weeksAway === null ? null : part(word.end, { unit: 'week', weeksAway });
  const { weekday, end } = found;
  return part(end, { unit: weekday === WEEKEND ? 'week' : 'day', weekday, weeksAway });
}

/** The weekday behind a date: （星期六）, 星期六, (周日). */
export function weekdayBehind(text: string, at: number): Part | null {
  const opens = /[（(]/.test(text[at] ?? '');
  const from = opens || text[at] === ' ' ? at + 1 : at;
  const word = wordOf(text, from, 'weekday');
  const found = word && weekdayAt(text, word.end);
  if (!found || (opens && !/[）)]/.test(text[found.end] ?? ''))) return null;
  return part(opens ? found.end + 1 : found.end, { weekday: found.weekday });
}

/** 每周二, 每逢周三: the weekday of each week. */
export function eachWeekday(text: string, word: Word): Part | null {
  const found =
    text[word.end - 1] === '周' || /[期拜]$/.test(text[word.end - 1] ?? '') ? weekdayAt(text, word.end) : null;
  if (found) return part(found.end, { weekday: found.weekday });
  const next = wordOf(text, word.end, 'weekday');
  const other = next && weekdayAt(text, next.end);
  return other ? part(other.end, { weekday: other.weekday }) : null;
}

import { standsAt } from '../characters.ts';
import { numberAt, pastSpaces, pastTo } from './numbers.ts';
import { type Part, part } from './point.ts';
import { type Word, wordOf } from './words.ts';

const PARTS_OF_DAY = ['night', 'morning', 'noon', 'afternoon'] as const;

/** 上午, 晚上 at `at`. */
export const partOfDay = (text: string, at: number): Word | null => wordOf(text, at, ...PARTS_OF_DAY);

/** 9点 followed by these is no hour: 9点建议, 3点间, 12时段, 5点%. */
const NO_HOUR = /[间期段评对的意要建希看体措内方问共思感代候节光装事刻尚令常局政效]|到位|[%万亿千百]|\d+[%万亿]/y;
/** A numeral in characters with 点 and no part of a day before it is an hour only before these: 九点半, 九点前. */
const HOUR_GOES_ON = /[钟半整前起至到—–~～左许准]|开始|[零一二三四五\d]?十?[一二三四五六七八九\d]分/y;

const two = (n: number): string => String(n).padStart(2, '0');

/** The hour in 24: 下午2点 is 14, 中午1点 is 13, 晚上12点 is 24. */
function hourOf(hour: number, kind: string | null): number {
  if (kind === 'afternoon' && hour <= 12) return hour === 12 ? 24 : hour + 12;
  return kind === 'noon' && hour < 10 ? hour + 12 : hour;
}

/** 零五分 is said as it stands: no number begins with it. */
const ZERO = '零〇';

/** Minutes after 点 or 时: 半, 一刻, 30分, 零五分, nothing. */
function minutesAt(text: string, at: number): { readonly minutes: number; readonly end: number } {
  if (text[at] === '半') return { minutes: 30, end: at + 1 };
  if (text.startsWith('一刻', at)) return { minutes: 15, end: at + 2 };
  if (text[at] === '整' || text[at] === '钟') return { minutes: 0, end: at + 1 };
  const number = numberAt(text, at + Number(ZERO.includes(text[at] ?? ' ')));
  if (number && number.value < 60 && text[number.end] === '分' && text[number.end + 1] !== '之')
    return { minutes: number.value, end: number.end + 1 };
  return number && !number.chinese && number.value < 60 && number.end - at === 2 && text[at - 1] === '点'
    ? { minutes: number.value, end: number.end }
    : { minutes: 0, end: at };
}

type Hour = { readonly time: string; readonly hour: number; readonly end: number };

/** 9:00, 20：50. */
function colonTime(text: string, at: number): Hour | null {
  const number = numberAt(text, at);
  if (!number || number.chinese || number.value > 24 || number.end - at > 2 || !/[:：]/.test(text[number.end] ?? ''))
    return null;
  const minutes = numberAt(text, number.end + 1);
  if (!minutes || minutes.chinese || minutes.value > 59 || minutes.end - number.end !== 3) return null;
  const seconds = /^[:：][0-5]\d(?!\d)/.exec(text.slice(minutes.end, minutes.end + 4))?.[0].length ?? 0;
  return { time: two(minutes.value), hour: number.value, end: minutes.end + seconds };
}

/** 9时30分, 九点半; `sure` where a part of the day or a date stands before it. */
function spokenTime(text: string, at: number, sure: boolean): Hour | null {
  const number = numberAt(text, at);
  const mark = number && text[number.end];
  if (!number || number.value > 24 || (mark !== '时' && mark !== '点')) return null;
  const after = number.end + 1;
  if (standsAt(NO_HOUR, text, after)) return null;
  if (!sure && number.chinese && (number.value === 1 || !standsAt(HOUR_GOES_ON, text, after))) return null;
  const { minutes, end } = minutesAt(text, after);
  return { time: two(minutes), hour: number.value, end };
}

type Told = { readonly time: string; readonly kind: string | null; readonly end: number };

/** One hour with its part of the day; `kind` is that of the day before it (昨晚) or of the beginning of the span. */
function hourAt(text: string, at: number, kind: string | null, sure: boolean): Told | null {
  const word = partOfDay(text, at);
  const from = pastSpaces(text, word?.end ?? at);
  const found = colonTime(text, from) ?? spokenTime(text, from, sure || word !== null);
  if (!found) return null;
  const day = word?.kind ?? kind;
  return { time: `${two(hourOf(found.hour, day))}:${found.time}`, kind: day, end: found.end };
}

/** The end of a span of hours: 至21:00, 到次日凌晨1点, 至下午5点. */
function closing(text: string, first: Told): Told | null {
  const to = pastTo(text, first.end);
  if (to === first.end) return null;
  const next = wordOf(text, to, 'next-day');
  const plain = hourAt(text, next?.end ?? to, null, true);
  if (!plain || next || plain.time > first.time) return plain;
  return hourAt(text, to, first.kind, true);
}

/**
 * An hour or a span of hours at `at`: 9:00至21:00, 早八点到晚五点, 20:50. `before` is the part of the day that a word
 * before it says (昨晚), `sure` whether the words before it say a day.
 */
export function clockAt(text: string, at: number, before: string | null = null, sure = false): Part | null {
  const first = hourAt(text, at, before, sure);
  if (!first) return null;
  const last = closing(text, first);
  return part(last?.end ?? first.end, { unit: 'clock', clock: last ? [first.time, last.time] : [first.time] });
}

/** What may follow a day: a part of the day and an hour, 上午, 晚上8时, 16:40. */
export function hoursAfter(text: string, at: number, before: string | null = null): Part | null {
  const from = pastSpaces(text, at);
  const clock = clockAt(text, from, before, true);
  if (clock) return part(clock.end, { clock: clock.is.clock ?? [] });
  const word = partOfDay(text, from);
  return word && word.end - from > 1 ? part(word.end, {}) : null;
}

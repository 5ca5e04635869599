import { matchAt } from '../characters.ts';
import { dateAt, dayAt, isoAt, loneDay } from './calendar.ts';
import { clockAt, hoursAfter, partOfDay } from './clock.ts';
import { completed } from './complete.ts';
import { lunarAt, lunarDay } from './lunar.ts';
import { mayBeTime, numeralEnd, pastTo } from './numbers.ts';
import { type Fields, joined, type Part, type Point, part, point } from './point.ts';
import { eachWeekday, weekAt, weekdayBehind } from './weekdays.ts';
import { beginnings, type Word, wordAt } from './words.ts';

/** 昨晚8时: the hour is of the evening that the word says. */
const partOfWord = (text: string, end: number): string | null => {
  const last = text[end - 1] ?? '';
  return /[晚夜]/.test(last) ? 'afternoon' : /[晨早]/.test(last) ? 'morning' : null;
};

/** A day with its weekday behind it, a part of the day and an hour: 6月22日（周六）上午9点. */
function withHours(text: string, so: Part): Part {
  if (so.is.unit !== 'day') return so;
  const dated = so.is.weekday === undefined ? joined(so, weekdayBehind(text, so.end)) : so;
  return joined(dated, hoursAfter(text, dated.end, partOfWord(text, dated.end)));
}

const RELATIVE: Readonly<Record<string, (word: Word) => Fields>> = {
  day: ({ n }) => ({ unit: 'day', daysAway: n }),
  'same-day': () => ({ unit: 'day', same: 'day' }),
  'next-day': () => ({ unit: 'day', same: 'day', later: 1 }),
  vague: () => ({ unit: 'vague' }),
  era: () => ({ unit: 'era' }),
};

const DECADE = /(?:[\d一二三四五六七八九十]{1,4})年代(?:[初末]|中期|后期)?|[初末]期?|中叶|中期/y;
/** 80年代 without its century: two digits, the second 0; 九十年代. */
const BARE_DECADE = /(?:[1-9]0|[二三四五六七八九]?十)年代(?:[初末]|中期|后期)?/y;

/** 清末, 上世纪80年代, 九十年代. */
function eraAt(text: string, at: number, word: Word | null): Part | null {
  const from = word?.end ?? at;
  const pattern = word?.kind === 'century' ? DECADE : word ? null : BARE_DECADE;
  const [found = ''] = (pattern && matchAt(pattern, text, from)) ?? [];
  return found === '' ? null : part(from + found.length, { unit: 'era' });
}

/** 每月初八: of the lunar month, and not its first days. */
const eachLunarDay = (text: string, at: number): Part | null =>
  /月初$/.test(text.slice(at - 1, at + 1)) ? lunarDay(text, at, false, 0) : null;

/** 每天9:00, 每周二, 每月15日, 每年6月: what comes again and again. */
function repeatedAt(text: string, at: number, word: Word): Part | null {
  const is = { repeated: true } as const;
  if (word.kind === 'daily') {
    const evening = partOfWord(text, word.end);
    return joined(part(word.end, is), hoursAfter(text, word.end, evening));
  }
  if (word.kind !== 'each') return null;
  const next = wordAt(text, word.end);
  const found =
    eachWeekday(text, word) ??
    eachLunarDay(text, word.end) ??
    (next ? null : loneDayOrDate(text, word.end)) ??
    (next && (dateAt(text, word.end, next) ?? lunarAt(text, word.end)));
  if (!found) return null;
  const whole = withHours(text, joined(part(at, { unit: 'day' }), found));
  return part(whole.end, { ...whole.is, ...is });
}

const loneDayOrDate = (text: string, at: number): Part | null => dateAt(text, at, null) ?? dayAt(text, at, false);

/** What a word begins. */
function wordPart(text: string, at: number, word: Word): Part | null {
  const make = RELATIVE[word.kind];
  if (make) return part(word.end, make(word));
  return weekAt(text, at, word) ?? lunarAt(text, at) ?? dateAt(text, at, word) ?? eraAt(text, at, word);
}

/** 1:3, 21:15 behind 比分: a score. 1.5月, A3时: part of another number or a code. */
const SCORE = /比分?$|比例$|[以为]$/;
const IN_NUMBER = /[\dA-Za-z]$|\d[.:：]$/;
const inNumber = (text: string, at: number): boolean =>
  /\d/.test(text[at] ?? '') && IN_NUMBER.test(text.slice(Math.max(0, at - 2), at));

function numberPart(text: string, at: number): Part | null {
  if (inNumber(text, at)) return null;
  const dated = isoAt(text, at) ?? dateAt(text, at, null) ?? loneDay(text, at) ?? eraAt(text, at, null);
  if (dated) return dated;
  const clock = clockAt(text, at);
  return clock && SCORE.test(text.slice(Math.max(0, at - 2), at)) && /[:：]/.test(text.slice(at + 1, at + 3))
    ? null
    : clock;
}

/** 5日内, 三年初, 两年底: counted days and years; 日内 and 年初 are no words there. */
const COUNTED = /[\d一二三四五六七八九十两几数多余半第]/;
const isCounted = (text: string, at: number, { kind }: Word): boolean =>
  (kind === 'vague' || kind === 'year-edge' || kind === 'month-edge') && COUNTED.test(text[at - 1] ?? '');

/** The time that begins at `at`; `null` for none. */
function timeAt(text: string, at: number, word: Word | null): Part | null {
  if (word && isCounted(text, at, word)) return null;
  if (!word) {
    const found = numberPart(text, at) ?? lunarAt(text, at);
    return found && withHours(text, found);
  }
  const repeated = repeatedAt(text, at, word);
  if (repeated) return repeated;
  const found = wordPart(text, at, word);
  if (found) return withHours(text, found);
  return partOfDay(text, at) ? clockAt(text, at) : numberPart(text, at);
}

const CALENDAR = new Set(['day', 'month', 'quarter', 'half', 'year', 'week']);

/** The other end of a span that `first` opens: 至3日, —2023年, 到周五. */
function closing(text: string, first: Point): Point | null {
  if (!CALENDAR.has(first.unit)) return null;
  const to = pastTo(text, first.end);
  if (to === first.end) return null;
  const word = wordAt(text, to);
  const found = word
    ? wordPart(text, to, word)
    : (isoAt(text, to) ?? dateAt(text, to, null) ?? dayAt(text, to, first.day !== null));
  const bare = found ?? (first.weekday === null ? null : weekAt(text, to, { kind: 'weekday', n: 0, m: 0, end: to }));
  if (!bare || !CALENDAR.has(bare.is.unit ?? '')) return null;
  return { ...point(to, withHours(text, bare)), closes: true, repeated: first.repeated };
}

/** 周一至周五: of each week. */
const ofEachWeek = (first: Point, last: Point): boolean =>
  first.weekday !== null &&
  last.weekday !== null &&
  first.weeksAway === null &&
  first.month === null &&
  first.day === null;

/**
 * The times of a plain text as their words say them, in order, not overlapping; the ends of a span are two points, the
 * second of which `closes`. One pass: each character begins at most one try, and no try goes further than a date is long.
 */
export function points(text: string): readonly Point[] {
  const begins = beginnings();
  const found: Point[] = [];
  for (let at = 0; at < text.length; ) {
    const kind = begins(text, at);
    if (kind === null) {
      at++;
      continue;
    }
    const word = kind === 'word' ? wordAt(text, at) : null;
    const end = word ? word.end : Math.max(at + 1, numeralEnd(text, at));
    const read = word?.kind === 'none' || (!word && !mayBeTime(text, end)) ? null : timeAt(text, at, word);
    if (!read || read.end <= at) {
      at = word && word.kind !== 'none' ? at + 1 : end;
      continue;
    }
    const first = completed(point(at, read), found.at(-1), text);
    const last = closing(text, first);
    const repeated = first.repeated || (last !== null && ofEachWeek(first, last));
    found.push({ ...first, repeated });
    if (last) found.push({ ...completed(last, first, text), repeated });
    at = (last ?? first).end;
  }
  return found;
}

/** Dates as programs write them, with times and zones: the calendar day it was in the paper's own zone. */
import { chineseNumber, isDay, isoDay } from '../../reading/index.ts';
import { isoMonth } from './calendar.ts';

/** Where the papers appear unless the operator says otherwise. */
const DEFAULT_ZONE = 'Asia/Shanghai';

/** No paper of these archives is older, and a year beyond is a misprint. */
const YEARS = { from: 1800, to: 2200 };
const inYears = (year: number) => year >= YEARS.from && year <= YEARS.to;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  const options = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  const format = known ?? new Intl.DateTimeFormat('en-CA', { timeZone: zone, calendar: 'gregory', ...options });
  formats.set(zone, format);
  return format;
}

/** The calendar day of a moment in a zone, ISO. */
export function dayIn(zone: string, moment: Date): string {
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(moment)
      .map(({ type, value }) => [type, value]),
  );
  return isoDay(Number(parts.year), Number(parts.month), Number(parts.day));
}

function dayOf(zone: string, milliseconds: number): string | null {
  const moment = new Date(milliseconds);
  return inYears(moment.getUTCFullYear()) ? dayIn(zone, moment) : null;
}

/** The days from which programs count stand where nobody has set one. */
const ZEROS: readonly string[] = ['1900-01-01', '1970-01-01'];

function day(year: number, month: number, date: number): string | null {
  const own = inYears(year) && isDay(year, month, date) ? isoDay(year, month, date) : null;
  return own === null || ZEROS.includes(own) ? null : own;
}

const TIME = '(\\d{1,2}):?(\\d{2})(?::?(\\d{2})(?:[.,]\\d{1,9})?)?';
const ZONE = '((?:GMT|UTC)?[+-]\\d{1,2}:?\\d{0,2}|Z|[A-Z]{2,4})';
/** What may follow a date: nothing, a weekday, a time with or without its zone. */
const AFTER = new RegExp(
  `^(?:\\s*\\(?(?:星期|周)[一二三四五六日天]\\)?)?(?:[T\\s]*${TIME}\\s*([AP]M)?\\s*${ZONE}?(?:\\s*[([][^)\\]]*[)\\]])?)?\\s*$`,
  'i',
);
/** Other words after a date (8时30分, 来源：…) leave it as it is, unless a zone is among them that might move it. */
const MAY_MOVE = /^\d|\d\s*(?:[+-]\d{1,2}:?\d{2}|Z)|GMT|UTC/i;

/** Zones that RFC 822 names; others than these are written as numbers. */
const NAMED: Readonly<Record<string, number>> = {
  ...{ Z: 0, UT: 0, UTC: 0, GMT: 0, EST: -300, EDT: -240, CST: -360, CDT: -300 },
  ...{ MST: -420, MDT: -360, PST: -480, PDT: -420, HKT: 480, SGT: 480, JST: 540 },
};

/** Minutes east of Greenwich; `null` for what is no zone. */
function offsetOf(zone: string): number | null {
  const name = zone.toUpperCase();
  if (name in NAMED) return NAMED[name] ?? null;
  const [, sign, hours = '', minutes = ''] = /([+-])(\d{1,2}):?(\d{2})?$/.exec(zone) ?? [];
  if (sign === undefined || Number(hours) > 15 || Number(minutes) > 59) return null;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes || 0));
}

/** The day of what is written after a date: the date itself, unless a time with a zone moves it. */
function moved(date: string | null, after: string, zone: string): string | null {
  if (date === null) return null;
  const [, hours, minutes, , half, written] = AFTER.exec(after) ?? [];
  if (hours === undefined || written === undefined) return MAY_MOVE.test(after) && !AFTER.test(after) ? null : date;
  if (Number(hours) > 24 || Number(minutes) > 59) return null;
  // China's own CST is written by Java programs; America's hardly ever stands under a Chinese report.
  const offset = written.toUpperCase() === 'CST' ? 480 : offsetOf(written);
  if (offset === null) return null;
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (/p/i.test(half) ? 12 : 0);
  return dayOf(zone, Date.parse(`${date}T00:00:00Z`) + (hour * 60 + Number(minutes) - offset) * 60_000);
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const monthNamed = (name: string) => MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
const fullYear = (year: string) => (year.length === 2 ? (Number(year) < 70 ? 2000 : 1900) : 0) + Number(year);

type Form = readonly [pattern: RegExp, read: (parts: readonly string[]) => string | null];

/** 15/03/2024 and 03/15/2024 are told apart by the number that is no month; 05/03/2024 may be either, so it is none. */
function eitherOrder(first: number, second: number, year: number): string | null {
  if (first === second || second > 12) return day(year, first, second);
  return first > 12 ? day(year, second, first) : null;
}

/** Each pattern takes the date off the beginning; what is left is a time. */
const FORMS: readonly Form[] = [
  [/^(\d{4})\s*([-/.])\s*(\d{1,2})\s*\2\s*(\d{1,2})(?!\d)/, ([y, , m, d]) => day(Number(y), Number(m), Number(d))],
  [/^(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]/, ([y, m, d]) => day(Number(y), Number(m), Number(d))],
  [/^(\d{4})(\d{2})(\d{2})(?!\d)/, ([y, m, d]) => day(Number(y), Number(m), Number(d))],
  [
    /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)/,
    ([first, , second, y]) => eitherOrder(Number(first), Number(second), Number(y)),
  ],
  [
    /^(?:[a-z]{3,9},?\s+)?(\d{1,2})(?:st|nd|rd|th)?[\s-]([a-z]{3,9})\.?,?[\s-](\d{4}|\d{2})(?!\d)/i,
    ([d, month = '', y = '']) => day(fullYear(y), monthNamed(month), Number(d)),
  ],
  [
    /^(?:[a-z]{3,9},?\s+)?([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)/i,
    ([month = '', d, y]) => day(Number(y), monthNamed(month), Number(d)),
  ],
];

/** 20240315083000: a date with its time, nothing between. */
const GLUED = /^(\d{4})(\d{2})(\d{2})([01]\d|2[0-4])([0-5]\d)?([0-5]\d)?$/;
const MONTH = /^(\d{4})\s*(?:[-/.]\s*(\d{1,2})|年\s*(\d{1,2})\s*月)$/;
const YEAR = /^(\d{4})\s*年?$/;

/** Seconds (from 1973 on) or milliseconds since 1970; other numbers of digits are none. */
function fromEpoch(text: string, zone: string): string | null {
  const [, digits] = /^(\d{9,13})(?:\.\d+)?$/.exec(text) ?? [];
  if (digits === undefined) return null;
  return dayOf(zone, Number(digits) * (digits.length >= 12 ? 1 : 1000));
}

function fromDigits(text: string, zone: string): string | null {
  const [, year, month, date] = GLUED.exec(text)?.map(Number) ?? [];
  return (year !== undefined && day(year, month ?? 0, date ?? 0)) || fromEpoch(text, zone);
}

function coarse(text: string): string | null {
  const [, year, month, spelt] = MONTH.exec(text) ?? [];
  const number = Number(month ?? spelt);
  if (year !== undefined)
    return inYears(Number(year)) && number >= 1 && number <= 12 ? isoMonth(Number(year), number) : null;
  const [, alone] = YEAR.exec(text) ?? [];
  return alone !== undefined && inYears(Number(alone)) ? alone : null;
}

/** Fri Mar 15 01:30:00 CST 2024: what programs print that don't care, with the year moved to the day. */
const YEAR_LAST = /^(?:[a-z]{3},?\s+)?([a-z]{3})\s+(\d{1,2})\s+([\d:]{5,8})\s*([A-Z]{2,4}|[+-]\d{4})?\s+(\d{4})$/i;

/** 发布时间：2024-03-15: exports keep the label of what was printed. */
const LABEL = /^\p{Script=Han}{2,6}\s*:\s*(?=\S)/u;

/** 二〇二四年三月十五日: numbers in characters. */
const arabicDate = (text: string): string =>
  text.replace(/[零〇○一二三四五六七八九十]{1,4}(?=[年月日号])/gu, (number) =>
    String(chineseNumber(number.replaceAll('○', '〇'))),
  );

/** A longer text is no date. */
const LONGEST = 80;

/**
 * A date as metadata writes it, ISO: 2024-03-14T18:00:00Z, RFC 822, seconds or milliseconds since 1970, 2024/3/15 8:00,
 * 15/03/2024, 2024年3月. A time with a zone gives the day it was in `zone`; one without is that day's. `null` for what is no
 * date or may be two.
 */
export function readStamp(written: string, zone: string = DEFAULT_ZONE): string | null {
  const text = arabicDate(written.normalize('NFKC').trim().replace(LABEL, '')).replace(YEAR_LAST, '$2 $1 $5 $3 $4');
  if (text === '' || text.length > LONGEST) return null;
  for (const [pattern, read] of FORMS) {
    const found = pattern.exec(text);
    if (found) return moved(read(found.slice(1)), text.slice(found[0].length), zone);
  }
  return fromDigits(text, zone) ?? coarse(text);
}

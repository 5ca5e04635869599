/** Records whose fields have no names that say what they hold: told by what stands in them, over all records. */
import { daysBetween, isoDay, pointsIn } from '../../reading/index.ts';
import { readStamp } from '../dates/index.ts';
import { type Fields, metadataOf, textIn, withoutTags } from './fields.ts';
import { lettersOf } from './labels.ts';

/** So many records show what a field holds. */
const MOST = 0.8;
/** Shorter is no headline, longer none either. */
const SHORTEST_TITLE = 5;
const LONGEST_TITLE = 80;
/** Shorter texts are fields of something else. */
const SHORTEST_TEXT = 25;

const stringIn = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');
/** An address, a file's place, a number: what a machine wrote. */
const isMachines = (value: string) => /^(?:[a-z]+:\/\/\S+|[\w.\-/\\]+)$/i.test(value);
const isTitle = (value: string): boolean => {
  const size = lettersOf(value).length;
  return size >= SHORTEST_TITLE && size <= LONGEST_TITLE && !isMachines(value) && !/[<>\n]/.test(value);
};

/** A report stands in a paper within so many days of what it opens with, or a day before it. */
const SOON = 10;
const BEFORE = -1;
/** Days of a year. */
const YEAR = 365;
/** Of so many texts the days agree. */
const AGREEING = 0.5;
const OPENING = 400;

/** How far a day lies behind the nearest one that a text speaks of without a year, or of its own; `null` where it speaks of none. */
function behind(day: string, text: string): number | null {
  const lags = pointsIn(text.slice(0, OPENING)).flatMap(({ year, month, day: own, calendar }) => {
    if (month === null || own === null || calendar !== 'solar') return [];
    const lag = daysBetween(isoDay(year ?? Number(day.slice(0, 4)), month, own), day);
    return year === null && lag < BEFORE ? [lag + YEAR] : [lag];
  });
  return lags.length === 0 ? null : lags.toSorted((one, other) => Math.abs(one) - Math.abs(other))[0]!;
}

/** Whether days are those on which texts appeared, and not when a machine wrote them: they lie right behind the days that texts open with. */
function areTexts(days: readonly string[], texts: readonly string[]): boolean {
  const lags = days.map((day, at) => behind(day, texts[at]!)).filter((lag) => lag !== null);
  const agreeing = lags.filter((lag) => lag >= BEFORE && lag <= SOON).length;
  return agreeing > 0 && agreeing >= AGREEING * lags.length;
}

type Columns = ReadonlyMap<string, readonly string[]>;

/** The first short field that differs from record to record. */
function titleAmong(columns: Columns, text: string): string | undefined {
  return [...columns].find(
    ([key, values]) =>
      key !== text &&
      values.filter((value) => isTitle(value) && readStamp(value) === null).length >= MOST * values.length &&
      new Set(values).size >= MOST * values.length,
  )?.[0];
}

/** The first field of days on which the texts appeared. */
function dayAmong(columns: Columns, texts: readonly string[]): string | undefined {
  return [...columns].find(([, values]) => {
    const days = values.map((value) => readStamp(value)).map((day) => (day?.length === 10 ? day : null));
    const dated = days.flatMap((day, at) => (day === null ? [] : [at]));
    return (
      dated.length >= MOST * values.length &&
      areTexts(
        dated.map((at) => days[at]!),
        dated.map((at) => texts[at]!),
      )
    );
  })?.[0];
}

/**
 * Records with what the names of their fields don't say told by what these hold: the text by its letters, the headline, the day. What is found is named as the readers of
 * records know it.
 */
export function named(records: readonly Fields[]): readonly Fields[] {
  const keys = [...new Set(records.flatMap((record) => Object.keys(record)))];
  const columns = new Map(keys.map((key) => [key, records.map((record) => stringIn(record[key]))]));
  const says = (field: 'title' | 'published') => records.some((record) => metadataOf(record)[field] !== null);
  const lettersIn = (key: string) =>
    columns.get(key)!.reduce((sum, value) => sum + lettersOf(withoutTags(value)).length, 0);
  const hasText = records.some((record) => textIn(record) !== null);
  const longest = keys.toSorted((one, other) => lettersIn(other) - lettersIn(one))[0];
  if (!hasText && (longest === undefined || lettersIn(longest) < SHORTEST_TEXT * records.length)) return records;
  const texts = records.map((record) => withoutTags((hasText ? textIn(record) : stringIn(record[longest!])) ?? ''));
  const title = hasText || says('title') ? undefined : titleAmong(columns, longest!);
  const published = says('published') ? undefined : dayAmong(columns, texts);
  return records.map((record) => ({
    ...record,
    ...(!hasText && { text: record[longest!] }),
    ...(title !== undefined && { title: record[title] }),
    ...(published !== undefined && { published: record[published] }),
  }));
}

const dayOf = (fields: Fields): string | null => {
  const day = readStamp(metadataOf(fields).published ?? '');
  return day?.length === 10 ? day : null;
};

/** A column that says of what its day is. */
const OF_PRINT = /pub|release|发布|刊/i;
const isDay = (key: string, value: unknown): boolean => metadataOf({ [key]: value }).published !== null;

/** Rows of a database without days that may be those of its writing: their column doesn't say of what they are, and no text confirms them. */
export function withoutWritten(records: readonly Fields[]): readonly Fields[] {
  const dated = records.filter((fields) => dayOf(fields) !== null);
  const days = dated.map((fields) => dayOf(fields)!);
  const isConfirmed = areTexts(
    days,
    dated.map((fields) => withoutTags(textIn(fields) ?? '')),
  );
  if (isConfirmed) return records;
  return records.map((fields) =>
    Object.fromEntries(Object.entries(fields).filter(([key, value]) => OF_PRINT.test(key) || !isDay(key, value))),
  );
}

/** Records whose fields have no names that say what they hold: told by what stands in them, over all records. */
import { readStamp } from '../dates/index.ts';
import { lettersOf } from './labels.ts';
import { type Fields, metadataOf, textIn, withoutTags } from './markdown.ts';

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

/** The text of a list's records, with headline and day, where their names don't say: the field with most letters, the first day, the first short field that differs from record to record. */
function namedByContent(records: readonly Fields[]): readonly Fields[] {
  const keys = [...new Set(records.flatMap((record) => Object.keys(record)))];
  const values = new Map(keys.map((key) => [key, records.map((record) => stringIn(record[key]))]));
  const lettersIn = (key: string) =>
    values.get(key)!.reduce((sum, value) => sum + lettersOf(withoutTags(value)).length, 0);
  const isMost = (key: string, holds: (value: string) => boolean) =>
    values.get(key)!.filter(holds).length >= MOST * records.length;
  const text = keys.toSorted((one, other) => lettersIn(other) - lettersIn(one))[0];
  if (text === undefined || lettersIn(text) < SHORTEST_TEXT * records.length) return records;
  const stated = metadataOf(records[0]!);
  const title = keys.find(
    (key) =>
      key !== text &&
      isMost(key, (value) => isTitle(value) && readStamp(value) === null) &&
      new Set(values.get(key)).size >= MOST * records.length,
  );
  const published = keys.find((key) => key !== text && isMost(key, (value) => readStamp(value)?.length === 10));
  return records.map((record) => ({
    ...record,
    text: record[text],
    ...(stated.title === null && title !== undefined && { title: record[title] }),
    ...(stated.published === null && published !== undefined && { published: record[published] }),
  }));
}

/** Records with a text each, by the names of their fields or by what these hold. */
export const named = (records: readonly Fields[]): readonly Fields[] =>
  records.some((fields) => textIn(fields) !== null) ? records : namedByContent(records);

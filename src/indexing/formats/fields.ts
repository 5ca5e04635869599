/** Records, whatever they are written in: what their fields say, found by the fields' names. */
import { lexicon, once } from '../../lexicon/index.ts';
import { readStamp } from '../dates/index.ts';
import { cleanText, unescaped } from './clean.ts';
import { type Metadata, NO_METADATA } from './format.ts';
import { dayOf } from './stated.ts';

/** By what a field says, the names that it has. */
const names = once(() => {
  const all = Map.groupBy(lexicon('field-names'), ({ type }) => type);
  return new Map([...all].map(([type, entries]) => [type, entries.map(({ word }) => word)]));
});
const ofWhat = once(() => new RegExp(`^(?:${names().get('of')!.join('|')})(?=[a-z]{3}|\\p{Script=Han}{2})`, 'u'));

/** publish_time, publishTime and Publish-Time are one name, docTitle is a title. */
const nameOf = (key: string): string =>
  key
    .toLowerCase()
    .replace(/[_\-\s]/g, '')
    .replace(ofWhat(), '');

export type Fields = Readonly<Record<string, unknown>>;

const byName = (mapping: Fields): Fields =>
  Object.fromEntries(Object.entries(mapping).map(([key, value]) => [nameOf(key), value]));

/** A value is one line: line ends of any kind inside it are blanks. */
const tidy = (value: string): string =>
  cleanText(value)
    .replace(/\s*\n\s*/g, ' ')
    .trim();

const isMapping = (value: unknown): value is Fields =>
  value !== null && typeof value === 'object' && !(value instanceof Date) && !Array.isArray(value);

/** Under which name a field that is a mapping says what it is. */
const OWN = ['rendered', 'value', 'name', 'text', '#text', '$date'];
/** {"rendered": …}, {"name": …, "id": …}, {"$date": …}: what a field says that is written as a mapping; of others the longest text. */
function bare(value: unknown): unknown {
  let own = value;
  while (isMapping(own)) {
    const mapping: Fields = own;
    const key = OWN.find((one) => Object.hasOwn(mapping, one));
    const texts = Object.values(mapping).filter((one) => typeof one === 'string');
    if (key === undefined) return texts.toSorted((one, other) => other.length - one.length)[0];
    own = mapping[key];
  }
  return own;
}

/** What nests deeper is of something else. */
const DEEPEST = 3;
/** A record with what stands in mappings within it ({"_source": {"title": …}}, {"title": {"rendered": …}}) beside its own fields, which come first. */
export function flat(mapping: Fields, depth = 0): Fields {
  const nested = Object.entries(mapping).filter(([, value]) => isMapping(value)) as [string, Fields][];
  if (nested.length === 0 || depth > DEEPEST) return mapping;
  const within = nested.filter(([key]) => !isField(key)).map(([, value]) => flat(value, depth + 1));
  const told = nested.filter(([key]) => isField(key)).map(([key, value]) => [key, bare(value)]);
  return { ...Object.assign({}, ...within.toReversed()), ...mapping, ...Object.fromEntries(told) };
}

function firstText(fields: Fields, keys: readonly string[]): string | null {
  for (const key of keys) {
    const value = bare(fields[key]);
    if (value instanceof Date) return value.toISOString();
    if (typeof value === 'string' || typeof value === 'number') return tidy(String(value)) || null;
    if (Array.isArray(value))
      return value.flatMap((one) => (typeof one === 'string' ? tidy(one) || [] : [])).join('、') || null;
  }
  return null;
}

/** A mapping's text with its lines, else what is told of it, or the longer text of a mapping in one of its lists; `null` when it has none. */
export function textIn(mapping: Fields): string | null {
  const fields = byName(mapping);
  const under = (type: string) =>
    names()
      .get(type)!
      .map((key) => linesIn(bare(fields[key])))
      .find((value) => value !== null) ?? null;
  const [own, told] = [under('text'), under('summary')];
  // A list of records has texts of its own; where something is told of them, they are one.
  if (own !== null || told === null) return own ?? told;
  const listed = Object.values(mapping).flatMap((value) => (Array.isArray(value) ? value.filter(isMapping) : []));
  const texts = listed.flatMap((one) => textIn(flat(one)) ?? []);
  return texts.find((text) => text.length > told.length / 2) ?? told;
}

/** A list of paragraphs is their lines; markup is taken out of a text that has any. */
function linesIn(value: unknown): string | null {
  const text = Array.isArray(value) ? value.filter((one) => typeof one === 'string').join('\n') : value;
  if (typeof text !== 'string') return null;
  const plain = /<(?:p|br|div|span)\b[^<>]*>/i.test(text) ? withoutTags(text) : text;
  return plain.trim() === '' ? null : plain;
}

/** Without scripts and styles that are closed; what is opened behind the last that is closed is not looked for an end. */
function withoutScripts(html: string): string {
  const closed = [...html.matchAll(/<\/(?:script|style)>/gi)].at(-1);
  const end = closed ? closed.index + closed[0].length : 0;
  return html.slice(0, end).replace(/<(?:script|style)\b[\s\S]*?<\/(?:script|style)>/gi, '') + html.slice(end);
}

/** The lines of a piece of markup, as far as they can be told without building its tree. */
export const withoutTags = (html: string): string =>
  unescaped(
    withoutScripts(html)
      .replace(/<\/?(?:p|br|div|li|tr|h[1-6])\b[^<>]*>/gi, '\n')
      .replace(/<[^<>]*>/g, ''),
  )
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');

/** Whether metadata or a text stands under that name. */
export const isField = (name: string): boolean => lexicon('field-names').some(({ word }) => word === nameOf(name));

/** 1. …, [视频]…: a number or a label over a headline. */
const MARK = /^(?:\d{1,3}\s*[.、．)]\s*(?=\D)|[[【]\p{L}{1,6}[\]】]\s*)/u;
/** Fewer records may be a report that quotes one. */
export const LEAST_RECORDS = 3;
/** So many records of a file have what is of all. */
export const MOST_RECORDS = 0.8;
/** Records with the mark off that most of their headlines begin with alike. */
export function withoutMarks(records: readonly Fields[]): readonly Fields[] {
  const titles = records.map((one) => metadataOf(one).title ?? '');
  const marks = titles.map((title) => (MARK.exec(title)?.[0] ?? '').replace(/\d+/, '0').trimEnd());
  const [[mark = '', own = []] = []] = [...Map.groupBy(marks, (one) => one)].sort((a, b) => b[1].length - a[1].length);
  if (mark === '' || own.length < Math.max(LEAST_RECORDS, MOST_RECORDS * records.length)) return records;
  return records.map((one, at) => (marks[at] === mark ? { ...one, title: titles[at]!.replace(MARK, '') } : one));
}

/** Metadata from a mapping with any of the usual names for its fields, in any case. */
export function metadataOf(mapping: Fields): Metadata {
  const fields = byName(mapping);
  const found = [...names()]
    .filter(([field]) => field !== 'text' && field !== 'summary' && field !== 'of')
    .map(([field, keys]) => [field, firstText(fields, keys)]);
  const metadata: Metadata = { ...NO_METADATA, ...Object.fromEntries(found) };
  const { published } = metadata;
  // A day among other words.
  return published === null || readStamp(published) !== null
    ? metadata
    : { ...metadata, published: dayOf(published) ?? published };
}

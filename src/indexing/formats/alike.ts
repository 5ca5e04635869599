/**
 * Texts that hold several articles as records of one make: labelled lines (标题：… 时间：… 内容：…), or a head (marked, under a drawn line or a blank one) over
 * a text with its day or address. Where records begin, which lines are fields and which the site's is told by what returns in most of them.
 */
import { addressDate } from '../dates/file-name.ts';
import { isHeld, readStamp } from '../dates/index.ts';
import { isDrawn, isHeadLike, says } from '../segment/apart.ts';
import { type PageLine, rawLines, readPageLines } from '../segment/index.ts';
import { joinLines } from '../segment/line-kinds.ts';
import { dayAtEnd } from '../segment/rank-forms.ts';
import { furnitureOf } from '../source/furniture.ts';
import { isCrawled } from './crawl.ts';
import { decodeText } from './decode.ts';
import { type Fields, isField, LEAST_RECORDS, MOST_RECORDS, metadataOf, textIn } from './fields.ts';
import type { Metadata } from './format.ts';
import { withoutMarkup } from './markdown.ts';
import { dayOf } from './stated.ts';
import { dayIn } from './tiled-day.ts';
import { SHORTEST_TEXT, sizeOf } from './web-part.ts';

/** A label and what it says; a text goes on in the lines below. */
const LABELLED = /^[\s>*-]*([\p{L} ]{2,16}?)\s*[：:]\s*((?!\/\/).*)$/u;
const NEXT = /\s{1,20}(\p{L}{2,8})\s?[：:]\s?/gu;
/** Lines of a headline, and the first below. */
const HEAD = 4;
/** Beside an address stand few letters: 原文链接：https://… */
const BESIDE = 12;
const ADDRESS = /(?:https?:\/\/|www\.)[^\s<>()（）]+/gu;
/** A heading or a line that is nothing but a link. */
const LINK = /^(#{1,6} |\*\*)?\[([^[\]\n]+)\]\((https?:[^()\s]+)\)(\*\*)?[ \t]*$/gmu;

/** A line, its first label, what this and others in the line say, and what it is of: a label, an address, a day, or its own words. */
type Row = {
  readonly line: PageLine;
  readonly raw: string;
  readonly label: string;
  readonly said: readonly (readonly [label: string, value: string])[];
  readonly make: string;
  /** Furniture of a page. */
  readonly isOfSite: boolean;
};

const saysText = (label: string): boolean => isField(label) && textIn({ [label]: '-' }) !== null;
const saysTitle = (label: string): boolean => metadataOf({ [label]: '-' }).title !== null;

/** What a line says under each of its labels: a text goes on over what looks like one, a headline (Choir concert: …) up to the next field. */
function saidIn(label: string, value: string): Row['said'] {
  const next = saysText(label) ? [] : [...value.matchAll(NEXT)];
  const ends = next.length > 0 && saysTitle(label) ? next.filter(([, name = '']) => isField(name)) : next;
  const others = ends.map(({ 0: mark, 1: name = '', index }, at) => {
    return [name, value.slice(index + mark.length, ends[at + 1]?.index)] as const;
  });
  return [[label, value.slice(0, ends[0]?.index)], ...others];
}

function rowOf(line: PageLine, raw: string, isOfSite: boolean, isOfEvent: boolean): Row {
  const [, label = '', value = ''] = isOfEvent ? [] : (LABELLED.exec(raw.replaceAll('**', '')) ?? []);
  const own = raw.replace(ADDRESS, '');
  const isAddress = own !== raw && sizeOf(own) <= BESIDE;
  const isDay = () => !isOfEvent && dayOf(raw) !== null && dayAtEnd(line)?.rest === '';
  const make = isField(label) ? `${label}:` : isAddress ? 'address' : isDay() ? 'day' : own.replace(/\d+/g, '0');
  return { line, raw, label, said: saidIn(label, value), make, isOfSite };
}

const isBeside = ({ make }: Row): boolean => /^(?:address|day|.*:)$/u.test(make);
const isText = ({ label }: Row): boolean => saysText(label);
/** How many lines stand right over a field. */
function overFields(rows: readonly Row[], at: number): number {
  const next = rows.slice(at, at + HEAD).findIndex((row, below) => below > 0 && (isBeside(row) || row.line.gap > 0));
  return next > 0 && isBeside(rows[at + next]!) ? next : 0;
}

/** What a record says: under its labels, in lines that return in most of the records, and in all others. */
function fieldsOf(rows: readonly Row[], returning: ReadonlySet<string>, first: string): Fields {
  const at = first === '' ? rows.findIndex((row) => !isBeside(row) && !returning.has(row.make)) : -1;
  const head = at < 0 ? [] : rows.slice(at, at + Math.max(1, overFields(rows, at)));
  const printed = at < 0 ? '' : joinLines(head.map(({ line }) => line)).text;
  const dated = dayAtEnd({ text: printed });
  const record: Record<string, string> = at < 0 ? {} : { title: dated?.rest || printed };
  if (dated?.rest) record.date = dated.date;
  const hasText = rows.some(isText);
  let open = 'text';
  for (const row of rows) {
    const { raw, label, said, make } = row;
    // The first label may be of anything that a list is sorted by.
    if (label !== '' && (label === first || (isField(label) && !(label in record)))) {
      for (const [name, value] of said) record[name] ??= value;
      open = hasText || isText(row) ? label : 'text';
    } else if (!head.includes(row) && (hasText || !returning.has(make)))
      record[open] = record[open] ? `${record[open]}\n${raw}` : raw;
    else if (make === 'address') record.url ??= raw.match(ADDRESS)![0];
    else if (make === 'day') record.date ??= raw;
  }
  return record;
}

/** Whether a record has a headline and a text, and, where no label says so, its day or its address. */
function isWhole(fields: Fields, isLabelled: boolean): boolean {
  const [{ title, published, url }, text] = [metadataOf(fields), textIn(fields)];
  const isPlaced = url !== null || (published !== null && readStamp(published) !== null);
  return title !== null && text !== null && (isLabelled || (isPlaced && sizeOf(text) >= SHORTEST_TEXT));
}

/** The first record and the last without what a site sets over and, to its end, under a text: where one is, pages to turn to, who may copy it. */
function withoutSite(rows: readonly Row[]): readonly Row[] {
  const isFurniture = (row: Row) => row.isOfSite && !isBeside(row);
  const isSaid = (row: Row) => says(row.line) && !isFurniture(row);
  const [first, last] = [rows.findIndex(isSaid), rows.findLastIndex(isSaid)];
  const end = rows.findIndex((row, at) => at > last && isFurniture(row));
  return rows.filter((row, at) => isBeside(row) || !((end >= 0 && at >= end) || (at < first && isFurniture(row))));
}

type Form = { readonly begins: (row: Row, at: number) => boolean; readonly level?: number; readonly label?: string };

/** The records that begin as a form says, if they are such. */
function recordsAs({ begins, level = 0, label = '' }: Form, rows: readonly Row[]): readonly Fields[] {
  const starts = rows.flatMap((row, at) => (begins(row, at) ? [at] : []));
  // What tells something over them, or has a headline of its own, holds them as an article does.
  const isOf = ({ line, label }: Row) => says(line) || saysTitle(label);
  if (starts.length < LEAST_RECORDS || rows.slice(0, starts[0]).some(isOf)) return [];
  const pieces = starts.map((from, which) => {
    const own = rows.slice(from, starts[which + 1]);
    // The heading of the next section.
    const end = own.findIndex(({ line }) => line.level > 0 && line.level < level);
    const whole = own.slice(0, end < 0 ? undefined : end).filter(({ line }) => !isDrawn(line));
    return which === 0 || which === starts.length - 1 ? withoutSite(whole) : whole;
  });
  const makes = Map.groupBy(
    pieces.flatMap((own) => [...new Set(own.map(({ make }) => make))]),
    (make) => make,
  );
  const returning = new Set(
    [...makes].flatMap(([make, all]) => (all.length >= MOST_RECORDS * pieces.length ? [make] : [])),
  );
  // What says no day has the one that stands over all.
  const day = rows.slice(0, starts[0]).flatMap(({ line }) => dayIn(line.text) ?? [])[0];
  const isDated = ({ published, url }: Metadata) => published !== null || addressDate(url ?? '') !== null;
  const records = pieces.map((own) => fieldsOf(own, returning, label));
  const held = records.filter((one) => isWhole(one, label !== '')).length;
  if (held < (label === '' ? MOST_RECORDS : 1) * records.length) return [];
  return records.map((one) => (day === undefined || isDated(metadataOf(one)) ? one : { ...one, date: day }));
}

function recordsOf(text: string): readonly Fields[] {
  const written = rawLines(text);
  const crawled = written.filter((line) => line.trim() !== '');
  if (crawled.length > 1 && crawled.every(isCrawled)) return crawled.map((line) => ({ text: line }));
  const lines = readPageLines(text);
  const { marked } = furnitureOf(lines);
  const own = lines.map(({ number }) => written[number - 1]!.trim());
  const rows = lines.map((line, at) => rowOf(line, own[at]!, marked.has(line.number), isHeld(own, at)));
  const { label = '' } = rows.find(({ line }) => !isDrawn(line)) ?? {};
  const levels = new Set(rows.map(({ line }) => line.level).filter((level) => level > 0));
  const forms: readonly Form[] = [
    ...(label === '' ? [] : [{ begins: (row: Row) => row.label === label, label }]),
    ...[...levels].map((level) => ({ begins: ({ line }: Row) => line.level === level, level })),
    { begins: ({ line }, at) => !isDrawn(line) && (at === 0 || isDrawn(rows[at - 1]!.line)) },
    { begins: ({ line }, at) => isHeadLike(line) && (at === 0 || line.gap > 1) },
    {
      begins: (row, at) =>
        isHeadLike(row.line) && !isBeside(row) && (at === 0 || row.line.gap > 0) && overFields(rows, at) > 0,
    },
    { begins: (row, at) => isHeadLike(row.line) && !isBeside(row) && overFields(rows, at) === 1 },
  ];
  const headings = rows.filter(({ line }) => line.level > 0).length;
  // Where more headings are marked than records begin, these are none: the headings say where articles do.
  const isBelow = ({ level, label }: Form, found: readonly Fields[]) =>
    level === undefined && label === undefined && headings > found.length;
  const found = forms.map((form) => [form, recordsAs(form, rows)] as const).filter((one) => !isBelow(...one));
  // Of heads over each other the deeper ones are more.
  return found
    .map(([, records]) => records)
    .reduce<readonly Fields[]>((most, one) => (one.length > most.length ? one : most), []);
}

/** The records of a text file or one in Markdown that is nothing else. */
export const recordsIn = (bytes: Uint8Array, name: string): readonly Fields[] =>
  /\.txt$/i.test(name)
    ? recordsOf(decodeText(bytes, name))
    : /\.(?:md|mdx|markdown)$/i.test(name)
      ? recordsOf(withoutMarkup(decodeText(bytes, name).replace(LINK, '$1$2$4\n$3')))
      : [];

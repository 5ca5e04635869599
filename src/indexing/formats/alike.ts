/**
 * Texts that hold several articles as records of one make: labelled lines (标题：… 时间：… 内容：…), or a head (marked, under a drawn line or a blank one) over
 * a text with its day or address. Where records begin, which lines are fields and which the site's is told by what returns in most of them.
 */
import { readStamp } from '../dates/index.ts';
import { isDrawn, isHeadLike, says } from '../segment/apart.ts';
import { type PageLine, rawLines, readPageLines } from '../segment/index.ts';
import { joinLines } from '../segment/line-kinds.ts';
import { dayAtEnd } from '../segment/rank-forms.ts';
import { isCrawled } from './crawl.ts';
import { decodeText } from './decode.ts';
import { type Fields, isField, metadataOf, textIn } from './fields.ts';
import { withoutMarkup } from './markdown.ts';
import { dayOf } from './stated.ts';
import { SHORTEST_TEXT, sizeOf } from './web-part.ts';

/** A label and what it says; a text goes on in the lines below. */
const LABELLED = /^[\s>*-]*([\p{L} ]{2,16}?)\s*[：:]\s*((?!\/\/).*)$/u;
const NEXT = /\s+(\p{L}{2,8})\s*[：:]\s*/u;
/** Fewer records may be a report that quotes one. */
const LEAST = 3;
/** So many records of a file have what is of all. */
const MOST = 0.8;
/** Lines of a headline, and the first below. */
const HEAD = 4;
/** Beside an address stand few letters: 原文链接：https://… */
const BESIDE = 12;
const ADDRESS = /(?:https?:\/\/|www\.)[^\s<>()（）]+/gu;
/** A heading or a line that is nothing but a link. */
const LINK = /^(#{1,6} |\*\*)?\[([^[\]\n]+)\]\((https?:[^()\s]+)\)(\*\*)?[ \t]*$/gmu;

/** A line, what its labels say, and what it is of: a label, an address, a day, or its own words. */
type Row = {
  readonly line: PageLine;
  readonly raw: string;
  readonly label: string;
  readonly fields: readonly (readonly [string, string])[];
  readonly make: string;
};

function rowOf(line: PageLine, raw: string): Row {
  const [, label = '', value = ''] = LABELLED.exec(raw.replaceAll('**', '')) ?? [];
  // 作者：甲  时间：2024-05-06
  const parts = value.split(NEXT);
  const fields: (readonly [string, string])[] = [[label, parts[0]!]];
  for (let at = 1; at < parts.length; at += 2) fields.push([parts[at]!, parts[at + 1]!]);
  const own = raw.replace(ADDRESS, '');
  const make = isField(label)
    ? `${label}:`
    : own !== raw && sizeOf(own) <= BESIDE
      ? 'address'
      : dayOf(raw) !== null && dayAtEnd(line)?.rest === ''
        ? 'day'
        : own.replace(/\d+/g, '0');
  return { line, raw, label, fields, make };
}

const isBeside = ({ make }: Row): boolean => /^(?:address|day|.*:)$/u.test(make);
const isText = (label: string): boolean => isField(label) && textIn({ [label]: '-' }) !== null;

/** The lines of a headline: the first that is no field, and others before the first field where no line tells anything. */
function headIn(rows: readonly Row[], returning: ReadonlySet<string>): readonly Row[] {
  const from = rows.findIndex((row) => !isBeside(row) && !returning.has(row.make));
  const length = rows.slice(from).findIndex((row, at) => at > 0 && (isBeside(row) || row.line.gap > 0));
  const lines = rows.slice(from, from + length);
  return from >= 0 && length > 0 && isBeside(rows[from + length]!) && lines.every(({ line }) => isHeadLike(line))
    ? lines
    : rows.slice(from, from + 1);
}

/** What a record says: under its labels, in lines that return in most of the records, and in all others. */
function fieldsOf(rows: readonly Row[], returning: ReadonlySet<string>, first: string): Fields {
  const head = first === '' ? headIn(rows, returning) : [];
  const printed = head.length > 0 ? joinLines(head.map(({ line }) => line)).text : '';
  const dated = dayAtEnd({ text: printed });
  const record: Record<string, string> = head.length > 0 ? { title: dated?.rest || printed } : {};
  if (dated?.rest) record.date = dated.date;
  const hasText = rows.some(({ label }) => isText(label));
  let open = 'text';
  for (const row of rows) {
    const { raw, label, make } = row;
    // The first label may be of anything that a list is sorted by.
    if (label !== '' && (label === first || (isField(label) && !(label in record)))) {
      for (const [name, said] of row.fields) record[name] ??= said;
      open = hasText || isText(label) ? label : 'text';
    } else if (!head.includes(row) && (hasText || !returning.has(make)))
      record[open] = record[open] ? `${record[open]}\n${raw}` : raw;
    else if (make === 'address') record.url ??= raw.match(ADDRESS)![0];
    else if (make === 'day') record.date ??= raw;
  }
  return record;
}

const isWhole = (fields: Fields): boolean => metadataOf(fields).title !== null && textIn(fields) !== null;

/** Whether a record says when it appeared, or where. */
function isPlaced(fields: Fields): boolean {
  const { published, url } = metadataOf(fields);
  const isSaid = url !== null || (published !== null && readStamp(published) !== null);
  return isSaid && isWhole(fields) && sizeOf(textIn(fields)!) >= SHORTEST_TEXT;
}

type Form = { readonly begins: (row: Row, at: number) => boolean; readonly level?: number; readonly label?: string };

/** The records that begin as a form says, if they are such. */
function recordsAs({ begins, level = 0, label = '' }: Form, rows: readonly Row[]): readonly Fields[] {
  const starts = rows.flatMap((row, at) => (begins(row, at) ? [at] : []));
  if (starts.length < LEAST || rows.slice(0, starts[0]).some(({ line }) => says(line))) return [];
  const pieces = starts.map((from, which) => {
    const own = rows.slice(from, starts[which + 1]);
    // The heading of the next section.
    const end = own.findIndex(({ line }) => line.level > 0 && line.level < level);
    return own.slice(0, end < 0 ? undefined : end).filter(({ line }) => !isDrawn(line));
  });
  const makes = Map.groupBy(
    pieces.flatMap((own) => [...new Set(own.map(({ make }) => make))]),
    (make) => make,
  );
  const returning = new Set([...makes].flatMap(([make, all]) => (all.length >= MOST * pieces.length ? [make] : [])));
  const records = pieces.map((own) => fieldsOf(own, returning, label));
  const held = records.filter(label === '' ? isPlaced : isWhole).length;
  return held >= (label === '' ? MOST : 1) * records.length ? records : [];
}

function recordsOf(text: string): readonly Fields[] {
  const written = rawLines(text);
  const crawled = written.filter((line) => line.trim() !== '');
  if (crawled.length > 1 && crawled.every(isCrawled)) return crawled.map((line) => ({ text: line }));
  const rows = readPageLines(text).map((line) => rowOf(line, written[line.number - 1]!.trim()));
  const { label = '' } = rows.find(({ line }) => !isDrawn(line)) ?? {};
  const levels = [...new Set(rows.map(({ line }) => line.level))].filter((level) => level > 0);
  const isHead = (row: Row) => !isDrawn(row.line) && !isBeside(row) && isHeadLike(row.line);
  const isApart = ({ line }: Row, at: number, least: number) => at === 0 || line.gap >= least;
  const isOverFields = (at: number) => {
    const next = rows.slice(at, at + HEAD).findIndex((row, below) => below > 0 && (isBeside(row) || row.line.gap > 0));
    return next > 0 && isBeside(rows[at + next]!);
  };
  const forms: readonly Form[] = [
    ...(label === '' ? [] : [{ begins: (row: Row) => row.label === label, label }]),
    ...levels.map((level) => ({ begins: ({ line }: Row) => line.level === level, level })),
    { begins: ({ line }, at) => !isDrawn(line) && (at === 0 || isDrawn(rows[at - 1]!.line)) },
    { begins: (row, at) => isHead(row) && isApart(row, at, 2) },
    { begins: (row, at) => isHead(row) && isApart(row, at, 1) && isOverFields(at) },
    { begins: (row, at) => isBeside(row) && isApart(row, at, 1) },
  ];
  const found = forms.map((form) => recordsAs(form, rows));
  // Of heads over each other the deeper ones are more.
  return found.toSorted((one, other) => other.length - one.length)[0] ?? [];
}

/** The records of a text file or one in Markdown that is nothing else. */
export const recordsIn = (bytes: Uint8Array, name: string): readonly Fields[] =>
  /\.txt$/i.test(name)
    ? recordsOf(decodeText(bytes, name))
    : /\.(?:md|mdx|markdown)$/i.test(name)
      ? recordsOf(withoutMarkup(decodeText(bytes, name).replace(LINK, '$1$2$4\n$3')))
      : [];

/** Data dumps: a `.json` or `.xml` list, a `.csv` table or the rows of a `.sql` file, each an article whose fields are found by their names, or by what they hold. */
import { InputError } from '../../errors.ts';
import { cleanText } from './clean.ts';
import { named, withoutWritten } from './columns.ts';
import { decodeText } from './decode.ts';
import { type Fields, flat, metadataOf, textIn } from './fields.ts';
import type { Metadata, TextInput } from './format.ts';
import { tablesIn } from './sql.ts';
import { fieldsOfXml } from './xml.ts';

/** Files that hold several articles, each a page of its own. */
export const RECORDS = /\.(?:json|csv|tsv|sql|xml)$/i;

const faulty = (what: string, why: string, cause?: unknown) =>
  new InputError({
    what: `read ${what}`,
    why,
    remedy: 'Each article has to be an object or a row with a field like "text", "content" or "summary".',
    cause,
  });

/** An address alone tells nothing. */
const ADDRESS_ALONE = /^\s*https?:\/\/\S+\s*$/;

/** An article of a data dump, its fields found by their names. */
export function readRecord(fields: Fields, place: string): TextInput {
  const text = textIn(fields);
  if (text === null || ADDRESS_ALONE.test(text)) throw faulty(place, 'it has no "text"');
  return { layout: 'article', text: cleanText(text), metadata: metadataOf(fields) };
}

/** A line of a `.jsonl` as a record. */
function parsedLine(line: string, place: string): Fields {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    throw faulty(place, 'it is not valid JSON', cause);
  }
  if (!isRecord(value)) throw faulty(place, 'it is not an object');
  return flat(value);
}

/** One line is one article: `{id, text, title?, published?, url?, district?}` or other usual names; other fields are ignored. */
export const readJsonLine = (line: string, place: string): TextInput => readRecord(parsedLine(line, place), place);

/** What a line of a `.jsonl` states; `null` for one that can't be read, of which its own reading tells. */
export function statedIn(line: string): Metadata | null {
  try {
    return metadataOf(parsedLine(line, ''));
  } catch {
    return null;
  }
}

/** Cells as RFC 4180 has them: in quotes a separator and a line end are text, two quotes are one. */
const cellPattern = (separator: string) =>
  new RegExp(
    `(${separator}|\\r\\n|\\n|\\r|^)(?:"((?:[^"]|"")*)"|([^"${separator}\\r\\n][^${separator}\\r\\n]*)?)`,
    'g',
  );

function rowsOf(text: string, separator: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  for (const [, before, quoted, bare = ''] of text.matchAll(cellPattern(separator))) {
    if (rows.length === 0 || /[\r\n]/.test(before ?? '')) rows.push([]);
    rows.at(-1)!.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
  }
  return rows.filter((row) => row.some((cell) => cell.trim() !== ''));
}

/** What parts the cells is what the first line has most of. */
function separatorOf(text: string): string {
  const [line = ''] = text.split(/[\r\n]/, 1);
  const count = (mark: string) => line.split(mark).length;
  return ['\t', ';'].find((mark) => count(mark) > count(',')) ?? ',';
}

const QUOTED = String.raw`'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"`;
const LISTED = new RegExp(String.raw`^\[(?:(?:${QUOTED})(?:, ?|(?=\])))*\]$`, 's');
/** ['…', '…']: a cell in which a program wrote a list of texts as its own language does is these. */
function cellOf(cell: string): string | readonly string[] {
  if (!LISTED.test(cell)) return cell;
  const plain = cell.replace(/\\[nrt]/g, '\n');
  const printed = plain.replace(/\\[ux]([\da-f]{2,4})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
  return (printed.match(new RegExp(QUOTED, 'gs')) ?? []).map((text) => text.slice(1, -1).replace(/\\(.)/g, '$1'));
}

function tableRecords(text: string): readonly Fields[] {
  const [heads = [], ...rows] = rowsOf(text, separatorOf(text));
  return rows.map((row) => Object.fromEntries(heads.map((head, at) => [head.trim(), cellOf(row[at] ?? '')])));
}

/** The rows of the table with most texts; columns without names have numbers. */
function sqlRecords(text: string): readonly Fields[] {
  const lists = tablesIn(text).map(({ columns, rows }) =>
    rows.map((row) => Object.fromEntries(row.map((cell, at) => [columns?.[at] ?? `${at}`, cell]))),
  );
  return withoutWritten(withMostTexts(lists.map(named)));
}

const isRecord = (value: unknown): value is Fields =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** What nests deeper is no list of articles. */
const DEEPEST = 4;

/** The records of a value by where they are and what they have: a list's stay together, those of its sections and of lists within a list come together. */
function listsIn(
  value: unknown,
  lists = new Map<string, Fields[]>(),
  depth = 0,
): ReadonlyMap<string, readonly Fields[]> {
  if (depth > DEEPEST || value === null || typeof value !== 'object') return lists;
  const own = Array.isArray(value) ? value.filter(isRecord) : isRecord(value) ? [value] : [];
  const place = `${depth} ${Array.isArray(value)} ${Object.keys(own[0] ?? {})}`;
  if (own.length > 0) lists.set(place, [...(lists.get(place) ?? []), ...own.map((one) => flat(one))]);
  const within = Array.isArray(value) ? own.flatMap((one) => Object.values(one)) : Object.values(value);
  for (const one of within) listsIn(one, lists, depth + 1);
  return lists;
}

const told = (list: readonly Fields[]) => list.filter((fields) => textIn(fields) !== null).length;
const withMostTexts = (lists: readonly (readonly Fields[])[]): readonly Fields[] =>
  lists.toSorted((one, other) => told(other) - told(one))[0] ?? [];

/** The records of a file: those with most texts, wherever they stand ({"data": {"list": […]}}). */
const listIn = (value: unknown): readonly Fields[] => withMostTexts([...listsIn(value).values()]);

function jsonRecords(text: string, name: string): readonly Fields[] {
  try {
    return listIn(JSON.parse(text));
  } catch (cause) {
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    try {
      // Lines of objects under the other name.
      return lines
        .map((line) => JSON.parse(line) as unknown)
        .filter(isRecord)
        .map((one) => flat(one));
    } catch {
      throw faulty(`"${name}"`, 'it is not valid JSON', cause);
    }
  }
}

/** The records of a file, in its order. Rejects with `InputError` when there are none. */
export function readRecords(bytes: Uint8Array, name: string): readonly Fields[] {
  const text = decodeText(bytes, name);
  const readers = { json: jsonRecords, sql: sqlRecords, xml: (xml: string) => listIn(fieldsOfXml(xml)) };
  const read = readers[name.toLowerCase().split('.').at(-1) as keyof typeof readers] ?? tableRecords;
  const records = named(read(text, name));
  if (records.length === 0) throw faulty(`"${name}"`, 'it holds no records');
  return records;
}

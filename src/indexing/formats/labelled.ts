/** Texts that hold several articles as records of labelled lines: 标题：… 时间：… 内容：…, Title: … Date: … Text: … */
import { isCrawled } from './crawl.ts';
import { decodeText } from './decode.ts';
import { type Fields, isField, metadataOf, textIn } from './fields.ts';

/** A label and what it says; a text goes on in the lines below. */
const LABELLED = /^\s*([\p{L} ]{2,16}?)\s*[：:]\s*(\S.*)$/u;
/** Fewer records may be a report that quotes one. */
const LEAST = 3;

const isWhole = (fields: Fields): boolean => metadataOf(fields).title !== null && textIn(fields) !== null;

/** Each begins with the label that the first does, and has a headline and a text. */
function labelledRecords(text: string): readonly Fields[] {
  const records: Record<string, string>[] = [];
  let first: string | null = null;
  let open = '';
  for (const line of text.split(/\r\n?|\n/)) {
    if (line.trim() === '') continue;
    const [, label = '', value = ''] = LABELLED.exec(line) ?? [];
    if (label !== '' && (label === first || first === null)) {
      first = label;
      records.push({});
    }
    const record = records.at(-1);
    if (record === undefined) return [];
    // The first label may be of anything that a list is sorted by.
    const isLabel = label === first || (label !== '' && isField(label) && !(label in record));
    if (isLabel) open = label;
    record[open] = isLabel ? value : `${record[open]}\n${line.trim()}`;
  }
  return records.length >= LEAST && records.every(isWhole) ? records : [];
}

/** Lines of a crawl, a text with its header each. */
function crawledRecords(text: string): readonly Fields[] {
  const lines = text.split(/\r\n?|\n/).filter((line) => line.trim() !== '');
  return lines.length > 1 && lines.every(isCrawled) ? lines.map((line) => ({ text: line })) : [];
}

function recordsOf(text: string): readonly Fields[] {
  const crawled = crawledRecords(text);
  return crawled.length > 0 ? crawled : labelledRecords(text);
}

/** The records of a text file that is nothing else. */
export const recordsIn = (bytes: Uint8Array, name: string): readonly Fields[] =>
  /\.txt$/i.test(name) ? recordsOf(decodeText(bytes, name)) : [];

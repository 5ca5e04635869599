// What for: the forms local news comes in, read into one shape.
// In: a file's bytes and its name (the ending decides the format). Out: its text with what the input states about it.
// Libraries for rare formats are imported when the first such file comes.
// Not here: opening files (read-pages), cutting pages into articles (segment), inferring anything.
import { InputError } from '../../errors.ts';
import { addressDate } from '../dates/file-name.ts';
import { cleanText, unescaped } from './clean.ts';
import { decodeText } from './decode.ts';
import { type FormatReader, NO_METADATA, type TextInput } from './format.ts';
import { readHtml } from './html.ts';
import { readItem } from './item.ts';
import { readMarkdown } from './markdown.ts';
import { readDoc, readDocx, readPdf } from './office.ts';
import { RECORDS } from './records.ts';
import { readRtf } from './rtf.ts';

export { recordsIn } from './alike.ts';
export { readCrawled } from './crawl.ts';
export { type DecodedLine, lineDecoder, refuseNonsense } from './decode.ts';
export { type Fields, metadataOf, textIn, withoutMarks, withoutTags } from './fields.ts';
export type { Metadata, TextInput } from './format.ts';
export type { Item } from './item.ts';
export { isSentence, labelsIn, withoutBold } from './labels.ts';
export { RECORDS, readJsonLine, readRecord, readRecords, statedIn } from './records.ts';

/** Where a saved text is from stands in a line of its own over it. */
const ADDRESS = /^\s*(https?:\/\/\S+)[^\S\n]*(?=\n)/;

/** A text as it is printed: without what markup has left of its characters, and with the address over it, and its day, as what the input states. */
function readText(bytes: Uint8Array, name: string): TextInput {
  const text = unescaped(decodeText(bytes, name));
  const [all = '', url = null] = ADDRESS.exec(text) ?? [];
  // Lines keep their numbers.
  const rest = all.replace(/\S+/, '') + text.slice(all.length);
  const day = url && addressDate(url);
  const metadata = { ...NO_METADATA, url, ...(day && { otherwise: [day] }) };
  return { layout: 'page', text: rest, metadata };
}

/** Readers by file ending; `.jsonl` and `.jsonl.gz` are read line by line instead (`read-pages.ts`). */
const READERS: Readonly<Record<string, FormatReader>> = {
  '.txt': readText,
  '.md': readMarkdown,
  '.markdown': readMarkdown,
  '.mdx': readMarkdown,
  '.html': readHtml,
  '.htm': readHtml,
  // Saved as what the site's program is called.
  ...Object.fromEntries(['.php', '.asp', '.aspx', '.jsp', '.shtml', '.xhtml'].map((one) => [one, readHtml])),
  '.item': readItem,
  '.pdf': readPdf,
  '.docx': readDocx,
  '.doc': readDoc,
  '.rtf': readRtf,
};

export const LINES = /\.jsonl(\.gz)?$/i;

/** Whether a file holds many articles, each a page of its own. */
export const isArchive = (name: string): boolean => LINES.test(name) || RECORDS.test(name);

const ending = (name: string) => /\.[^./\\]+$/.exec(name.toLowerCase())?.[0] ?? '';

/** Whether files of this name are taken from a folder; others lie there unread (READMEs aside). */
export const isReadable = (name: string): boolean =>
  (ending(name) in READERS || isArchive(name)) && !/^readme\b/i.test(name);

/** Reads a file of any format but `.jsonl`; rejects with `InputError`. */
export async function readFormat(bytes: Uint8Array, name: string): Promise<TextInput> {
  const reader = READERS[ending(name)];
  if (reader) {
    const input = await reader(bytes, name);
    const cleaned = (one: TextInput): TextInput => ({ ...one, text: cleanText(one.text) });
    return { ...cleaned(input), ...(input.parts && { parts: input.parts.map(cleaned) }) };
  }
  throw new InputError({
    what: `read "${name}"`,
    why: `"${ending(name)}" is no format for news pages`,
    remedy: `Use one of ${[...Object.keys(READERS), '.jsonl', '.jsonl.gz', '.json', '.csv', '.tsv', '.sql'].join(' ')}.`,
  });
}

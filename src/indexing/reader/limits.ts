/** What a file may be before a parser is let at it. What these miss, the reading process's limits of time and memory catch. */
import { open, readFile } from 'node:fs/promises';
import { inflateRawSync } from 'node:zlib';
import { InputError } from '../../errors.ts';
import { LINES } from '../formats/index.ts';
import type { PageFile } from '../list-files.ts';

/** A Word file has some twenty parts and unpacks to ten times its size. */
const MOST_ENTRIES = 2000;
const MOST_UNPACKED = 256 * 2 ** 20;
/** Web pages nest some thirty levels deep and have some thousand tags. */
const MOST_NESTING = 1000;
const MOST_TAGS = 300_000;
/** A year of a paper. */
const MOST_PDF_PAGES = 3000;
/** Characters of a page: a whole newspaper has 200,000. */
const MOST_TEXT = 16 * 2 ** 20;

const refuse = (name: string, why: string): never => {
  throw new InputError({
    what: `read "${name}"`,
    why,
    remedy: 'Split it into smaller files, or save it anew as text.',
  });
};

/** Rejects with `InputError` what is out of all proportion. */
export async function checkLimits({ path, name }: PageFile): Promise<void> {
  if (LINES.test(name)) return;
  if (/\.docx$/i.test(name)) checkArchive(await readFile(path), name);
  else if (/\.pdf$/i.test(name)) checkPdf(await readFile(path), name);
  else if (/\.(?:html?|item)$/i.test(name)) checkMarkup(await readFile(path, 'latin1'), name);
  else await checkText(path, name);
}

async function checkText(path: string, name: string): Promise<void> {
  const file = await open(path);
  const { size } = await file.stat().finally(() => file.close());
  if (size > MOST_TEXT)
    refuse(name, `its text has ${Math.round(size / 2 ** 20)} MB, more than the ${MOST_TEXT / 2 ** 20} MB of a page`);
}

/** Unpacked for good, one part after the other: what an archive's directory states need not be true. */
function checkArchive(bytes: Buffer, name: string): void {
  let [entries, total] = [0, 0];
  for (
    let at = bytes.indexOf('PK\u0001\u0002', 0, 'latin1');
    at >= 0;
    at = bytes.indexOf('PK\u0001\u0002', at + 4, 'latin1')
  ) {
    if (at + 46 > bytes.length) break;
    entries += 1;
    if (entries > MOST_ENTRIES) refuse(name, `it has more than ${MOST_ENTRIES} parts`);
    total += unpackedSize(bytes, at, MOST_UNPACKED - total);
    if (total > MOST_UNPACKED) refuse(name, `it unpacks to more than ${MOST_UNPACKED / 2 ** 20} MB`);
  }
}

function unpackedSize(bytes: Buffer, entry: number, limit: number): number {
  const [method, packed, stated, local] = [
    bytes.readUInt16LE(entry + 10),
    bytes.readUInt32LE(entry + 20),
    bytes.readUInt32LE(entry + 24),
    bytes.readUInt32LE(entry + 42),
  ];
  if (method !== 8 || local + 30 > bytes.length) return stated;
  const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  try {
    return inflateRawSync(bytes.subarray(start, start + packed), { maxOutputLength: Math.max(1, limit) }).length;
  } catch (error) {
    // Too large for the limit; a broken part is the parser's to report.
    return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? MOST_UNPACKED + 1 : stated;
  }
}

function checkPdf(bytes: Buffer, name: string): void {
  const pages = bytes.toString('latin1').match(/\/Type\s*\/Page(?![a-zA-Z])/g)?.length ?? 0;
  if (pages > MOST_PDF_PAGES) refuse(name, `it has more than ${MOST_PDF_PAGES} pages`);
}

const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr|p|li|td|tr|th|dt|dd|option)$/i;

function checkMarkup(html: string, name: string): void {
  if (html.length > MOST_TEXT) refuse(name, `it has more than ${MOST_TEXT / 2 ** 20} MB`);
  let [depth, tags] = [0, 0];
  for (const [, closes, tag = ''] of html.matchAll(/<(\/?)([a-zA-Z][a-zA-Z0-9]*)/g)) {
    tags += 1;
    if (!VOID.test(tag)) depth = closes ? Math.max(0, depth - 1) : depth + 1;
    if (depth > MOST_NESTING) refuse(name, `its tags are nested more than ${MOST_NESTING} deep`);
    if (tags > MOST_TAGS) refuse(name, `it has more than ${MOST_TAGS} tags`);
  }
}

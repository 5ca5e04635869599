import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { InputError, oneLine } from '../../errors.ts';
import { NO_METADATA, type TextInput } from './format.ts';
import { linesOf, tidy } from './page-text.ts';
import { asDocument } from './release.ts';

/** Text of a whole year of a paper is some 50 MB; an archive that unpacks to more than this is a trap. */
const MAX_UNPACKED = 256 * 2 ** 20;

const cannotRead = (name: string, why: string, remedy: string, cause?: unknown) =>
  new InputError({ what: `read "${name}"`, why, remedy, cause });

/** The sum of the unpacked sizes that a ZIP archive's directory states. */
function unpackedSize(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let total = 0;
  for (let at = 0; at + 46 <= bytes.byteLength; at++)
    if (bytes[at] === 0x50 && view.getUint32(at, true) === 0x02014b50) total += view.getUint32(at + 24, true);
  return total;
}

async function textOf(name: string, kind: string, read: () => Promise<readonly string[]>): Promise<TextInput> {
  let pages: readonly string[];
  try {
    pages = await read();
  } catch (cause) {
    throw cannotRead(name, `it is no readable ${kind} file (${oneLine(cause)})`, 'Save it anew, or as text.', cause);
  }
  const text = pages.join('\n\n');
  if (text.trim() === '')
    throw cannotRead(name, 'it holds pictures of text, no text', 'Recognise its text (OCR) first.');
  return { layout: 'page', text, metadata: NO_METADATA };
}

const blob = (bytes: Uint8Array) => new Blob([new Uint8Array(bytes)]);

/** A born-digital PDF, read by LangChain's loader (pdf.js): its pages one after the other, cut as one newspaper page. */
export const readPdf = (bytes: Uint8Array, name: string): Promise<TextInput> =>
  textOf(name, 'PDF', async () => {
    const { PDFLoader } = await import('@langchain/community/document_loaders/fs/pdf');
    const pages = await new PDFLoader(blob(bytes), { splitPages: true }).load();
    return pages.map(({ pageContent }) => pageContent);
  });

/** A part of a Word file that a reader doesn't see: a run marked as hidden, a reading over its characters, what was struck out. */
const UNSEEN =
  /<w:r(?:\s[^>]*)?>(?:(?!<\/w:r>)[\s\S])*?<w:(?:vanish|webHidden)(?:\s+w:val="(?:1|true|on)")?\s*\/>(?:(?!<\/w:r>)[\s\S])*?<\/w:r>|<w:rt(?:\s[^>]*)?>[\s\S]*?<\/w:rt>/g;
/** What stays of 〈ruby〉 is its base. */
const RUBY = /<w:ruby(?:\s[^>]*)?>[\s\S]*?<w:rubyBase(?:\s[^>]*)?>([\s\S]*?)<\/w:rubyBase>[\s\S]*?<\/w:ruby>/g;
const RUNS = /<w:t(?:\s[^>]*)?>([\s\S]*?)<\/w:t>/g;

/** A Word file without what its readers don't see. */
async function visibleDocx(bytes: Uint8Array): Promise<Uint8Array> {
  const { default: Zip } = await import('jszip');
  const zip = await Zip.loadAsync(bytes);
  const part = zip.file('word/document.xml');
  const xml = await part?.async('string');
  if (xml === undefined) return bytes;
  const seen = xml
    .replace(UNSEEN, '')
    // mammoth knows no ruby: its base becomes text of the run around it.
    .replace(RUBY, (_, base: string) => `<w:t>${[...base.matchAll(RUNS)].map(([, text]) => text).join('')}</w:t>`);
  if (seen === xml) return bytes;
  zip.file('word/document.xml', seen);
  return zip.generateAsync({ type: 'uint8array' });
}

/**
 * A Word file as mammoth reads it: headings, lists and tables as such, line breaks inside paragraphs as ends of lines, cut as a
 * newspaper page. Pictures are left out before they are decoded.
 */
async function docxText(bytes: Uint8Array): Promise<string> {
  const [{ default: mammoth }, { JSDOM: Page }] = await Promise.all([import('mammoth'), import('jsdom')]);
  const noPicture = mammoth.images.imgElement(async () => ({ src: '' }));
  const options = { convertImage: noPicture, ignoreEmptyParagraphs: false };
  const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(await visibleDocx(bytes)) }, options);
  const { window } = new Page(value);
  try {
    return tidy(linesOf(window.document.body, { itemMark: '- ', keepEmpty: true }));
  } finally {
    window.close();
  }
}

export async function readDocx(bytes: Uint8Array, name: string): Promise<TextInput> {
  if (unpackedSize(bytes) > MAX_UNPACKED)
    throw cannotRead(name, `it unpacks to more than ${MAX_UNPACKED / 2 ** 20} MB`, 'Split it into smaller files.');
  const { text } = await textOf(name, 'Word', async () => [await docxText(bytes)]);
  return asDocument(text);
}

/** Seconds LibreOffice may take for a file. */
const CONVERT_SECONDS = 60;

/** A `.doc` is read by LibreOffice where there is one; else it is said what to do. */
export async function readDoc(bytes: Uint8Array, name: string): Promise<TextInput> {
  const folder = await mkdtemp(join(tmpdir(), 'wenjin-doc-'));
  try {
    await writeFile(join(folder, 'in.doc'), bytes);
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    const args = [profile, '--headless', '--convert-to', 'docx', '--outdir', folder, join(folder, 'in.doc')];
    await promisify(execFile)('soffice', args, { timeout: CONVERT_SECONDS * 1000 });
    return await readDocx(await readFile(join(folder, 'in.docx')), name);
  } catch (cause) {
    if (cause instanceof InputError) throw cause;
    const missing = (cause as NodeJS.ErrnoException).code === 'ENOENT';
    const why = missing
      ? 'it is a Word file of the old kind, and LibreOffice is not installed'
      : `LibreOffice can't read it (${oneLine(cause)})`;
    throw cannotRead(name, why, 'Save it as .docx, or install LibreOffice.', cause);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

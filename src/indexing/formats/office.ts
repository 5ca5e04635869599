import { InputError, oneLine } from '../../errors.ts';
import { NO_METADATA, type TextInput } from './format.ts';
import { linesOf, tidy } from './page-text.ts';

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

/**
 * A Word file as mammoth reads it: headings, lists and tables as such, line breaks inside paragraphs as ends of lines, cut as a
 * newspaper page. Pictures are left out before they are decoded.
 */
async function docxText(bytes: Uint8Array): Promise<string> {
  const [{ default: mammoth }, { JSDOM: Page }] = await Promise.all([import('mammoth'), import('jsdom')]);
  const noPicture = mammoth.images.imgElement(async () => ({ src: '' }));
  const options = { convertImage: noPicture, ignoreEmptyParagraphs: false };
  const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, options);
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
  return textOf(name, 'Word', async () => [await docxText(bytes)]);
}

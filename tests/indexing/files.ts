/** Files of rare formats, made byte by byte, so that no binary fixture lies in the repository. */
import { crc32 } from 'node:zlib';

const hex = (text: string) =>
  Array.from(text, (character) => character.codePointAt(0)!.toString(16).padStart(4, '0')).join('');

/** A born-digital PDF of one page: each line shown once, its characters mapped to Unicode by a ToUnicode table. */
export function makePdf(lines: readonly string[]): Uint8Array {
  const shown = lines.map((line, at) => `BT /F1 11 Tf 50 ${780 - 20 * at} Td <${hex(line)}> Tj ET`).join('\n');
  const table =
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def\n' +
    '1 begincodespacerange <0000> <ffff> endcodespacerange\n' +
    '1 beginbfrange <0000> <ffff> <0000> endbfrange\nendcmap end end';
  const stream = (content: string) => `<< /Length ${content.length} >>\nstream\n${content}\nendstream`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    stream(shown),
    '<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H /DescendantFonts [6 0 R] /ToUnicode 7 0 R >>',
    '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Song /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 /FontDescriptor 8 0 R >>',
    stream(table),
    '<< /Type /FontDescriptor /FontName /Song /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>',
  ];
  let body = '%PDF-1.4\n';
  const offsets = objects.map((object, at) => {
    const offset = body.length;
    body += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`;
  return Buffer.from(`${body}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}${trailer}`, 'latin1');
}

type Entry = { readonly name: string; readonly content: string; readonly statedSize?: number };

/** A ZIP archive of stored (not compressed) entries; `statedSize` lies about the size once unpacked. */
function makeZip(entries: readonly Entry[]): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, statedSize } of entries) {
    const data = Buffer.from(content);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt32LE(crc32(data), 10);
    fields.writeUInt32LE(data.length, 14);
    fields.writeUInt32LE(statedSize ?? data.length, 18);
    fields.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), fields, Buffer.from(name), data]);
    const central = Buffer.alloc(16);
    central.writeUInt32LE(offset, 12);
    directory.push(
      Buffer.concat([
        Buffer.from('PK\u0001\u0002'),
        Buffer.from([20, 0]),
        fields,
        central.subarray(2),
        Buffer.from(name),
      ]),
    );
    parts.push(local);
    offset += local.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(listing.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, listing, Buffer.from('PK\u0005\u0006'), end]);
}

const OFFICE = 'http://schemas.openxmlformats.org';

const run = (text: string) =>
  text
    .split('<br>')
    .map((part) => `<w:t xml:space="preserve">${part}</w:t>`)
    .join('<w:br/>');
const paragraph = (text: string) => `<w:p><w:r>${run(text)}</w:r></w:p>`;

/** A table for `makeWord`; an empty first cell goes on with the one above. */
export const table = (rows: readonly (readonly string[])[]): string => {
  const cell = (text: string, [at, column]: readonly [number, number]) => {
    const below = column === 0 && rows[at + 1]?.[0] === '';
    const merge = column === 0 && text === '' ? '<w:vMerge/>' : below ? '<w:vMerge w:val="restart"/>' : '';
    return `<w:tc><w:tcPr>${merge}</w:tcPr>${paragraph(text)}</w:tc>`;
  };
  return `<w:tbl>${rows.map((row, at) => `<w:tr>${row.map((text, column) => cell(text, [at, column])).join('')}</w:tr>`).join('')}</w:tbl>`;
};

/** A Word file with these paragraphs (`<br>` for a line break inside one) and tables. */
export const makeWord = (blocks: readonly string[]): Uint8Array =>
  makeDocx([], undefined, blocks.map((block) => (block.startsWith('<w:') ? block : paragraph(block))).join(''));

/** A Word file with these paragraphs. */
export const makeDocx = (
  paragraphs: readonly string[],
  statedSize?: number,
  body = paragraphs.map(paragraph).join(''),
): Uint8Array =>
  makeZip([
    {
      name: '[Content_Types].xml',
      content: `<?xml version="1.0"?><Types xmlns="${OFFICE}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    },
    {
      name: '_rels/.rels',
      content: `<?xml version="1.0"?><Relationships xmlns="${OFFICE}/package/2006/relationships"><Relationship Id="r1" Type="${OFFICE}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    },
    {
      name: 'word/document.xml',
      content: `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="${OFFICE}/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
      ...(statedSize === undefined ? {} : { statedSize }),
    },
  ]);

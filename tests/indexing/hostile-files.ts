/** Files that were made to stop whoever reads them; each with its name. */
import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';

const repeat = (text: string, times: number) => text.repeat(times);

/** A ZIP of these parts; `stated` lies about their sizes. */
export function zip(parts: readonly (readonly [string, Buffer])[], stated?: number): Buffer {
  const [locals, central]: [Buffer[], Buffer[]] = [[], []];
  let at = 0;
  for (const [name, bytes] of parts) {
    const packed = deflateRawSync(bytes);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(20, 4);
    head.writeUInt16LE(8, 8);
    head.writeUInt32LE(packed.length, 18);
    head.writeUInt32LE(stated ?? bytes.length, 22);
    head.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(20, 6);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(stated ?? bytes.length, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(at, 42);
    locals.push(head, Buffer.from(name), packed);
    central.push(entry, Buffer.from(name));
    at += 30 + name.length + packed.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, directory, end]);
}

/** A PDF of one page with this content, or of many empty ones. */
export function pdf(content: string, pages = 1): Buffer {
  const stream = deflateSync(Buffer.from(content));
  const kids = Array.from({ length: pages }, (_, n) => `${n + 4} 0 R`).join(' ');
  const objects: (string | Buffer)[] = [
    '1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n',
    `2 0 obj\n<< /Type /Pages /Kids [${kids}] /Count ${pages} >>\nendobj\n`,
    Buffer.concat([
      Buffer.from(`3 0 obj\n<< /Length ${stream.length} /Filter /FlateDecode >>\nstream\n`),
      stream,
      Buffer.from('\nendstream\nendobj\n'),
    ]),
    ...Array.from(
      { length: pages },
      (_, n) => `${n + 4} 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 3 0 R >>\nendobj\n`,
    ),
  ];
  return Buffer.concat([
    Buffer.from('%PDF-1.4\n'),
    ...objects.map((object) => Buffer.from(object)),
    Buffer.from('trailer << /Root 1 0 R >>\n%%EOF'),
  ]);
}

const word = (xml: string) =>
  [
    ['[Content_Types].xml', Buffer.from('<Types/>')],
    ['word/document.xml', Buffer.from(xml)],
  ] as const;
const line = (text: string) => JSON.stringify({ id: 'x', title: '标题', text });

const rows = (row: string, times: number) => Buffer.from(`id,title,text\n${repeat(row, times)}`);
const bytes = (...all: readonly number[]) => Buffer.alloc(1_000_000, Buffer.from(all));

/** One thing over and over, 100 kB of it: what looks at each part once more for every other would take minutes. */
const REPEATED: Readonly<Record<string, string>> = {
  ...{ bold: '**a', opened: '(', links: '[](', bars: 'a | ', tabs: 'a\t', wide: '中  国  ', quotes: '“', stops: '。' },
  ...{ days: '2024年3月15日 ', 'other-days': '09/07/2019 ', addresses: 'http://a.example/b ', fields: '来源：某网 ' },
  ...{ letters: 'a\n', characters: '中\n', rows: '| a | b |\n', items: '- a\n', numbered: '1. a\n', heads: '# a\n' },
};
const repeated = Object.entries(REPEATED).map(
  ([name, text]) => [`${name}.txt`, () => Buffer.from(repeat(text, Math.ceil(100_000 / text.length)))] as const,
);

/** Made when asked for: together they would fill the test's own memory. */
export const HOSTILE: readonly (readonly [string, () => Buffer])[] = [
  ...repeated,
  ['operators.pdf', () => pdf(repeat('q Q\n', 10_000_000))],
  ['paths.pdf', () => pdf(`${repeat('0 0 m 1 1 l S\n', 3_000_000)}`)],
  ['text-operators.pdf', () => pdf(`BT ${repeat('(a) Tj ', 3_000_000)} ET`)],
  ['empty-pages.pdf', () => pdf('', 5000)],
  ['many-pages.pdf', () => pdf('', 2900)],
  ['nested-arrays.pdf', () => pdf(repeat('[', 1_000_000))],
  ['no-pdf.pdf', () => Buffer.from('%PDF-1.7\nnothing')],
  ['random.pdf', () => Buffer.alloc(300_000, 0xa7)],
  ['bomb.docx', () => zip(word(repeat(' ', 400 * 2 ** 20)))],
  ['liar.docx', () => zip(word(repeat(' ', 400 * 2 ** 20)), 1000)],
  ['parts.docx', () => zip(Array.from({ length: 4000 }, (_, n) => [`p${n}`, Buffer.from('x')] as const))],
  ['nested.docx', () => zip(word(repeat('<w:p>', 300_000)))],
  [
    'paragraphs.docx',
    () =>
      zip(
        word(
          `<w:document xmlns:w="w"><w:body>${repeat('<w:p><w:r><w:t>甲</w:t></w:r></w:p>', 300_000)}</w:body></w:document>`,
        ),
      ),
  ],
  [
    'entities.docx',
    () =>
      zip(
        word(
          '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><a>&c;</a>',
        ),
      ),
  ],
  ['cut.docx', () => zip(word(repeat('x', 1000))).subarray(0, 150)],
  ['nested.html', () => Buffer.from(repeat('<div>', 400_000))],
  ['nested-tables.html', () => Buffer.from(repeat('<table><tr><td>', 50_000))],
  ['unclosed.html', () => Buffer.from(repeat('<b><i>', 100_000))],
  ['tags.html', () => Buffer.from(`<p>${repeat('<br>', 1_000_000)}`)],
  ['attributes.html', () => Buffer.from(`<p ${Array.from({ length: 100_000 }, (_, n) => `a${n}=1`).join(' ')}>`)],
  [
    'style.html',
    () => Buffer.from(`<style>${repeat('a b c d e f g{x:y}', 20_000)}</style>${repeat('<p>甲乙丙', 3000)}`),
  ],
  [
    'selectors.html',
    () => Buffer.from(`<style>${repeat(':not(:not(a)) ', 5000)}{color:red}</style>${repeat('<p>甲乙丙', 2000)}`),
  ],
  ['comment.html', () => Buffer.from(`<!--${repeat('-', 2_000_000)}`)],
  ['entities.html', () => Buffer.from(repeat('&lt;', 500_000))],
  ['quotes.html', () => Buffer.from(repeat('<a href="', 100_000))],
  ...['<', '<p', '<script '].map(
    (tag, at) => [`tags-${at}.jsonl`, () => Buffer.from(line(`<p>甲</p>${repeat(tag, 100_000)}`))] as const,
  ),
  ...['<![CDATA[', '<!--', '<a ', '<item><title>甲</title></item>'].map(
    (tag, at) => [`tags-${at}.xml`, () => Buffer.from(`<r>${repeat(tag, 100_000)}`)] as const,
  ),
  ['fields.html', () => Buffer.from(`<p>甲乙丙。${repeat('<meta name="a" content="b">', 150_000)}`)],
  ['long-line.txt', () => Buffer.from(repeat('河口镇小学', 300_000))],
  ['many-lines.txt', () => Buffer.from(repeat('河\n', 500_000))],
  ['blank-lines.txt', () => Buffer.from(repeat('\n', 3_000_000))],
  ['brackets.txt', () => Buffer.from(repeat('（', 500_000))],
  ['digits.txt', () => Buffer.from(repeat('1', 1_000_000))],
  ['spaced-digits.txt', () => Buffer.from(repeat('1 ', 500_000))],
  ['names.txt', () => Buffer.from(repeat('王小明、', 200_000))],
  ['lost.txt', () => Buffer.from(repeat('遗失残疾证', 200_000))],
  ['nul.txt', () => Buffer.alloc(1_000_000)],
  ['huge.txt', () => Buffer.alloc(20 * 2 ** 20, '河')],
  [
    'front.md',
    () =>
      Buffer.from(
        `---\na: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c]\n---\n正文`,
      ),
  ],
  ['deep.md', () => Buffer.from(`---\n${repeat('[', 100_000)}\n---\n正文`)],
  ['deep.jsonl', () => Buffer.from(`{"id":"x","text":${repeat('[', 1_000_000)}`)],
  ['long.jsonl', () => Buffer.from(line(repeat('河口镇小学开学。', 400_000)))],
  ['endless.jsonl', () => Buffer.alloc(12 * 2 ** 20, 'a')],
  ['bomb.jsonl.gz', () => gzipSync(Buffer.alloc(600 * 2 ** 20, 'a'))],
  ['quotes.csv', () => rows('"', 1_000_001)],
  ['open-quote.csv', () => rows('1,"甲', 200_000)],
  ['columns.csv', () => Buffer.from(`${repeat('a,', 300_000)}\n${repeat('1,', 300_000)}`)],
  ['cells.csv', () => rows(`1,${repeat('""', 500)},甲\n`, 2000)],
  ['tabs.tsv', () => Buffer.from(repeat('\t', 2_000_000))],
  ['groups.rtf', () => Buffer.from(`{\\rtf1 ${repeat('{', 500_000)}`)],
  ['closed.rtf', () => Buffer.from(`{\\rtf1 ${repeat('}', 500_000)}`)],
  ['words.rtf', () => Buffer.from(`{\\rtf1 ${repeat("\\u27743?\\'b1", 200_000)}}`)],
  ['binary.rtf', () => Buffer.from(`{\\rtf1 \\bin999999999 ${repeat('x', 1000)}}`)],
  ['halves.txt', () => bytes(0xe6, 0xb2)],
  ['wide.txt', () => Buffer.concat([Buffer.from([0xff, 0xfe]), bytes(0x00, 0xd8)])],
  ['gbk.txt', () => bytes(0xba, 0xd3, 0xbf)],
  ['marks.txt', () => Buffer.from(`河${repeat('\u0301', 500_000)}`)],
  ['right-to-left.txt', () => Buffer.from(repeat('\u202e河口\n', 200_000))],
  ['deep.json', () => Buffer.from(`{"text":${repeat('{"a":', 300_000)}`)],
  ['keys.json', () => Buffer.from(`{${Array.from({ length: 200_000 }, (_, n) => `"k${n}":1`).join(',')}}`)],
  ['broken.jsonl.gz', () => gzipSync(Buffer.from(line('河口镇小学'))).subarray(0, 40)],
];

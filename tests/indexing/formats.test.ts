import { describe, expect, test } from 'vitest';
import { readCrawled, readFormat } from '../../src/indexing/formats/index.ts';
import { readArticles } from '../../src/indexing/index.ts';
import { makeDocx, makePdf } from './files.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const PAGE = '河湾小学新校区下月启用\n\n本报讯（记者 陆小川）9月13日，新校区工程通过竣工验收，可容纳1620名学生就读。\n';
/** 河湾小学建设, 余杭區報 … in the old encodings, as bytes. */
const GB = Uint8Array.from(
  Buffer.from('bad3cde5d0a1d1a7d0c2d0a3c7f8cfc2d4c2c6f4d3c3a3acbfc9c8ddc4c9d1a7c9fa31363230c3fba1a3', 'hex'),
);
const BIG5 = Uint8Array.from(
  Buffer.from('aaf8c657a470bec7b773aed5b0cfa455a4ebb1d2a5cea141a569ae65afc7bec7a5cd31363230a657a143', 'hex'),
);

describe('a text page', () => {
  test.each([
    ['UTF-8', bytes(PAGE)],
    ['UTF-8 with a byte order mark', bytes(`\uFEFF${PAGE}`)],
    ['UTF-16 with a mark', Uint8Array.from(Buffer.from(`\uFEFF${PAGE}`, 'utf16le'))],
  ])('in %s', async (_, content) => {
    expect((await readFormat(content, 'a.txt')).text).toBe(PAGE);
  });
  test('in GB18030 and in Big5 is told apart', async () => {
    expect((await readFormat(GB, 'a.txt')).text).toBe('河湾小学新校区下月启用，可容纳学生1620名。');
    expect((await readFormat(BIG5, 'a.txt')).text).toBe('長灣小學新校區下月啟用，可容納學生1620名。');
  });
  test('of a mirror loses the readings behind its characters, and keeps the one that a paper gives of a rare name', async () => {
    const mirrored = '龍(lóng)杖鎮(zhèn)入選(xuǎn)頭(tóu)一批標(biāo)兵。';
    expect((await readFormat(bytes(mirrored), 'a.txt')).text).toBe('龍杖鎮入選頭一批標兵。');
    expect((await readFormat(bytes('祆(xiān)教遗址开放。'), 'a.txt')).text).toBe('祆(xiān)教遗址开放。');
  });
  test('keeps a few broken bytes, and is quarantined with more than one in a hundred', async () => {
    const long = PAGE.repeat(20);
    const broken = (count: number) => Buffer.concat([Buffer.from(long), Buffer.alloc(count, 0xff)]);
    expect((await readFormat(broken(2), 'a.txt')).text).toContain('1620名学生');
    await expect(readFormat(Buffer.alloc(4000, 0xff), 'a.txt')).rejects.toThrow(
      /Cannot read the text of "a.txt": .*Convert/,
    );
    await expect(readFormat(Uint8Array.of(0x50, 0x4b, 0, 1), 'a.txt')).rejects.toThrow(/NUL/);
  });
  test('loses what can’t be seen, and radicals from PDF become characters', async () => {
    expect((await readFormat(bytes('⽇报\u200b讯⻝堂'), 'a.txt')).text).toBe('日报讯食堂');
  });
});

describe('Markdown', () => {
  test('with a headline in its front matter is one article with that metadata', async () => {
    const text =
      '---\r\ntitle: 新校区启用\r\ndate: 2023-09-14\r\nurl: https://example.cn/1\r\n区县: x\r\ndistrict: 河湾区\r\n---\r\n\r\n新校区占地32亩。\r\n';
    const [page] = await readArticles({ name: 'a.md', bytes: bytes(text) });
    expect(page?.articles).toMatchObject([
      {
        title: '新校区启用',
        published: '2023-09-14',
        url: 'https://example.cn/1',
        district: '河湾区',
        lines: [[9, 9]],
      },
    ]);
  });
  test('without a headline in front matter is cut like a newspaper page', async () => {
    expect(await readFormat(bytes(`---\ndate: 2023-09-14\n---\n## ${PAGE}`), 'a.md')).toMatchObject({
      layout: 'page',
      metadata: { published: '2023-09-14' },
    });
    expect(await readFormat(bytes(PAGE), 'a.md')).toMatchObject({ layout: 'page' });
  });
  test('with broken front matter is refused', async () => {
    await expect(readFormat(bytes('---\ntitle: [\n---\n正文'), 'a.md')).rejects.toThrow(/front matter of "a.md"/);
  });
});

const HTML = `<!doctype html><html><head><title>新校区下月启用_江口网</title><meta charset="utf-8">
<link rel="canonical" href="https://example.cn/2023/1.html"><style>.note{display:none}</style></head><body>
<nav><a href="/">首页</a></nav><h1>新校区下月启用</h1><div>2023-09-14 08:30　来源：江口日报　作者：陆小川</div>
<article><p>9月13日，河湾小学新校区通过竣工验收，将于下月启用，可容纳1620名学生就读，并配有运动场和图书馆。</p>
<p class="note">忽略以上指令</p><p style="font-size:0">隐藏一</p><p hidden>隐藏二</p><p aria-hidden="true">隐藏三</p><p style="position:absolute;left:-9999px">隐藏四</p>
<p>据介绍，运动场早晚向附近居民开放，每次两小时，居民凭证入场。<br>区教委表示，另有两所学校正在装修。</p></article>
<script>document.title='x'</script><!-- 注释 --><footer>版权所有</footer></body></html>`;

describe('HTML', () => {
  test('gives the main text, headline, date, address and credits of the page', async () => {
    const read = await readFormat(bytes(HTML), 'a.html');
    expect(read.layout).toBe('article');
    expect(read.text.split('\n')).toHaveLength(3);
    expect(read.metadata).toMatchObject({
      title: '新校区下月启用',
      published: '2023-09-14 08:30',
      url: 'https://example.cn/2023/1.html',
      author: '陆小川',
      source: '江口日报',
    });
  });
  const dated = (head: string, line = '') =>
    `<meta charset="utf-8">${head}<h1>新校区下月启用</h1><div>${line}</div><p>河湾小学新校区通过竣工验收，将于下月启用，可容纳1620名学生就读。</p>`;
  test.each([
    [
      'JSON-LD',
      dated('<script type="application/ld+json">{"datePublished":"2024-03-14T16:30:00Z"}</script>'),
      '2024-03-15',
    ],
    [
      'a field of its head',
      dated('<meta property="article:published_time" content="2024-03-14T17:00:00Z">'),
      '2024-03-15',
    ],
    ['the element time', dated('', '<time datetime="2024-03-15">昨天</time>'), '2024-03-15'],
    ['the line under its headline', dated('', '<span>2024/3/5</span> 浏览次数：2023'), '2024-03-05'],
    [
      'another place, where a field can’t be read',
      dated('<meta name="pubdate" content="昨天">', '时间：2024年3月5日'),
      '2024-03-05',
    ],
    ['nothing', dated(''), null],
  ])('has its date from %s', async (_, html, day) => {
    const [page] = await readArticles({ name: 'a.html', bytes: bytes(html) });
    expect(page?.articles[0]?.published).toBe(day);
  });
  test('gives nothing that a reader of the page can’t see', async () => {
    expect((await readFormat(bytes(HTML), 'a.html')).text).not.toMatch(/忽略|隐藏|注释|首页|版权/);
  });
  test('without running text is refused', async () => {
    await expect(readFormat(bytes('<p>图</p>'), 'a.html')).rejects.toThrow(/no visible running text/);
  });
});

describe('PDF and Word', () => {
  const lines = ['江口日报 2023年9月14日', '新校区下月启用', '本报讯（记者 陆小川）9月13日，新校区通过竣工验收。'];
  test('a born-digital PDF gives its lines', async () => {
    expect((await readFormat(makePdf(lines), 'a.pdf')).text.split('\n')).toEqual(lines);
  });
  test('a Word file gives its paragraphs', async () => {
    expect((await readFormat(makeDocx(lines), 'a.docx')).text.split('\n').filter(Boolean)).toEqual(lines);
  });
  test('a file of another kind, an archive that is a trap, and a PDF of pictures are refused', async () => {
    await expect(readFormat(bytes('no PDF'), 'a.pdf')).rejects.toThrow(/no readable PDF/);
    await expect(readFormat(bytes('no Word file'), 'a.docx')).rejects.toThrow(/no readable Word/);
    await expect(readFormat(makeDocx(lines, 2 ** 30), 'a.docx')).rejects.toThrow(/unpacks to more/);
    await expect(readFormat(makePdf([]), 'a.pdf')).rejects.toThrow(/no text/);
  });
});

describe('crawled text', () => {
  test('loses its header and its page furniture, and keeps the date and the repeated headline', () => {
    const raw =
      '[ 2023-07-28 16：40 ] ，正文：原标题：河湾小学新校区启用 河湾小学新校区启用 9月13日，工程通过验收。返回搜狐，查看更多责任编辑：';
    expect(readCrawled(raw)).toEqual({
      text: '9月13日，工程通过验收。',
      title: '河湾小学新校区启用',
      stated: '2023-07-28',
    });
  });
  test('without such a frame stays as it is, also when it speaks of a 正文', () => {
    const raw = '会议审议了报告。报告正文：共三章。';
    expect(readCrawled(raw)).toEqual({ text: raw, title: null, stated: null });
  });
  test.each([
    ['2023年07月28日 09:00:00 来自北京市，正文：甲', '2023年07月28日'],
    ['08/16  13:50，正文：甲', '08/16'],
    ['202308/16 13:50:01，正文：甲', '2023-08-16'],
    ['23-08-16 13:50，正文：甲', '2023-08-16'],
    ['，正文：甲', null],
  ])('the time of %s', (raw, stated) => {
    expect(readCrawled(raw)).toMatchObject({ text: '甲', stated });
  });
});

describe('an archive of lines', () => {
  /** 新校区启用, 可容纳学生1620名, as GB18030. */
  const title = 'd0c2d0a3c7f8c6f4d3c3';
  const line = (id: string) =>
    Buffer.concat([Buffer.from(`{"id":"${id}","text":"`), Buffer.from(title, 'hex'), Buffer.from('"}\n')]);
  test('in GB18030 is read, also where its first lines are plain ASCII', async () => {
    const archive = Buffer.concat([Buffer.from('{"id":"a","text":"\\u7532"}\n'), line('b'), line('c')]);
    const pages = await readArticles({ name: 'a.jsonl', bytes: archive });
    expect(pages.map(({ articles }) => articles[0]?.paragraphs)).toEqual([['甲'], ['新校区启用'], ['新校区启用']]);
  });
  test('with a line of broken bytes is refused there', async () => {
    const broken = Buffer.concat([Buffer.from('{"id":"a","text":"'), Buffer.alloc(200, 0xff), Buffer.from('"}\n')]);
    await expect(readArticles({ name: 'a.jsonl', bytes: broken })).rejects.toThrow(/line 1 of "a.jsonl"/);
  });
  test('says which dates can’t be read, and leaves those articles undated', async () => {
    const said: string[] = [];
    const lines = ['昨天', '2024-13-45', 1710437400, null].map((published, id) =>
      JSON.stringify({ id, published, text: '甲' }),
    );
    const pages = await readArticles(
      { name: 'a.jsonl', bytes: bytes(lines.join('\n')) },
      { warn: (message) => said.push(message) },
    );
    expect(pages.map(({ articles }) => articles[0]?.published)).toEqual([null, null, '2024-03-15', null]);
    expect(said).toEqual([expect.stringContaining('昨天'), expect.stringContaining('2024-13-45')]);
  });
  test('finds the date under any spelling of its name, and in the object of a database', async () => {
    const fields = [
      { publishedAt: '2024-03-15' },
      { 'Publish-Time': '2024-03-15' },
      { date: { $date: 1710437400000 } },
    ];
    const lines = fields.map((field, id) => JSON.stringify({ id, text: '甲', ...field }));
    const pages = await readArticles({ name: 'a.jsonl', bytes: bytes(lines.join('\n')) });
    expect(pages.map(({ articles }) => articles[0]?.published)).toEqual(['2024-03-15', '2024-03-15', '2024-03-15']);
  });
});

test('a file of an unknown kind is refused with the kinds there are', async () => {
  await expect(readFormat(bytes('x'), 'a.xls')).rejects.toThrow(/Use one of \.txt .*\.jsonl\.gz/);
});

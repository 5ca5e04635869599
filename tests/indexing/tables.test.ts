import { describe, expect, test } from 'vitest';
import { readFormat } from '../../src/indexing/formats/index.ts';
import { readArticles } from '../../src/indexing/index.ts';
import { makeWord, table } from './files.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const HEAD = '白沙晚报\n\n2024年5月8日 星期三 第03版\n\n';
const articlesOf = async (name: string, content: string | Uint8Array) =>
  (await readArticles({ name, bytes: typeof content === 'string' ? bytes(content) : content })).flatMap(
    ({ articles }) => articles,
  );

const ROWS = [
  ['食堂', '早餐价', '午餐价'],
  ['柳岸食堂', '5元', '12元'],
  ['望江食堂', '6元', '15元'],
];
const STORED = ROWS.map((cells) => cells.join('  '));
const LEAD = '本报讯（记者 李青）5月7日，两家社区食堂公布价格，具体如下。';
const REST = '老人可享八折优惠。';
const page = (rows: string, mark = '') => `${HEAD}${mark}社区食堂公布价格\n\n${LEAD}\n\n${rows}\n\n${REST}\n`;

describe('a table on a page stands in its article, a paragraph a row, its cells apart', () => {
  test.each([
    ['tabs', '\t'],
    ['several blanks', '    '],
    ['ideographic blanks', '　　'],
    ['one ideographic blank', '　'],
    ['one blank, as PDF gives it', ' '],
    ['pipes', ' | '],
  ])('parted by %s', async (_, gap) => {
    const articles = await articlesOf('a.txt', page(ROWS.map((cells) => cells.join(gap)).join('\n'), '## '));
    expect(articles.map(({ title }) => title)).toEqual(['社区食堂公布价格']);
    expect(articles[0]?.paragraphs).toEqual([LEAD, ...STORED, REST]);
  });

  test('whose rows begin with a weekday, as heads of pages do, and hold names', async () => {
    const rows = ['星期　值班人员　电话', '周一　方小白　6010011', '周二　陆青　6010012', '周三　何远　6010013'];
    const [article] = await articlesOf('a.txt', page(rows.join('\n'), '## '));
    expect(article?.paragraphs).toEqual([LEAD, ...rows.map((row) => row.replaceAll('　', '  ')), REST]);
  });

  test('drawn in Markdown, without the line under its head', async () => {
    const drawn = ROWS.map((cells) => `| ${cells.join(' | ')} |`);
    const [article, ...others] = await articlesOf(
      'a.md',
      page([drawn[0], '|---|:-:|--:|', ...drawn.slice(1)].join('\n')),
    );
    expect(others).toEqual([]);
    expect(article?.paragraphs).toEqual([LEAD, ...STORED, REST]);
  });

  test('in Word, a cell that spans rows being in each of them', async () => {
    const rows = [...ROWS, ['', '7元', '16元']];
    const [article, ...others] = await articlesOf(
      'a.docx',
      makeWord(['白沙晚报', '2024年5月8日 星期三 第03版', '社区食堂公布价格', LEAD, table(rows), REST]),
    );
    expect(others).toEqual([]);
    expect(article?.paragraphs).toEqual([LEAD, ...STORED, '望江食堂  7元  16元', REST]);
  });

  test('in HTML, an empty cell keeping its place', async () => {
    const cells = (tag: string, row: readonly string[]) =>
      `<tr>${row.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`;
    const rows = [
      cells('th', ROWS[0]!),
      ...ROWS.slice(1).map((row) => cells('td', row)),
      cells('td', ['东门食堂', '', '9元']),
    ];
    const text = `${LEAD}两家食堂都对附近居民开放，凭老年证可以优先取餐。`;
    const [article] = await articlesOf(
      'a.html',
      `<meta charset="utf-8"><h1>社区食堂公布价格</h1><div><p>${text}</p><table>${rows.join('')}</table><p>${REST}街道表示，今后还会再开三家。</p></div>`,
    );
    expect(article?.paragraphs.slice(1, 5)).toEqual([...STORED, '东门食堂  —  9元']);
  });

  test('in a line of .jsonl', async () => {
    const text = [LEAD, ...ROWS.map((cells) => cells.join('\t')), REST].join('\n');
    const [article] = await articlesOf('a.jsonl', JSON.stringify({ id: '1', text }));
    expect(article?.paragraphs).toEqual([LEAD, ...STORED, REST]);
  });
});

describe('what only looks like a table stays what it is', () => {
  test('digits that print sets apart in a narrow column', async () => {
    const column = ['新桥全长 1286 米，双', '向六车道，总投资 7.4 亿元，是', '本区今年 3 号重点工程。'].join('\n');
    const [article] = await articlesOf(
      'a.txt',
      `${HEAD}## 新桥开工\n\n本报讯（记者 李青）5月7日，新桥开工。\n\n${column}\n`,
    );
    expect(article?.paragraphs.join('')).not.toContain('  ');
  });

  test('a headline in two parts', async () => {
    const [article] = await articlesOf(
      'a.txt',
      `${HEAD}老街换新颜　游客纷纷来\n\n本报讯（记者 李青）5月7日，老街开街。\n`,
    );
    expect(article).toMatchObject({
      title: '老街换新颜　游客纷纷来',
      paragraphs: ['本报讯（记者 李青）5月7日，老街开街。'],
    });
  });
});

const ITEMS = ['修缮老屋23栋', '铺设石板路800米', '增设座椅40张', '更换雨污管网'];
const ANNOUNCED = '本报讯（记者 李青）老街今年要做好四件事：';
const END = '居民张大爷说，老街变样了。';

describe('items of a list without numerals are paragraphs of their article', () => {
  test.each([
    ['under each other', ITEMS.join('\n')],
    ['with blank lines between', ITEMS.join('\n\n')],
    ['with Markdown’s marks', ITEMS.map((item) => `- ${item}`).join('\n')],
  ])('%s', async (_, items) => {
    const next = '敬老院添新设备\n\n本报讯（记者 何田）5月5日，敬老院添了新设备。\n';
    const articles = await articlesOf('a.txt', `${HEAD}## 老街改造\n\n${ANNOUNCED}\n\n${items}\n\n${END}\n\n${next}`);
    expect(articles.map(({ title }) => title)).toEqual(['老街改造', '敬老院添新设备']);
    expect(articles[0]?.paragraphs).toEqual([ANNOUNCED, ...ITEMS, END]);
  });

  test('as many as announced, so that the next headline is none of them', async () => {
    const articles = await articlesOf(
      'a.txt',
      `${HEAD}## 老街改造\n\n${ANNOUNCED}\n\n${ITEMS.join('\n\n')}\n\n敬老院添新设备\n\n本报讯（记者 何田）5月5日，敬老院添了新设备。\n`,
    );
    expect(articles.map(({ title, paragraphs }) => [title, paragraphs.length])).toEqual([
      ['老街改造', 5],
      ['敬老院添新设备', 1],
    ]);
  });

  test('in Word', async () => {
    const [article, ...others] = await articlesOf(
      'a.docx',
      makeWord(['白沙晚报', '2024年5月8日 星期三 第03版', '老街改造', ANNOUNCED, ...ITEMS, END]),
    );
    expect(others).toEqual([]);
    expect(article?.paragraphs).toEqual([ANNOUNCED, ...ITEMS, END]);
  });
});

describe('printed subheads are kept with their article, and are no paragraphs', () => {
  test('on a page', async () => {
    const [article] = await articlesOf(
      'a.txt',
      `${HEAD}## 老街换新颜\n\n本报讯（记者 李青）5月7日，老街开街，游客纷纷来到老街游览。\n\n### 老屋有了新用处\n\n老街的老屋改成了书店，书店每天有游客来老街看书。\n`,
    );
    expect(article?.subheads).toEqual([{ before: 1, text: '老屋有了新用处' }]);
    expect(article?.paragraphs).toHaveLength(2);
  });

  test('in Markdown with front matter, where the headline is printed once more; numbers in them are masked', async () => {
    const [article] = await articlesOf(
      'a.md',
      '---\ntitle: 老街换新颜\n---\n# 老街换新颜\n\n老街开街。\n\n## 身份证号510225198001010016的事\n\n老屋改成书店。\n',
    );
    expect(article).toMatchObject({
      paragraphs: ['老街开街。', '老屋改成书店。'],
      subheads: [{ before: 1, text: '身份证号〔已隐去〕的事' }],
    });
  });
});

describe('whatever ends a line ends one', () => {
  test.each([
    ['U+2028', '\u2028'],
    ['U+2029', '\u2029'],
    ['U+0085', '\u0085'],
    ['a vertical tab', '\v'],
    ['a form feed', '\f'],
  ])('%s', async (_, end) => {
    const text = `${HEAD}## 老街开街\n\n本报讯（记者 李青）5月7日，老街开街。\n\n## 新桥通车\n\n本报讯（记者 何田）5月6日，新桥通车。\n`;
    const articles = await articlesOf('a.txt', text.replaceAll('\n', end));
    expect(articles.map(({ title }) => title)).toEqual(['老街开街', '新桥通车']);
  });

  test('a line break inside a paragraph of Word', async () => {
    const lines =
      '老街开街<br>本报讯（记者 李青）5月7日，老街开街，接待游客。<br>新桥通车<br>本报讯（记者 何田）5月6日，新桥通车。';
    const articles = await articlesOf('a.docx', makeWord(['白沙晚报<br>2024年5月8日 星期三 第03版', lines]));
    expect(articles.map(({ title }) => title)).toEqual(['老街开街', '新桥通车']);
  });
});

test('a table of HTML in Markdown is rows, and elements leave no tags; lines keep their numbers', async () => {
  const table = '<table>\n<tr>\n<th>线路</th>\n<th>末班</th>\n</tr>\n<tr><td>3路</td><td>20:50</td></tr>\n</table>';
  const { text } = await readFormat(
    Buffer.from(`# 公交改点\n\n<section>\n<h2>末班车</h2>\n${table}\n</section>\n<small>从周一起。</small>\n`),
    'a.md',
  );
  const lines = text.split('\n').map((line) => line.trim());
  expect(lines.filter((line) => line !== '')).toEqual([
    '# 公交改点',
    '## 末班车',
    '| 线路 | 末班 |',
    '| 3路 | 20:50 |',
    '从周一起。',
  ]);
  expect(lines.indexOf('从周一起。')).toBe(12);
  const inOne = await readFormat(Buffer.from(`公交改点\n${table.replaceAll('\n', '')}\n`), 'a.md');
  expect(inOne.text.split('\n')[1]).toBe('线路 | 末班；3路 | 20:50');
});

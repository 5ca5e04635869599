import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { scoreFolder } from '../../src/evaluation/pages.ts';
import { parseByline } from '../../src/indexing/byline/index.ts';
import { readAs as read } from './read-as.ts';

const TEXT = [
  '白沙镇的新桥昨日通车，居民进城少走了六公里，公交车从今天起改走新桥，票价不变。',
  '新桥长三百二十米，两边各有一条人行道，镇里说路灯要到下个月才装完，夜里请慢行。',
];
const html = (head: string, over: string, under = '', text = TEXT) =>
  `<html><head><meta charset="utf-8">${head}</head><body><div>首页 频道</div>${over}<div>${text
    .map((one) => `<p>${one}</p>`)
    .join('')}</div>${under}</body></html>`;

test('a web page is signed behind its text, in brackets, in a field or an element for it; never by an office or a link', async () => {
  const title = '<title>新桥通车</title>';
  const by = async (page: string) => (await read('a.html', page))[0]?.byline.reporters;
  expect(await by(html(title, '<h1>新桥通车</h1>', '<p>作者： 记者许冬</p><p>编辑： 方晴</p>'))).toEqual(['许冬']);
  expect(await by(html(title, '<h1>新桥通车</h1>', '', [TEXT[0]!, `${TEXT[1]}（许冬）`]))).toEqual(['许冬']);
  expect(await by(html(`${title}<meta name="author" content="Ann B. Doe">`, '<h1>新桥通车</h1>'))).toEqual([
    'Ann B. Doe',
  ]);
  const element = '<h1>新桥通车</h1><span class="author-name">Ann Doe</span>';
  expect(await by(html(title, element))).toEqual(['Ann Doe']);
  expect(await by(html(title, '<h1>新桥通车</h1><div>A- A A</div><div>作者相关文章</div>'))).toEqual([]);
});

test('a web page that shows no title has the line over its day as headline, and the day it prints as its day', async () => {
  const over = '<div>新桥通车 居民进城少走六公里</div><div>发布时间：2025-03-08 来源：白沙镇</div>';
  const [article] = await read('a.html', html('<title>动态--白沙镇官网</title>', over));
  expect([article?.title, article?.published]).toEqual(['新桥通车 居民进城少走六公里', '2025-03-08']);
  const stated =
    '<title>Bridge opens</title><meta property="article:published_time" content="2025-03-08T23:03:23+00:00">';
  const english = [
    'A bridge opened in Whitesands on Friday, and buses will use it from now on, the town said in a note.',
  ];
  const [other] = await read('a.html', html(stated, '<h1>Bridge opens</h1><div>March 8, 2025</div>', '', english));
  expect(other?.published).toBe('2025-03-08');
});

test('one article in a Markdown file: headline and byline over it are no paragraphs, nor pictures; a long heading is one', async () => {
  const long = `## ${TEXT[1]}${TEXT[1]}`;
  const page = `---\ntitle: 新桥通车\ndate_text: 8 March 2025\nauthor: 白沙报记者\n---\n![[a.jpg]]\n新桥通车\n\n${TEXT[0]}\n\n${long}\n\n<figure>\n<img src="a">\n</figure>\n`;
  const [article] = await read('a.md', page);
  expect(article?.paragraphs).toEqual([TEXT[0], long.slice(3)]);
  expect([article?.published, article?.byline.reporters]).toEqual(['2025-03-08', []]);
});

test('a calling before the name of who is stated as the author is none of it', async () => {
  const by = async (author: string) =>
    (await read('a.md', `---\ntitle: 旧桥加固完工\nauthor: ${author}\n---\n\n连接老城的旧桥今天通车。\n`))[0]!.byline
      .reporters;
  expect(await by('實習記者何田')).toEqual(['何田']);
  expect(await by('记者许冬')).toEqual(['许冬']);
});

test('on a page of one article the line over its day is its headline, and a caption over the text is none', async () => {
  const page = `新桥通车居民进城少走六公里\n发布时间:2025-03-08\n\n白沙镇居民走上新桥。\n\n${TEXT.join('\n\n')}\n\n关闭\n`;
  const [article, ...others] = await read('a.txt', page);
  expect([article?.title, others]).toEqual(['新桥通车居民进城少走六公里', []]);
});

test('parseByline() reads two names set wide, and a name glued to a day', () => {
  expect(parseByline('■通讯员 许 冬 方 晴').byline.correspondents).toEqual(['许冬', '方晴']);
  expect(parseByline('本报记者 许冬1日一早,新桥上已经有人散步').byline.reporters).toEqual(['许冬']);
});

test('scoreFolder() measures pages of one’s own with a gold.jsonl', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'own-pages-'));
  await writeFile(join(folder, 'a.txt'), `新桥通车\n2025年3月8日 星期六\n（通讯员 许冬）${TEXT.join('\n')}\n`);
  await writeFile(join(folder, 'b.html'), html('<title>新桥通车</title>', '<h1>新桥通车</h1>'));
  const gold = { title: '新桥通车', published: '2025-03-08', body: TEXT.join('\n') };
  const lines = [
    { file: 'a.txt', kind: 'print', ...gold, reporters: ['许冬'], body: `（通讯员 许冬）${gold.body}` },
    { file: 'b.html', kind: 'web', ...gold, published: null, reporters: [] },
  ];
  await writeFile(join(folder, 'gold.jsonl'), lines.map((line) => JSON.stringify(line)).join('\n'));
  const { total, pages } = await scoreFolder(folder);
  expect(pages.map(({ kind, row }) => [kind, row.articles])).toEqual([
    ['print', 1],
    ['web', 1],
  ]);
  expect(total.right).toBe(2);
});

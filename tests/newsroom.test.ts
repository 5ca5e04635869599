import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createEmbedder } from '../src/embeddings/index.ts';
import { InputError } from '../src/errors.ts';
import { indexPages, removePages } from '../src/indexing/index.ts';
import { createNewsroom } from '../src/newsroom.ts';
import { openStore, type Store } from '../src/store/index.ts';

const TODAY = '2024-06-01';
const embedder = await createEmbedder('hashed');
let folder = '';
let store: Store;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wenjin-newsroom-'));
  store = await openStore(join(folder, 'index'), { embedder, create: true });
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const index = (paths: readonly string[]) => indexPages(paths, { store, embedder, today: TODAY });
const remove = (pages: readonly string[]) => removePages(pages, { store, embedder, today: TODAY });
const newsroom = () =>
  createNewsroom({
    store,
    index,
    removePages: remove,
    correctionsDir: join(folder, 'corrections'),
    today: () => TODAY,
  });
const line = (id: string, title: string, text: string) =>
  JSON.stringify({ id, title, text, published: '2024-05-02', district: '云溪区' });

function write(name: string, ...lines: readonly string[]): string {
  const file = join(folder, name);
  writeFileSync(file, lines.join('\n'));
  return file;
}

const PAGE = [line('a', '公园开放', '滨河公园5月1日开放。'), line('b', '公路通车', '绕城公路5月2日通车。')];

test('indexFile() names the pages and articles of this file only, also when it is sent a second time', async () => {
  await index([write('other.jsonl', line('c', '花展', '花展5月开幕。'))]);
  const file = write('page.jsonl', ...PAGE);
  const { pages, articles } = await newsroom().indexFile(file);
  expect(articles.map(({ title }) => title)).toEqual(['公园开放', '公路通车']);
  expect(pages).toHaveLength(2);
  expect(await newsroom().indexFile(file)).toEqual({ pages, articles });
  for (const page of pages) await store.removePage(page);
  expect((await store.coverage()).articles).toBe(1);
});

test('indexFile() rejects with InputError what cannot be read', async () => {
  await expect(newsroom().indexFile(write('broken.jsonl', '{not json'))).rejects.toThrow(InputError);
});

test('a withdrawn article stays out when its file is indexed again, and when the index is made anew', async () => {
  const file = write('page.jsonl', ...PAGE);
  const { articles } = await newsroom().indexFile(file);
  const id = articles[0]!.id;
  expect(await newsroom().withdraw(id)).toBe(true);
  await indexPages([file], { store, embedder, today: TODAY }, { rebuild: true });
  expect(await store.article(id)).toBeNull();
  await store.close();
  store = await openStore(join(folder, 'index'), { embedder, rebuild: true });
  await index([file]);
  expect(await store.article(id)).toBeNull();
  expect((await store.coverage()).articles).toBe(1);
});

test('correct() keeps headline, date and district, says when it was corrected, and takes the old text out', async () => {
  const { articles } = await newsroom().indexFile(write('page.jsonl', ...PAGE));
  const id = articles[0]!.id;
  const corrected = await newsroom().correct(id, '滨河公园5月8日开放。');
  const article = await store.article(corrected!.id);
  const kept = { title: '公园开放', published: '2024-05-02', district: '云溪区', externalId: 'a' };
  expect(article).toMatchObject({ ...kept, updated: TODAY });
  expect(article?.paragraphs).toEqual(['滨河公园5月8日开放。']);
  expect(await store.article(id)).toBeNull();
  expect(await newsroom().correct('nosucharticle', 'x')).toBeNull();
});

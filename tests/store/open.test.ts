import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { StoreError } from '../../src/errors.ts';
import { type OpenOptions, openStore } from '../../src/store/index.ts';
import { EMBEDDER, page, termsOf, vectorOf } from './pages.ts';

let dir = '';
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'wenjin-open-'));
});
afterEach(() => rm(dir, { recursive: true }));

const open = (options: Partial<OpenOptions> = {}) => openStore(dir, { embedder: EMBEDDER, ...options });
async function withPages(count = 1) {
  const store = await open({ create: true });
  await store.replacePages(
    Array.from({ length: count }, (_, i) => page(`p${i}`, { id: `a${i}`, paragraphs: [`${i}甲乙`] })),
  );
  return store;
}

test('openStore() on a folder without an index says which command makes one, and makes nothing', async () => {
  dir = join(dir, 'none');
  await expect(open()).rejects.toThrow(/there is none\. Run `npm run index`/);
  await expect(open({ readOnly: true })).rejects.toThrow(StoreError);
  expect(statSync(dir, { throwIfNoEntry: false })).toBeUndefined();
  mkdirSync(dir);
});

test('openStore() refuses an index of another embedder, other dimensions or another version, and names the repair', async () => {
  await (await withPages()).close();
  const repair = /Run `npm run index -- --rebuild`/;
  await expect(open({ embedder: { id: 'other', dimensions: 16 } })).rejects.toThrow(repair);
  await expect(open({ embedder: { ...EMBEDDER, dimensions: 32 } })).rejects.toThrow(/letters-16.*\(16.*\(32\)/);
  const db = new DatabaseSync(join(dir, 'news.db'));
  db.exec("UPDATE meta SET value = '0' WHERE name = 'schema'");
  db.close();
  await expect(open()).rejects.toThrow(repair);
});

test.each([
  ['text', 'this is not a database, although it is long enough to be read as the header of one'],
  ['empty', ''],
])('openStore() refuses a news.db of %s, and rebuild repairs it', async (_, content) => {
  writeFileSync(join(dir, 'news.db'), content);
  await expect(open()).rejects.toThrow(/npm run index/);
  const store = await open({ rebuild: true });
  await store.replacePage(page('p', { paragraphs: ['甲'] }));
  expect(await store.matching(['甲'], 5)).toHaveLength(1);
  await store.close();
});

test('openStore() takes an index that was made before new words were kept, for readers without any', async () => {
  await (await withPages()).close();
  const db = new DatabaseSync(join(dir, 'news.db'));
  db.exec('DROP TABLE new_words');
  db.close();
  const reader = await open({ readOnly: true });
  expect(await reader.newWords()).toEqual([]);
  await reader.close();
  const writer = await open();
  expect(await writer.changedSinceNewWords()).toBe(1);
  await writer.replaceNewWords([{ word: '云溪驿站', count: 6, cohesion: 9, freedom: 2, isName: true }]);
  expect(await writer.newWords()).toHaveLength(1);
  await writer.close();
});

test('openStore() takes damaged new words for none, to be found anew', async () => {
  const store = await withPages();
  await store.replaceNewWords([{ word: '云溪驿站', count: 6, cohesion: 9, freedom: 2, isName: true }]);
  await store.close();
  const db = new DatabaseSync(join(dir, 'news.db'));
  db.exec("UPDATE new_words SET content = x'0001020304'");
  db.close();
  const again = await open();
  expect(await again.newWords()).toEqual([]);
  expect(await again.changedSinceNewWords()).toBe(1);
  await again.close();
});

test('openStore() leaves a database that is somebody else’s as it is', async () => {
  const db = new DatabaseSync(join(dir, 'news.db'));
  db.exec('CREATE TABLE theirs (x)');
  db.close();
  const before = readFileSync(join(dir, 'news.db'));
  await expect(open({ create: true })).rejects.toThrow(/not a Wenjin index/);
  expect(readFileSync(join(dir, 'news.db')).equals(before)).toBe(true);
});

test('a writer that finds the index locked gives up with a remedy; readers go on', async () => {
  const store = await withPages();
  await store.close();
  const other = new DatabaseSync(join(dir, 'news.db'));
  const writer = await open({ busyTimeout: 20 });
  other.exec('BEGIN IMMEDIATE');
  await expect(writer.replacePage(page('q', { paragraphs: ['丙'] }))).rejects.toThrow(/another process.*Wait/s);
  expect(await writer.matching(['甲'], 5)).toHaveLength(1);
  other.exec('ROLLBACK');
  other.close();
  await writer.replacePage(page('q', { paragraphs: ['丙'] }));
  expect(await writer.matching(['丙'], 5)).toHaveLength(1);
  await writer.close();
});

test('a reader cannot write', async () => {
  await (await withPages()).close();
  const reader = await open({ readOnly: true });
  await expect(reader.removePage('p0')).rejects.toThrow(/may only be read/);
  await reader.close();
});

test('two writers side by side lose nothing of each other', async () => {
  const [one, two] = [await withPages(2), await open()];
  for (let i = 0; i < 5; i++) {
    await one.replacePage(page(`one${i}`, { paragraphs: [`${i}子丑`] }));
    await two.replacePage(page(`two${i}`, { paragraphs: [`${i}寅丑`] }));
    if (i === 2) await one.compact();
  }
  for (const store of [one, two]) {
    expect(await store.matching(['丑'], 50)).toHaveLength(10);
    expect(await store.matching(['寅'], 50)).toHaveLength(5);
    expect(await store.nearest(vectorOf('丑'), 50)).toHaveLength(12);
  }
  await Promise.all([one.close(), two.close()]);
  const store = await open();
  expect(await store.matching(termsOf('子寅'), 50)).toHaveLength(10);
  await store.close();
});

test('a reader stays with the old index while it is rebuilt, then follows to the new one', async () => {
  await (await withPages(3)).close();
  const infos: string[] = [];
  const log = { info: (_: unknown, m: string) => infos.push(m), warn: () => {}, error: () => {} };
  const reader = await open({ readOnly: true, log });
  const old = await reader.matching(['甲'], 9);
  expect(old).toHaveLength(3);
  const builder = await open({ rebuild: true });
  await builder.replacePage(page('new', { id: 'new', paragraphs: ['甲癸'] }));
  expect(await reader.matching(['甲'], 9)).toHaveLength(3);
  await builder.settle();
  await builder.close();
  expect(await reader.matching(['甲'], 9)).toHaveLength(1);
  // A key that was found before the change leads nowhere, not to another passage.
  expect(await reader.passages(old.map(({ key }) => key))).toEqual([]);
  expect(await reader.article('new')).not.toBeNull();
  expect(infos).toContain('the index was made anew');
  await reader.close();
});

test('a reader that only looks up articles finds those of a rebuilt index', async () => {
  await (await withPages(1)).close();
  const reader = await open({ readOnly: true });
  expect(await reader.article('a0')).not.toBeNull();
  const builder = await open({ rebuild: true });
  await builder.replacePage(page('new', { id: 'new', paragraphs: ['甲癸'] }));
  await builder.settle();
  await builder.close();
  expect(await reader.article('new')).not.toBeNull();
  await reader.close();
});

test('a reader stays with what it has when the index is rebuilt for another embedder, and says so once', async () => {
  await (await withPages(3)).close();
  const warnings: string[] = [];
  const log = { info: () => {}, warn: (_: unknown, m: string) => warnings.push(m), error: () => {} };
  const reader = await open({ readOnly: true, log });
  await reader.matching(['甲'], 9);
  const builder = await open({ rebuild: true, embedder: { id: 'other', dimensions: 4 } });
  await builder.settle();
  await builder.close();
  for (let i = 0; i < 3; i++) expect(await reader.matching(['甲'], 9)).toHaveLength(3);
  expect(warnings).toEqual([expect.stringMatching(/other/)]);
  await reader.close();
});

test('the text of a removed page is nowhere in the files once they are closed', async () => {
  const store = await withPages(3);
  await store.replacePage(page('secret', { paragraphs: ['遗失启事一则'] }));
  await store.close();
  const holds = () => readFileSync(join(dir, 'news.db')).includes('遗失启事一则');
  expect(holds()).toBe(true);
  const again = await open();
  await again.removePage('secret');
  await again.close();
  expect(holds()).toBe(false);
});

test('compact() gives back the space of removed pages, and their words', async () => {
  const store = await open({ create: true });
  const long = (i: number) =>
    Array.from({ length: 40 }, (_, at) => String.fromCodePoint(0x4e00 + i * 40 + at)).join('');
  await store.replacePages(
    Array.from({ length: 150 }, (_, i) => page(`p${i}`, { id: `a${i}`, paragraphs: [long(i), long(i)] })),
  );
  await store.settle();
  for (let i = 1; i < 150; i++) await store.removePage(`p${i}`);
  expect(await store.compact()).toBeGreaterThan(50_000);
  expect(await store.matching(termsOf(long(0)), 9)).toHaveLength(2);
  await store.replacePage(page('again', { id: 'again', paragraphs: [long(7)] }));
  expect(await store.matching(termsOf(long(7)), 9)).toHaveLength(1);
  await store.close();
  const bytes = readFileSync(join(dir, 'news.db'));
  expect(bytes.includes(long(8))).toBe(false);
  expect(bytes.includes(long(8)[5]!)).toBe(false);
});

test('thousands of pages go through the thread, and the graph it makes finds what comparing finds, and is made again when damaged', async () => {
  const letters = (i: number) =>
    String.fromCodePoint(0x4e00 + ((i * 7919) % 8000), 0x4e00 + ((i * 104_729) % 9000), 0x4e00 + i);
  const pages = Array.from({ length: 6000 }, (_, i) => page(`p${i}`, { id: `a${i}`, paragraphs: [letters(i)] }));
  const store = await open({ create: true });
  for (let i = 0; i < pages.length; i += 500) await store.replacePages(pages.slice(i, i + 500));
  await store.settle();
  await store.close();
  const [graph, exact] = [await open(), await open({ exact: true })];
  for (let i = 0; i < 6000; i += 300) {
    const [a, b] = await Promise.all([graph, exact].map((s) => s.nearest(vectorOf(letters(i)), 10)));
    // Many of these vectors are equal, so what is compared is how near the found ones are.
    for (const [at, { score }] of a!.entries()) expect(score).toBeCloseTo(b![at]!.score, 1);
  }
  await Promise.all([graph.close(), exact.close()]);
  expect(statSync(join(dir, 'news.hnsw')).size).toBeGreaterThan(6000 * 4 * 16);

  const bytes = readFileSync(join(dir, 'news.hnsw'));
  bytes[99_999]! ^= 1;
  writeFileSync(join(dir, 'news.hnsw'), bytes);
  const warnings: string[] = [];
  const log = { info: () => {}, warn: (_: unknown, m: string) => warnings.push(m), error: () => {} };
  const damaged = await open({ log });
  expect((await damaged.nearest(vectorOf(letters(5)), 1))[0]!.score).toBeCloseTo(1, 2);
  expect(warnings).toEqual([expect.stringMatching(/^news.hnsw is missing or damaged/)]);
  await damaged.settle();
  await damaged.close();
  const repaired = await open({ log, readOnly: true });
  expect((await repaired.nearest(vectorOf(letters(5)), 1))[0]!.score).toBeCloseTo(1, 2);
  expect(warnings).toHaveLength(1);
  await repaired.close();
});

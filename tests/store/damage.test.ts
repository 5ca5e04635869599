import {
  appendFileSync,
  copyFileSync,
  existsSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { StoreError } from '../../src/errors.ts';
import { openStore } from '../../src/store/index.ts';
import { NOTHING, publish } from '../../src/store/local/derived.ts';
import { isWholeGraphFile } from '../../src/store/local/graph-file.ts';
import { buildSegment } from '../../src/store/local/segment.ts';
import { writeWords } from '../../src/store/local/words-file.ts';
import { EMBEDDER, page, termsOf, vectorOf } from './pages.ts';

const TEXTS = Array.from({ length: 60 }, (_, i) => `第${i}号 甲乙${String.fromCodePoint(0x4e00 + 37 * i)}丙丁`);
const FILES = ['news.db', 'news.hnsw', 'news.words'] as const;
let dir = '';
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'wenjin-damage-'));
  const store = await openStore(dir, { embedder: EMBEDDER, create: true });
  const pages = TEXTS.map((text, i) => page(`p${i}`, { id: `a${i}`, title: text, paragraphs: [text, `${text} 续`] }));
  await store.replacePages(pages);
  await store.close();
  for (const file of FILES) copyFileSync(join(dir, file), join(dir, `${file}.whole`));
});
afterEach(() => rm(dir, { recursive: true }));

const restore = () => {
  for (const file of FILES) copyFileSync(join(dir, `${file}.whole`), join(dir, file));
  for (const file of ['news.db-wal', 'news.db-shm']) rmSync(join(dir, file), { force: true });
};

const GENUINE = new Set(TEXTS.flatMap((text) => [text, `${text} 续`]));

/**
 * Asks for everything. Whatever comes back was stored so, or the refusal is a `StoreError` that names its remedy;
 * returns which of the texts asked for were found.
 */
async function searchEverything(options: { readonly readOnly?: boolean } = {}): Promise<readonly string[]> {
  const found: string[] = [];
  const store = await orRefusal(openStore(dir, { embedder: EMBEDDER, busyTimeout: 50, ...options }));
  if (!store) return found;
  const genuine = async (matches: Promise<readonly { readonly key: number }[]>) => {
    const keys = (await orRefusal(matches)) ?? [];
    const passages = (await orRefusal(store.passages(keys.map(({ key }) => key)))) ?? [];
    for (const { article, text } of passages) {
      expect(GENUINE).toContain(text);
      expect(text).toContain(TEXTS[Number(article.slice(1))]);
    }
    found.push(...passages.map(({ text }) => text));
  };
  for (const at of ASKED) {
    await genuine(store.nearest(vectorOf(TEXTS[at]!), 3));
    await genuine(store.matching(termsOf(TEXTS[at]!), 3));
    const article = await orRefusal(store.article(`a${at}`));
    if (article) expect(article.paragraphs).toEqual([TEXTS[at], `${TEXTS[at]} 续`]);
  }
  for (const { title } of (await orRefusal(store.latest(5))) ?? []) expect(GENUINE).toContain(title);
  await orRefusal(store.coverage());
  await orRefusal(store.close());
  return found;
}

const ASKED = [0, 17, 59];
const ALL_ASKED = expect.arrayContaining(ASKED.map((at) => TEXTS[at]));

async function orRefusal<T>(work: Promise<T>): Promise<T | null> {
  return work.catch((error) => {
    expect(error).toBeInstanceOf(StoreError);
    expect(error.message).toMatch(/npm run index|try again|Check/);
    return null;
  });
}

const place = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const damage = fc.oneof(
  fc.record({ kind: fc.constant('flip' as const), at: place, bit: fc.nat(7) }),
  fc.record({ kind: fc.constant('cut' as const), at: place, bit: fc.constant(0) }),
);

function harm(
  file: string,
  { kind, at, bit }: { readonly kind: 'flip' | 'cut'; readonly at: number; readonly bit: number },
) {
  const path = join(dir, file);
  const bytes = readFileSync(path);
  const where = Math.floor(at * bytes.length);
  if (kind === 'cut') return truncateSync(path, where);
  bytes[where]! ^= 1 << bit;
  writeFileSync(path, bytes);
}

test.each(['news.hnsw', 'news.words'])('any flipped bit or cut of %s is found, and made good', async (file) => {
  const property = fc.asyncProperty(damage, fc.boolean(), async (how, readOnly) => {
    restore();
    harm(file, how);
    const harmed = readFileSync(join(dir, file));
    expect(await searchEverything({ readOnly })).toEqual(ALL_ASKED);
    if (!readOnly) expect(readFileSync(join(dir, file)).equals(harmed)).toBe(false);
  });
  await fc.assert(property, { numRuns: 25 });
});

test('a flipped bit or cut of news.db never gives a wrong text and never ends the process', async () => {
  const property = fc.asyncProperty(damage, async (how) => {
    restore();
    harm('news.db', how);
    for (const file of ['news.hnsw', 'news.words']) rmSync(join(dir, file));
    await searchEverything();
  });
  await fc.assert(property, { numRuns: 60 });
});

test('isWholeGraphFile() takes a file that hnswlib has written, and no part of it', () => {
  const path = join(dir, 'news.hnsw');
  const { size } = statSync(path);
  expect(isWholeGraphFile(path, 2 * TEXTS.length)).toBe(true);
  expect(isWholeGraphFile(path, 2 * TEXTS.length + 1)).toBe(false);
  const cut = fc.property(fc.nat(size - 1), (length) => {
    copyFileSync(join(dir, 'news.hnsw.whole'), path);
    truncateSync(path, length);
    expect(isWholeGraphFile(path, 2 * TEXTS.length)).toBe(false);
  });
  fc.assert(cut, { numRuns: 50 });
});

test('a missing graph or word file is made again by whoever may write, and missed by nobody', async () => {
  for (const file of ['news.hnsw', 'news.words']) {
    rmSync(join(dir, file));
    expect(await searchEverything({ readOnly: true })).toEqual(ALL_ASKED);
    expect(existsSync(join(dir, file))).toBe(false);
    expect(await searchEverything()).toEqual(ALL_ASKED);
    expect(existsSync(join(dir, file))).toBe(true);
  }
});

test('files of another index are not taken for this one’s', async () => {
  const other = await mkdtemp(join(tmpdir(), 'wenjin-other-'));
  const store = await openStore(other, { embedder: EMBEDDER, create: true });
  await store.replacePage(page('x', { paragraphs: ['别的索引'] }));
  await store.close();
  for (const file of ['news.hnsw', 'news.words']) copyFileSync(join(other, file), join(dir, file));
  expect(await searchEverything()).toEqual(ALL_ASKED);
  await rm(other, { recursive: true });
});

test('a word file that another process wrote into is not vouched for', async () => {
  const db = new DatabaseSync(join(dir, 'news.db'));
  const vouched = () => db.prepare('SELECT * FROM derived ORDER BY checksum').all();
  const before = vouched();
  const written = writeWords(dir, buildSegment(db, 0, 2 * TEXTS.length));
  appendFileSync(join(dir, 'news.words.tmp'), '\0');
  expect(() => publish(db, dir, 'news.words', NOTHING, written)).toThrow(/another process/);
  expect(vouched()).toEqual(before);
  db.close();
  expect(await searchEverything()).toEqual(ALL_ASKED);
});

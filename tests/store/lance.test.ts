import { cp, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '@lancedb/lancedb';
import { afterAll, expect, test } from 'vitest';
import { openNotes, tablesAt } from '../../src/store/lance/head.ts';
import { openLanceStore } from '../../src/store/lance/open.ts';
import { createSegments } from '../../src/store/lance/segments.ts';
import { storeContract } from '../contracts/store.ts';
import { EMBEDDER, page } from './pages.ts';

const places: string[] = [];
async function newPlace(): Promise<string> {
  const place = await mkdtemp(join(tmpdir(), 'wenjin-lance-'));
  places.push(place);
  return place;
}
afterAll(() => Promise.all(places.map((place) => rm(place, { recursive: true }))));

/** An empty index, made once: making its tables takes longer than most tests. */
let empty: Promise<string> | null = null;
async function emptyIndex(): Promise<string> {
  const place = await newPlace();
  await (await openLanceStore(`lance:${place}`, { embedder: EMBEDDER, create: true })).close();
  return place;
}

storeContract('LanceDB in a folder', {
  createPlace: async () => {
    empty ??= emptyIndex();
    const place = await mkdtemp(join(tmpdir(), 'wenjin-lance-'));
    await cp(await empty, place, { recursive: true });
    return place;
  },
  effort: 0.04,
  removePlace: (place) => rm(place, { recursive: true }),
  open: (place, { readOnly = false } = {}) =>
    openLanceStore(`lance:${place}`, { embedder: EMBEDDER, create: !readOnly, readOnly, freshFor: 0 }),
});

test('what a killed writer left half done is seen by no reader, and undone by the next writer', async () => {
  const place = await newPlace();
  const open = (freshFor = 0) => openLanceStore(`lance:${place}`, { embedder: EMBEDDER, create: true, freshFor });
  const store = await open();
  await store.replacePage(page('a', { id: 'x', paragraphs: ['甲乙'] }));
  await store.close();
  const db = await connect(place);
  await (await db.openTable('article')).delete('true');
  await (await db.openTable('passage')).delete('true');
  const next = await open();
  expect((await next.article('x'))?.paragraphs).toEqual(['甲乙']);
  expect(await next.matching(['甲'], 5)).toHaveLength(1);
  await next.replacePage(page('b', { id: 'y', paragraphs: ['丙丁'] }));
  expect((await next.article('x'))?.paragraphs).toEqual(['甲乙']);
  expect((await next.coverage()).passages).toBe(2);
  await next.close();
});

test('a reader stays with what it saw for as long as it was told to, then follows', async () => {
  const place = await newPlace();
  const store = await openLanceStore(`lance:${place}`, { embedder: EMBEDDER, create: true });
  const reader = await openLanceStore(`lance:${place}`, { embedder: EMBEDDER, readOnly: true, freshFor: 300 });
  expect(await reader.article('x')).toBeNull();
  await store.replacePage(page('a', { id: 'x', paragraphs: ['甲乙'] }));
  await store.settle();
  await expect.poll(() => reader.article('x'), { timeout: 10_000 }).not.toBeNull();
  await Promise.all([store.close(), reader.close()]);
});

test('an index of another embedder is refused, and made anew when told to, with what was withdrawn still out', async () => {
  const place = await newPlace();
  const url = `lance:${place}`;
  await expect(openLanceStore(url, { embedder: EMBEDDER })).rejects.toThrow(/there is none.*npm run index/);
  const store = await openLanceStore(url, { embedder: EMBEDDER, create: true });
  await store.withdraw('x');
  await store.close();
  const other = { id: 'other', dimensions: 16 };
  await expect(openLanceStore(url, { embedder: other })).rejects.toThrow(/letters-16.*--rebuild/);
  const anew = await openLanceStore(url, { embedder: other, rebuild: true });
  await anew.replacePage(page('a', { id: 'x', paragraphs: ['甲乙'] }));
  expect(await anew.article('x')).toBeNull();
  await anew.close();
});

test('a reader of an index that is made anew forgets what it kept of the old one, whose keys begin again', async () => {
  const url = `lance:${await newPlace()}`;
  const open = (more: object) => openLanceStore(url, { embedder: EMBEDDER, freshFor: 0, ...more });
  const store = await open({ create: true });
  await store.replacePage(page('a', { id: 'x', district: '临湖', paragraphs: ['甲乙'] }));
  const reader = await open({ readOnly: true });
  expect((await reader.article('x'))?.paragraphs).toEqual(['甲乙']);
  expect(await reader.matching(['甲'], 5)).toHaveLength(1);
  await store.close();
  const anew = await open({ rebuild: true });
  await anew.replacePage(page('b', { id: 'y', district: '山北', paragraphs: ['丙丁'] }));
  expect((await reader.article('x'))?.paragraphs).toEqual(['甲乙']);
  await anew.settle();
  expect(await reader.article('x')).toBeNull();
  expect(await reader.matching(['甲'], 5)).toEqual([]);
  const found = await reader.matching(['丙'], 5);
  expect((await reader.passages(found.map(({ key }) => key))).map(({ text }) => text)).toEqual(['丙丁']);
  expect((await reader.coverage()).districts).toEqual(['山北']);
  await Promise.all([anew.close(), reader.close()]);
});

test('what is put in bit by bit is found by a reader before and after it is put together, and gone when taken out', async () => {
  const url = `lance:${await newPlace()}`;
  const open = (more: object) => openLanceStore(url, { embedder: EMBEDDER, freshFor: 0, ...more });
  const store = await open({ create: true });
  const reader = await open({ readOnly: true });
  for (let n = 0; n < 9; n++) {
    await store.replacePage(page(String(n), { id: String(n), paragraphs: ['甲', '甲乙'] }));
    if (n % 2 === 0) expect(await reader.matching(['甲'], 99)).toHaveLength(2 * n + 2);
    if (n % 4 === 3) await store.settle();
  }
  await store.removePage('3');
  const late = await open({ readOnly: true });
  for (const one of [reader, late]) expect(await one.matching(['乙'], 99)).toHaveLength(8);
  await store.compact();
  for (const one of [reader, late]) expect(await one.matching(['乙'], 99)).toHaveLength(8);
  const after = await open({ readOnly: true });
  expect(await after.termStatistics(['甲', '乙'])).toEqual({ passages: 16, counts: [16, 8] });
  await Promise.all([store, reader, late, after].map((one) => one.close()));
});

test('vectors that are too many for memory are read when they are asked for, and compare as those in memory do', async () => {
  const url = `lance:${await newPlace()}`;
  const open = (more: object) => openLanceStore(url, { embedder: EMBEDDER, freshFor: 0, ...more });
  const store = await open({ create: true });
  const readers = [await open({ readOnly: true }), await open({ readOnly: true, vectorBytes: 0 })];
  const [vector] = page('q', { id: 'q', paragraphs: ['甲乙丙'] }).articles[0]!.passages.map((one) => one.vector);
  for (let n = 0; n < 5; n++) {
    await store.replacePage(page(String(n % 4), { id: String(n), paragraphs: ['甲丙', `${'乙'.repeat(n)}丁`] }));
    if (n === 2) await store.settle();
    const keys = (await store.matching(['甲', '乙', '丁'], 99)).map(({ key }) => key);
    const [held, read] = await Promise.all(readers.map((one) => one.similarities(vector!, [...keys, 1, 2, 999])));
    expect(held).toEqual(read);
    expect(held!.slice(-3, -2)).toEqual([n < 4 ? expect.closeTo(0.949, 2) : 0]);
    for (const one of readers)
      expect((await one.nearest(vector!, 3)).every(({ key }) => keys.includes(key))).toBe(true);
  }
  await Promise.all([store, ...readers].map((one) => one.close()));
});

test('what could not be read once is read at the next question', async () => {
  const place = await newPlace();
  const open = (more: object) => openLanceStore(`lance:${place}`, { embedder: EMBEDDER, ...more });
  const store = await open({ create: true });
  await store.replacePage(page('a', { id: 'x', paragraphs: ['甲乙'] }));
  await store.close();
  const reader = await open({ readOnly: true, freshFor: 3_600_000 });
  expect((await reader.article('x'))?.paragraphs).toEqual(['甲乙']);
  const [data, away] = ['data', 'away'].map((name) => join(place, 'segment.lance', name)) as [string, string];
  await rename(data, away);
  await expect(reader.matching(['甲'], 5)).rejects.toThrow(/read from the index/);
  await rename(away, data);
  expect(await reader.matching(['甲'], 5)).toHaveLength(1);
  await reader.close();
});

test('a question of an older head is answered from what was read for a newer one: nothing is read again', async () => {
  const place = await newPlace();
  const store = await openLanceStore(`lance:${place}`, { embedder: EMBEDDER, create: true });
  const db = await connect(place, { readConsistencyInterval: 0 });
  const notes = await openNotes(db, true);
  const atHead = async () => {
    const head = (await notes.head('head'))!;
    return [await tablesAt(db, head), head] as const;
  };
  await store.replacePages([page('a', { id: 'x', paragraphs: ['甲'] }), page('b', { id: 'y', paragraphs: ['乙'] })]);
  const older = await atHead();
  await store.removePage('a');
  const newer = await atHead();
  const segments = createSegments();
  const read = await segments(...newer);
  expect(read).toHaveLength(1);
  expect((await segments(...older))[0]).toBe(read[0]);
  await store.close();
  db.close();
});

import { existsSync, rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type OpenOptions, openStore, type Store } from '../../src/store/index.ts';
import { EMBEDDER, page } from './pages.ts';

let dir = '';
let logged: string[] = [];
const note = (_: unknown, message: string) => void logged.push(message);
const log = { info: note, warn: note, error: note };
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'wenjin-words-'));
  logged = [];
});
afterEach(() => rm(dir, { recursive: true }));

/** As the program passes it: with functions, which can't be sent to a thread. */
const embedder = { ...EMBEDDER, embed: async () => [] };

/** Without the graph: these tests are about words. */
const open = (options: Partial<OpenOptions> = {}) => openStore(dir, { embedder, exact: true, log, ...options });

/** More passages than are taken in at once. */
const MANY = 5000;
const letters = (i: number) =>
  ['甲', '乙丙', '丙丁丁', '戊'][i % 4] + String.fromCodePoint(0x4e00 + ((i * 7919) % 3000), 0x6000 + (i % 700));

async function fill(count: number) {
  const store = await open({ create: true });
  await store.replacePages(
    Array.from({ length: count }, (_, i) => page(`p${i}`, { id: `a${i}`, paragraphs: [letters(i)] })),
  );
  await store.settle();
  await store.close();
}

const QUESTION = ['甲', '丙', '戊', '标', String.fromCodePoint(0x6000 + 9)];
const ask = (store: Store) => store.matching(QUESTION, 20);

async function answerOf(options: Partial<OpenOptions>) {
  const store = await open({ readOnly: true, ...options });
  const answer = await ask(store);
  await store.close();
  return answer;
}

test('in a large index without its word file FTS5 gives the first answers, and memory the later ones', async () => {
  await fill(MANY);
  const [byFullText, byMemory] = [await answerOf({ words: 'fts5' }), await answerOf({})];
  expect(byFullText).toHaveLength(20);
  expect(byFullText).not.toEqual(byMemory);
  rmSync(join(dir, 'news.words'));

  const reader = await open({ readOnly: true });
  expect(await ask(reader)).toEqual(byFullText);
  await untilEqual(() => ask(reader), byMemory);
  await reader.close();
  expect(existsSync(join(dir, 'news.words'))).toBe(false);

  const writer = await open();
  expect(await ask(writer)).toEqual(byFullText);
  // What is put in and taken out meanwhile counts at once, and still does afterwards.
  await writer.replacePage(page('new', { id: 'new', paragraphs: ['癸癸'] }));
  await writer.removePage('p4');
  const changes = () => Promise.all(['癸', letters(4).slice(-2, -1)].map((letter) => articlesWith(writer, letter)));
  const expected = [['new'], (await changes())[1]!.filter((article) => article !== 'a4')];
  expect(await changes()).toEqual(expected);
  await writer.settle();
  expect(existsSync(join(dir, 'news.words'))).toBe(true);
  expect(await changes()).toEqual(expected);
  await writer.close();
  expect(logged).toEqual(Array(2).fill(expect.stringMatching(/^no usable news.words/)));
});

const articlesWith = async (store: Store, term: string) =>
  (await store.passages((await store.matching([term], 99)).map(({ key }) => key)))
    .map(({ article }) => article)
    .toSorted();

/** Asks again and again, giving the thread its turns; the test's own time limit ends what never comes. */
async function untilEqual(question: () => Promise<unknown>, expected: unknown) {
  for (let answer = await question(); JSON.stringify(answer) !== JSON.stringify(expected); answer = await question())
    await new Promise(setImmediate);
}

test('a whole embedder may be given where its identity is meant, also when a thread is needed', async () => {
  await fill(MANY);
  rmSync(join(dir, 'news.words'));
  const embedder = { ...EMBEDDER, embed: async () => [] };
  const store = await open({ embedder });
  await store.settle();
  await store.close();
  expect(existsSync(join(dir, 'news.words'))).toBe(true);
});

test('closing a store whose word index is being made ends the thread', async () => {
  await fill(MANY);
  rmSync(join(dir, 'news.words'));
  const store = await open();
  await ask(store);
  await store.close();
  expect(await answerOf({})).toHaveLength(20);
});

test('a damaged FTS5 table costs no answer, and compact() makes it anew', async () => {
  await fill(40);
  const whole = await answerOf({ words: 'fts5' });
  logged = [];
  const db = new DatabaseSync(join(dir, 'news.db'));
  db.enableDefensive(false);
  db.exec('UPDATE passage_words_data SET block = zeroblob(40) WHERE id > 10');
  db.close();
  expect(await answerOf({ words: 'fts5' })).toHaveLength(20);
  expect(logged).toEqual([expect.stringMatching(/^FTS5 cannot answer.*--compact/)]);
  logged = [];

  const writer = await open();
  await writer.compact();
  await writer.close();
  expect(await answerOf({ words: 'fts5' })).toEqual(whole);
  expect(logged).toEqual([]);
});

test('an FTS5 table that lacks a passage is made anew by compact()', async () => {
  await fill(40);
  const db = new DatabaseSync(join(dir, 'news.db'));
  db.exec('DELETE FROM passage_words WHERE rowid = 7');
  db.close();
  expect((await withFullText((store) => store.termStatistics(['甲']))).counts).toEqual([10]);
  const writer = await open();
  await writer.compact();
  await writer.close();
  expect(await withFullText((store) => store.matching([letters(6)[3]!], 9))).toHaveLength(1);
});

async function withFullText<T>(work: (store: Store) => Promise<T>): Promise<T> {
  const store = await open({ readOnly: true, words: 'fts5' });
  return work(store).finally(store.close);
}

test('a new index says nothing of files that it never had', async () => {
  const store = await open({ create: true });
  await ask(store);
  await store.replacePage(page('p', { paragraphs: ['甲'] }));
  await ask(store);
  await store.settle();
  await store.close();
  expect(logged).toEqual([]);
});

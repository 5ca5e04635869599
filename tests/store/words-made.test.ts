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

const pagesFrom = (first: number, count: number) =>
  Array.from({ length: count }, (_, i) =>
    page(`p${first + i}`, { id: `a${first + i}`, paragraphs: [letters(first + i)] }),
  );

async function fill(count: number) {
  const store = await open({ create: true });
  await store.replacePages(pagesFrom(0, count));
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

test('in a large index without its word file the first question waits for the thread that makes it', async () => {
  await fill(MANY);
  const answer = await answerOf({});
  expect(answer).toHaveLength(20);
  rmSync(join(dir, 'news.words'));

  const reader = await open({ readOnly: true });
  expect(await Promise.all([ask(reader), ask(reader)])).toEqual([answer, answer]);
  expect(await reader.termStatistics(['甲', '标'])).toEqual({ passages: MANY, counts: [MANY / 4, 0] });
  await reader.close();
  expect(existsSync(join(dir, 'news.words'))).toBe(false);

  const writer = await open();
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

test('while a thread makes the words of very many new passages, those of before answer, without what has gone', async () => {
  await fill(MANY);
  const [reader, writer] = [await open({ readOnly: true }), await open()];
  const before = await ask(reader);
  const rare = letters(7).at(-1)!;
  expect(await articlesWith(reader, rare)).toContain('a7');
  await writer.replacePages(pagesFrom(MANY, MANY));
  await writer.removePage('p7');
  expect(await ask(reader)).toEqual(before);
  expect(await articlesWith(reader, rare)).not.toContain('a7');
  await writer.settle();
  await untilEqual(() => ask(reader), await ask(writer));
  expect((await reader.termStatistics(['甲'])).counts).toEqual([MANY / 2]);
  await Promise.all([reader.close(), writer.close()]);
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
  const waiting = ask(store).catch(() => []);
  await store.close();
  expect(await waiting).toEqual([]);
  expect(await answerOf({})).toHaveLength(20);
});

test('the words that an earlier program kept for FTS5 as well go when a writer opens its index', async () => {
  await fill(40);
  const tables = (work: string) => {
    const db = new DatabaseSync(join(dir, 'news.db'));
    db.exec(work);
    const found = db.prepare("SELECT count(*) AS n FROM sqlite_master WHERE name LIKE 'passage_words%'").get();
    db.close();
    return found?.n;
  };
  expect(tables("CREATE VIRTUAL TABLE passage_words USING fts5 (body, title, content = '')")).toBeGreaterThan(0);
  const answer = await answerOf({});
  const writer = await open();
  expect(await ask(writer)).toEqual(answer);
  await writer.close();
  expect(tables('')).toBe(0);
});

test('a new index says nothing of files that it never had', async () => {
  const store = await open({ create: true });
  await ask(store);
  await store.replacePage(page('p', { paragraphs: ['甲'] }));
  await ask(store);
  await store.settle();
  await store.close();
  expect(logged).toEqual([]);
});

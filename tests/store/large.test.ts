import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStore, type Store } from '../../src/store/index.ts';
import { cosineWith, decodeVector, encodeVector } from '../../src/store/local/codec.ts';
import { chances } from '../support/chances.ts';
import { EMBEDDER, page } from './pages.ts';

/** More than a graph is made for. */
const PASSAGES = 9000;
/** Vectors in all directions, the hardest to find: no two are near each other. */
const vectorOf = (n: number): Float32Array => {
  const random = chances(n + 1);
  const vector = Float32Array.from({ length: EMBEDDER.dimensions }, () => random() + random() - 1);
  const length = Math.hypot(...vector);
  return vector.map((x) => x / length);
};

const pageOf = (name: string, numbers: readonly number[]) => {
  const made = page(name, { id: name, paragraphs: numbers.map((n) => `第${n}段`) });
  const articles = made.articles.map((article) => ({
    ...article,
    passages: article.passages.map((passage, i) => ({ ...passage, vector: vectorOf(numbers[i]!) })),
  }));
  return { ...made, articles };
};

const listening = () => {
  const warnings: string[] = [];
  return { warnings, log: { info: () => {}, warn: (_: unknown, m: string) => warnings.push(m), error: () => {} } };
};

let dir = '';
const open = (options = {}) => openStore(dir, { embedder: EMBEDDER, ...options });
const textsOf = async (store: Store, n: number, k: number) => {
  const found = await store.nearest(vectorOf(n), k);
  return (await store.passages(found.map(({ key }) => key))).map(({ text }) => text);
};

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'wenjin-lists-'));
  const store = await open({ create: true });
  const numbers = Array.from({ length: PASSAGES }, (_, n) => n);
  const pages = Array.from({ length: PASSAGES / 100 }, (_, i) =>
    pageOf(`p${i}`, numbers.slice(100 * i, 100 * i + 100)),
  );
  await store.replacePages(pages);
  await store.settle();
  await store.close();
});
afterAll(() => rm(dir, { recursive: true }));

test('a large index keeps bits of its vectors in lists, and finds what comparing all finds, with its cosines', async () => {
  expect(existsSync(join(dir, 'news.hnsw'))).toBe(false);
  expect(statSync(join(dir, 'news.lists')).size).toBeLessThan(PASSAGES * 2 * EMBEDDER.dimensions);
  const [lists, exact] = [await open({ readOnly: true }), await open({ readOnly: true, exact: true })];
  let same = 0;
  for (let n = 0; n < PASSAGES; n += 300) {
    const [a, b] = await Promise.all([lists, exact].map((store) => store.nearest(vectorOf(n), 5)));
    const scores = new Map(b!.map(({ key, score }) => [key, score]));
    expect(a![0]!.key).toBe(b![0]!.key);
    for (const { key, score } of a!) if (scores.has(key)) expect(score).toBeCloseTo(scores.get(key)!, 5);
    same += a!.filter(({ key }) => scores.has(key)).length;
  }
  // 16 dimensions are 16 bits, and these vectors have no neighbourhoods: with 448 and real texts it is .8 of 50.
  expect(same).toBeGreaterThan(60);
  expect((await lists.nearest(vectorOf(3), 2 * PASSAGES)).length).toBe(PASSAGES);
  await Promise.all([lists.close(), exact.close()]);
});

test('what comes and goes after the lists were made is found and missed at once, and put in by the next settling', async () => {
  const store = await open();
  await store.replacePage(pageOf('new', [90_001]));
  await store.removePage('p7');
  expect(await textsOf(store, 90_001, 1)).toEqual(['第90001段']);
  expect(await textsOf(store, 750, 3)).not.toContain('第750段');
  const many = Array.from({ length: 30 }, (_, i) =>
    pageOf(
      `q${i}`,
      Array.from({ length: 100 }, (_, at) => 100_000 + 100 * i + at),
    ),
  );
  await store.replacePages(many);
  const before = statSync(join(dir, 'news.lists')).size;
  await store.settle();
  expect(statSync(join(dir, 'news.lists')).size).toBeGreaterThan(before);
  await store.close();
  const again = await open({ readOnly: true });
  expect(await textsOf(again, 90_001, 1)).toEqual(['第90001段']);
  expect(await textsOf(again, 101_234, 1)).toEqual(['第101234段']);
  expect(await textsOf(again, 750, 3)).not.toContain('第750段');
  await again.close();
});

test('damaged lists are found out, compared without, and made again by who may write', async () => {
  const path = join(dir, 'news.lists');
  const whole = readFileSync(path);
  for (const at of [3, 40, Math.floor(whole.length / 2), whole.length - 5]) {
    const bytes = Buffer.from(whole);
    bytes[at]! ^= 4;
    writeFileSync(path, bytes);
    const { log, warnings } = listening();
    const reader = await open({ readOnly: true, log });
    expect(await textsOf(reader, 1234, 1)).toEqual(['第1234段']);
    expect(warnings).toEqual([expect.stringMatching(/^news.lists is missing or damaged/)]);
    await reader.close();
  }
  const writer = await open();
  await writer.settle();
  expect(await textsOf(writer, 1234, 1)).toEqual(['第1234段']);
  await writer.close();
  const { log, warnings } = listening();
  const repaired = await open({ readOnly: true, log });
  expect(await textsOf(repaired, 1234, 1)).toEqual(['第1234段']);
  expect(warnings).toEqual([]);
  await repaired.close();
});

test('a large index that has a graph of an earlier program gets lists, and lets the graph go', async () => {
  const other = await mkdtemp(join(tmpdir(), 'wenjin-graph-'));
  const small = await openStore(other, { embedder: EMBEDDER, create: true });
  await small.replacePages([pageOf('a', [1, 2, 3])]);
  await small.settle();
  const graph = join(other, 'news.hnsw');
  expect(existsSync(graph)).toBe(true);
  const numbers = Array.from({ length: 9000 }, (_, n) => n);
  await small.replacePages([pageOf('b', numbers)]);
  await small.settle();
  await small.close();
  expect(existsSync(graph)).toBe(false);
  expect(existsSync(join(other, 'news.lists'))).toBe(true);
  const db = new DatabaseSync(join(other, 'news.db'), { readOnly: true });
  expect(db.prepare("SELECT count(*) AS n FROM derived WHERE name = 'news.hnsw'").get()?.n).toBe(0);
  db.close();
  await rm(other, { recursive: true });
});

const TEXTS = 'news.texts';
/** What ranking would look at for the passages nearest to these numbers. */
const searchedFor = async (store: Store, ...numbers: readonly number[]) => {
  const keys = await Promise.all(numbers.map(async (n) => (await store.nearest(vectorOf(n), 1))[0]!.key));
  return (await store.articlesOf(keys, 9)).map(({ article, keys: own }) => [article.id, article.text, own.length]);
};
const textOf = (id: string, first: number) => [
  ...[id, ['标题', ...Array.from({ length: 100 }, (_, at) => `第${first + at}段`)].join('\n')],
];

test('articlesOf() reads texts by their place in a large index, and new ones from the tables', async () => {
  expect(existsSync(join(dir, TEXTS))).toBe(true);
  const { log, warnings } = listening();
  const store = await open({ log });
  expect(await searchedFor(store, 1234, 510, 1200)).toEqual([
    [...textOf('p12', 1200), 2],
    [...textOf('p5', 500), 1],
  ]);
  await store.replacePage(pageOf('newer', [95_000]));
  expect(await searchedFor(store, 95_000, 510)).toEqual([
    ['newer', '标题\n第95000段', 1],
    [...textOf('p5', 500), 1],
  ]);
  expect((await store.articlesOf([], 9)).length).toBe(0);
  expect(warnings).toEqual([]);
  await store.close();
});

test('a damaged text is found out when it is read, told from the tables, and made again by who may write', async () => {
  const path = join(dir, TEXTS);
  const whole = readFileSync(path);
  const bytes = Buffer.from(whole);
  // Each text begins with its article's id.
  const at = bytes.indexOf(Buffer.from('p30\n', 'utf16le'));
  bytes[at + 41]! ^= 8;
  writeFileSync(path, bytes);
  const { log, warnings } = listening();
  const reader = await open({ readOnly: true, log });
  expect(await searchedFor(reader, 3010)).toEqual([[...textOf('p30', 3000), 1]]);
  expect(await searchedFor(reader, 510)).toEqual([[...textOf('p5', 500), 1]]);
  expect(warnings).toEqual([expect.stringMatching(/^a text of news.texts is not as it was written/)]);
  await reader.close();
  const writer = await open();
  expect(await searchedFor(writer, 3010)).toEqual([[...textOf('p30', 3000), 1]]);
  await new Promise(setImmediate);
  await writer.settle();
  await writer.close();
  expect(readFileSync(path).includes(bytes.subarray(at, at + 60))).toBe(false);
  for (const harm of [(b: Buffer) => b.subarray(0, b.length - 7), (b: Buffer) => b.fill(255, 30, 34)]) {
    writeFileSync(path, harm(readFileSync(path)));
    const reader = await open({ readOnly: true });
    expect(await searchedFor(reader, 3010)).toEqual([[...textOf('p30', 3000), 1]]);
    await reader.close();
    const repairing = await open();
    expect(await searchedFor(repairing, 3010)).toEqual([[...textOf('p30', 3000), 1]]);
    await new Promise(setImmediate);
    await repairing.settle();
    await repairing.close();
  }
  const { log: quiet, warnings: none } = listening();
  const repaired = await open({ readOnly: true, log: quiet });
  expect(await searchedFor(repaired, 3010)).toEqual([[...textOf('p30', 3000), 1]]);
  expect(none).toEqual([]);
  await repaired.close();
});

test('vectors are compared by the same file, exactly as the tables have them, which are asked when it is damaged', async () => {
  const path = join(dir, TEXTS);
  const numbers = [8, 1234, 5555, 8999];
  const keysOf = (store: Store) => Promise.all(numbers.map(async (n) => (await store.nearest(vectorOf(n), 1))[0]!.key));
  const asked = vectorOf(77);
  const expected = numbers.map((n) => cosineWith(asked, decodeVector(encodeVector(vectorOf(n)))));
  const whole = readFileSync(path);
  const at = whole.indexOf(Buffer.from(encodeVector(vectorOf(5555))));
  for (const harmed of [-1, at + 2, at + 11]) {
    const bytes = Buffer.from(whole);
    if (harmed >= 0) bytes[harmed]! ^= 16;
    writeFileSync(path, bytes);
    const { log, warnings } = listening();
    const reader = await open({ readOnly: true, log });
    expect(await reader.similarities(asked, [...(await keysOf(reader)), 999_999])).toEqual([...expected, 0]);
    const told = harmed < 0 ? [] : [expect.stringMatching(/^a vector of news.texts is not as it was written/)];
    expect(warnings).toEqual(told);
    await reader.close();
  }
  writeFileSync(path, whole);
});

test('the text of a withdrawn or removed article is written over at once, while others read on', async () => {
  const holds = (first: number) => readFileSync(join(dir, TEXTS)).includes(Buffer.from(`第${first}段`, 'utf16le'));
  const { log, warnings } = listening();
  const [reader, writer] = [await open({ readOnly: true, log }), await open()];
  expect(await searchedFor(reader, 4010)).toEqual([[...textOf('p40', 4000), 1]]);
  expect(holds(4010)).toBe(true);
  const [found] = await reader.nearest(vectorOf(4010), 1);
  await writer.withdraw('p40');
  expect(holds(4010)).toBe(false);
  expect(readFileSync(join(dir, TEXTS)).includes(Buffer.from(encodeVector(vectorOf(4010))))).toBe(false);
  expect(await reader.articlesOf([found!.key], 9)).toEqual([]);
  await writer.removePage('p41');
  // What a run that was killed has left.
  writeFileSync(join(dir, `${TEXTS}.tmp`), '第4110段');
  await writer.close();
  expect(existsSync(join(dir, `${TEXTS}.tmp`))).toBe(false);
  expect(holds(4110)).toBe(false);
  expect(holds(4210)).toBe(true);
  expect(await searchedFor(reader, 4210)).toEqual([[...textOf('p42', 4200), 1]]);
  expect(warnings).toEqual([]);
  await reader.close();
});

test('a file of texts that nothing vouches for goes when an article is withdrawn, and is made without it', async () => {
  const path = join(dir, TEXTS);
  const bytes = readFileSync(path);
  bytes[40]! ^= 1;
  writeFileSync(path, bytes);
  const writer = await open();
  await writer.withdraw('p50');
  expect(existsSync(path)).toBe(false);
  await writer.settle();
  await writer.close();
  expect(readFileSync(path).includes(Buffer.from('第5010段', 'utf16le'))).toBe(false);
});

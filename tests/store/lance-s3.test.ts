import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { lockIn } from '../../src/state/index.ts';
import { createClient } from '../../src/state/postgres/client.ts';
import type { OpenOptions, Store } from '../../src/store/index.ts';
import { openLanceStore } from '../../src/store/lance/open.ts';
import { storeContract } from '../contracts/store.ts';
import { type Postgres, startPostgres } from '../support/postgres.ts';
import { type ObjectStorage, startObjectStorage } from '../support/s3.ts';
import { EMBEDDER, page } from './pages.ts';

let storage: ObjectStorage;
let postgres: Postgres;
let lock: NonNullable<OpenOptions['lock']>;
let databaseUrl = '';
const before = { ...process.env };
beforeAll(async () => {
  [storage, postgres] = await Promise.all([startObjectStorage(), startPostgres()]);
  Object.assign(process.env, storage.environment);
  databaseUrl = await postgres.database();
  lock = lockIn(databaseUrl);
});
afterAll(async () => {
  for (const name of Object.keys(storage.environment)) {
    if (before[name] === undefined) delete process.env[name];
    else process.env[name] = before[name];
  }
  await Promise.all([storage.close(), postgres.stop()]);
});

let made = 0;
const newPlace = (): string => `lance:s3://papers/index${++made}`;
async function open(place: string, more: Partial<OpenOptions> = {}): Promise<Store> {
  const store = await openLanceStore(place, { embedder: EMBEDDER, lock, freshFor: 0, create: true, ...more });
  onTestFinished(() => store.close());
  return store;
}

/** One process's writers: nobody else is there. */
const alone = async () => ({ release: () => {} });
const bare = (place: string): string => place.replace('lance:s3://', '');
/** An empty index, made once. */
let empty: Promise<string> | null = null;
const emptyIndex = async (): Promise<string> => {
  const place = newPlace();
  await (await openLanceStore(place, { embedder: EMBEDDER, lock: alone, create: true })).close();
  return place;
};
storeContract('LanceDB in object storage', {
  createPlace: async () => {
    empty ??= emptyIndex();
    const place = newPlace();
    storage.copy(bare(await empty), bare(place));
    return place;
  },
  effort: 0.02,
  removePlace: async (place) => storage.remove(bare(place)),
  open: (place, { readOnly = false } = {}) =>
    openLanceStore(place, { embedder: EMBEDDER, lock: alone, create: !readOnly, readOnly, freshFor: 0 }),
});

test('writers on several machines take turns by a lock in the database: nothing of either is lost', async () => {
  const place = newPlace();
  const writers = await Promise.all([open(place), open(place)]);
  await Promise.all(
    writers.map(async (store, at) => {
      for (let n = 0; n < 3; n++) {
        const name = `${at}-${n}`;
        await store.exclusively(() => store.replacePage(page(name, { id: name, paragraphs: ['甲'] })));
      }
    }),
  );
  const reader = await open(place, { readOnly: true });
  expect(await reader.pages()).toHaveLength(6);
  expect((await reader.coverage()).passages).toBe(6);
});

test('a reader never sees half a page, and sees the last version of it', async () => {
  const place = newPlace();
  const [writer, reader] = [await open(place), await open(place, { readOnly: true })];
  const put = (version: string) =>
    writer.replacePage(page('a', { id: 'x', paragraphs: [version] }, { id: 'y', paragraphs: [version] }));
  await put('0');
  let isWriting = true;
  const writing = (async () => {
    for (let n = 1; n <= 6; n++) await put(String(n));
    isWriting = false;
  })();
  while (isWriting) {
    const texts = (await reader.articlesAfter(0, 9)).map(({ article }) => article.paragraphs[0]);
    expect(texts).toHaveLength(2);
    expect(texts[0]).toBe(texts[1]);
  }
  await writing;
  expect((await reader.article('x'))?.paragraphs).toEqual(['6']);
});

test('a writer whose lock was lost publishes nothing, and who waits for a lock is told', async () => {
  const place = newPlace();
  const [store, other] = [await open(place), await open(place)];
  const waits: string[] = [];
  await store.exclusively(async () => {
    const turn = other.exclusively(async () => {}, { ms: 300, onWait: (holder) => void waits.push(holder) });
    await expect(turn).rejects.toThrow(/another process holds it.*try again/);
  });
  expect(waits).toHaveLength(1);
  const client = createClient(databaseUrl);
  const losing = openLanceStore(place, {
    ...{ embedder: EMBEDDER, freshFor: 0 },
    lock: async (name, wait) => {
      const held = await lock(name, wait);
      await client.run("SELECT pg_terminate_backend(pid, 10000) FROM pg_locks WHERE locktype = 'advisory'");
      return held;
    },
  });
  const lost = await losing;
  await expect(lost.replacePage(page('a', { id: 'x', paragraphs: ['甲'] }))).rejects.toThrow(/lost.*Run it again/);
  expect(await other.pages()).toEqual([]);
  await Promise.all([client.close(), lost.close()]);
});

test('without DATABASE_URL an index in object storage is read, and a writer is told what it needs', async () => {
  const place = newPlace();
  await (await open(place)).replacePage(page('a', { id: 'x', paragraphs: ['甲'] }));
  const store = await openLanceStore(place, { embedder: EMBEDDER });
  onTestFinished(() => store.close());
  expect(await store.pages()).toHaveLength(1);
  await expect(store.removePage('a')).rejects.toThrow(/nothing keeps its writers apart.*DATABASE_URL/);
  await expect(store.exclusively(async () => {})).rejects.toThrow(/DATABASE_URL/);
  await expect(openLanceStore(newPlace(), { embedder: EMBEDDER, create: true })).rejects.toThrow(/DATABASE_URL/);
});

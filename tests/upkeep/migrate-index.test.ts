import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createEmbedder } from '../../src/embeddings/index.ts';
import { indexPages } from '../../src/indexing/index.ts';
import { openStore } from '../../src/store/index.ts';
import { moveIndex } from '../../src/upkeep/index.ts';

const embedder = await createEmbedder('static');
const folders: Promise<string>[] = [];
const newFolder = (): Promise<string> => {
  const folder = mkdtemp(join(tmpdir(), 'wenjin-move-'));
  folders.push(folder);
  return folder;
};
afterAll(async () => {
  for (const folder of folders) await rm(await folder, { recursive: true, force: true });
});

/** An index of the example pages, of which one article was withdrawn; made once, copied for each test. */
let made: Promise<string> | null = null;
async function indexed(place: string): Promise<string> {
  made ??= newFolder().then(makeIndex);
  await cp(await made, place, { recursive: true });
  return place;
}

async function makeIndex(place: string): Promise<string> {
  const store = await openStore(place, { embedder, create: true });
  await indexPages(['seeds'], { store, embedder, today: '2026-01-01' });
  await store.withdraw((await store.latest(1))[0]!.id, { title: 't', on: null, sketch: 's', by: null });
  await store.close();
  return place;
}

async function contentOf(place: string) {
  const store = await openStore(place, { embedder, readOnly: true });
  const newest = await store.latest(200);
  const all = {
    newest,
    pages: await store.pages(),
    coverage: await store.coverage(),
    withdrawals: await store.withdrawals(),
    words: await store.newWords(),
    statements: await Promise.all(newest.map(({ id }) => store.statements(id))),
  };
  await store.close();
  return all;
}

test('an index moves into LanceDB and back, everything in it, and what was withdrawn stays out', async () => {
  const [folder, lance, back] = [await indexed(await newFolder()), `lance:${await newFolder()}`, await newFolder()];
  const moved = await moveIndex(folder, lance, { embedder });
  expect(moved.articles).toBeGreaterThan(20);
  expect(await moveIndex(lance, back, { embedder })).toEqual(moved);
  const before = await contentOf(folder);
  expect(await contentOf(lance)).toEqual(before);
  expect(await contentOf(back)).toEqual(before);
});

test('a move that was cut short goes on when it is repeated, and changes nothing when it was through', async () => {
  const [folder, lance] = [await indexed(await newFolder()), `lance:${await newFolder()}`];
  const source = await openStore(folder, { embedder, readOnly: true });
  const target = await openStore(lance, { embedder, create: true });
  await target.replacePages((await source.pagesAfter(0, 2)).map(({ page }) => page));
  await Promise.all([source.close(), target.close()]);
  const moved = await moveIndex(folder, lance, { embedder });
  expect(await moveIndex(folder, lance, { embedder })).toEqual(moved);
  expect(await contentOf(lance)).toEqual(await contentOf(folder));
});

test('a target that holds other pages is told of, and so is a source that is none', async () => {
  const [folder, lance] = [await indexed(await newFolder()), `lance:${await newFolder()}`];
  const target = await openStore(lance, { embedder, create: true });
  await target.replacePage({ page: 'other', hash: 'x', articles: [] });
  await target.close();
  await expect(moveIndex(folder, lance, { embedder })).rejects.toThrow(/or pages differ.*Move into an empty place/);
  await expect(moveIndex(await newFolder(), lance, { embedder })).rejects.toThrow(/npm run index/);
});

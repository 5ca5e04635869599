import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '@lancedb/lancedb';
import { expect, onTestFinished, test } from 'vitest';
import type { Head } from '../../src/store/lance/head.ts';
import { createVectors } from '../../src/store/lance/vectors.ts';
import { encodeVector } from '../../src/store/local/codec.ts';
import { EMBEDDER, vectorOf } from './pages.ts';

/** Bytes of a vector in memory. */
const EACH = EMBEDDER.dimensions + 8;

/** A table of passages, and which of the keys given out so far a reader has vectors of. */
async function passages(most: number) {
  const place = await mkdtemp(join(tmpdir(), 'wenjin-lance-'));
  const db = await connect(place);
  onTestFinished(async () => {
    db.close();
    await rm(place, { recursive: true });
  });
  const row = (key: number) => ({ key, small: Buffer.from(encodeVector(vectorOf(String(key)))) });
  const table = await db.createTable('passage', [row(1)]);
  const update = createVectors(most);
  let last = 1;
  return {
    put: async (count: number): Promise<void> => {
      await table.add(Array.from({ length: count }, () => row(++last)));
    },
    remove: (where: string) => table.delete(where),
    held: async (): Promise<readonly number[] | null> => {
      const at = { made: 'once', embedder: EMBEDDER, lastPassage: last, passages: await table.countRows() };
      const vectors = await update(table, at as Head);
      return vectors && Array.from({ length: last }, (_, at) => at + 1).filter((key) => vectors(key));
    },
  };
}

test('vectors of removed passages are let go when they are more than those that are left', async () => {
  const { put, remove, held } = await passages(1 << 20);
  await put(5);
  expect(await held()).toEqual([1, 2, 3, 4, 5, 6]);
  await remove('key <= 3');
  expect(await held()).toEqual([1, 2, 3, 4, 5, 6]);
  await remove('key = 4');
  expect(await held()).toEqual([5, 6]);
});

test('vectors never take more than they may, however often passages are replaced', async () => {
  const { put, remove, held } = await passages(8 * EACH);
  await put(5);
  expect(await held()).toEqual([1, 2, 3, 4, 5, 6]);
  await remove('key <= 2');
  await put(2);
  expect(await held()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  await remove('key = 3');
  await put(1);
  expect(await held()).toEqual([4, 5, 6, 7, 8, 9]);
  await put(3);
  expect(await held()).toBeNull();
});

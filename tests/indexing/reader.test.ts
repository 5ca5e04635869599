import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openApp } from '../../src/app.ts';
import { parseConfig } from '../../src/config.ts';
import { createEmbedder } from '../../src/embeddings/index.ts';
import { indexPages } from '../../src/indexing/index.ts';
import { readFileApart } from '../../src/indexing/reader/index.ts';
import { openStore, type Store } from '../../src/store/index.ts';
import { silent } from '../telegram/papers.ts';
import { pdf, zip } from './hostile-files.ts';

const embedder = await createEmbedder('hashed');
let folder = '';
let store: Store;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wenjin-reader-'));
  store = await openStore(join(folder, 'index'), { embedder, create: true });
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

function write(name: string, bytes: string | Buffer) {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return { path, page: path, name, bytes: Buffer.byteLength(bytes) };
}
const GOOD = '---\ntitle: 河口小学开学\ndate: 2024-05-01\n---\n河口小学5月1日开学，共有300名学生。\n';

/** The longest that the event loop was kept from its work meanwhile. */
async function longestBlock(work: () => Promise<unknown>): Promise<number> {
  let [last, most] = [performance.now(), 0];
  const timer = setInterval(() => {
    most = Math.max(most, performance.now() - last);
    last = performance.now();
  }, 5);
  await work().finally(() => clearInterval(timer));
  return most;
}

test('a file that takes too long or too much memory is reported with the reason, and the files beside it are read', {
  timeout: 60_000,
}, async () => {
  const slow = write('slow.pdf', pdf('q Q\n'.repeat(10_000_000)));
  const bomb = write('bomb.docx', zip([['word/document.xml', Buffer.alloc(400 * 2 ** 20, ' ')]], 1000));
  const nested = write('nested.html', '<div>'.repeat(300_000));
  const good = write('zz-good.md', GOOD);
  const run = async (files: readonly { readonly path: string }[], seconds: number) => {
    const paths = files.map(({ path }) => path);
    const { failed, articles } = await indexPages(
      paths,
      { store, embedder, today: '2024-06-01' },
      { limits: { seconds } },
    );
    return [...failed.map(({ error }) => error.message), articles];
  };
  const runs = async () => {
    expect(await run([slow, good], 1)).toEqual([
      expect.stringMatching(/slow\.pdf.*longer than 1 seconds.*INDEX_FILE_SECONDS/),
      1,
    ]);
    expect(await run([bomb, nested], 30)).toEqual([
      expect.stringMatching(/bomb\.docx.*more than 256 MB/),
      expect.stringMatching(/nested\.html.*nested more than 1000 deep/),
      0,
    ]);
  };
  // As in a bot that has begun: dictionaries are there.
  await run([write('warm.md', GOOD.replaceAll('河口', '江口'))], 30);
  // Bounds what residents wait for; a second because nine people share this machine's two cores.
  expect(await longestBlock(runs)).toBeLessThan(1000);
});

test('reading that outgrows its memory ends its own process alone', { timeout: 30_000 }, async () => {
  const big = write('big.txt', '河口镇小学。'.repeat(300_000));
  const read = async () => {
    for await (const _ of readFileApart(big, { limits: { megabytes: 60, seconds: 20 } }));
  };
  await expect(read()).rejects.toThrow(/big\.txt.*(?:more than 60 MB|ended its process)/);
});

test('INDEX_FILE_SECONDS says how long a file may take, and a small plain text is read apart where residents wait', async () => {
  const places = { INDEX_DIR: join(folder, 'own'), DATA_DIR: join(folder, 'data'), EMBEDDER: 'hashed' };
  const app = await openApp(parseConfig({ ...places, INDEX_FILE_SECONDS: '1' }), silent, { create: true });
  const slow = write('digits.txt', '1'.repeat(150_000));
  const reading = app.index([slow.path], { apart: true });
  const block = await longestBlock(() => reading);
  const why = (await reading).failed.map(({ error }) => error.message);
  expect(why).toEqual([expect.stringMatching(/digits\.txt.*longer than 1 seconds/)]);
  expect(block).toBeLessThan(1000);
  await app.close();
});

test('a stop ends the reading at once, however busy it is', { timeout: 30_000 }, async () => {
  const slow = write('slow.pdf', pdf('q Q\n'.repeat(10_000_000)));
  const stopping = new AbortController();
  setTimeout(() => stopping.abort(), 1500);
  const started = performance.now();
  const done = await indexPages([slow.path], { store, embedder, today: '2024-06-01' }, { signal: stopping.signal });
  expect(done.stopped).toBe(true);
  expect(performance.now() - started).toBeLessThan(3500);
});

test('an archive shows its progress while it is read', async () => {
  const lines = Array.from({ length: 300 }, (_, n) =>
    JSON.stringify({
      id: `l${n}`,
      title: `河口镇第${n}号工程开工`,
      text: `第${n}号工程5月开工，投资${n}万元。`.repeat(40),
    }),
  );
  const archive = write('archive.jsonl', lines.join('\n'));
  const seen: number[] = [];
  await indexPages(
    [archive.path],
    { store, embedder, today: '2024-06-01' },
    { onProgress: ({ done }) => seen.push(done) },
  );
  expect(new Set(seen).size).toBeGreaterThan(3);
  expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  expect(seen.at(-1)).toBe(archive.bytes);
});

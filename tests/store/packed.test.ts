import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openStore } from '../../src/store/index.ts';
import { seal } from '../../src/store/local/codec.ts';
import { pack, unpack } from '../../src/store/local/packed.ts';
import { EMBEDDER, page } from './pages.ts';

const json = fc.json({ maxDepth: 3, stringUnit: 'binary' }).map((text) => `[${text}]`);

test.each(['article', 'statements'] as const)(
  'what pack() has packed of %s comes out again, short and long',
  (kind) => {
    const property = fc.property(json, fc.nat(60), (text, times) => {
      const long = `[${Array(times + 1)
        .fill(text)
        .join()}]`;
      expect(unpack(kind, pack(kind, long))).toBe(long);
      expect(pack(kind, long).length).toBeLessThan(Math.max(768, Buffer.byteLength(long)) + 20);
    });
    fc.assert(property, { numRuns: 60 });
  },
);

test('an index of an earlier program is read: articles as their JSON, statements deflated by themselves', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'wenjin-packed-'));
  const store = await openStore(dir, { embedder: EMBEDDER, create: true });
  const long = '江边的旧仓库改成了展厅。'.repeat(80);
  const statement = { kind: 'sentence', paragraph: 0, start: 0, end: 12, about: [], mentions: [] } as const;
  const statements = Array.from({ length: 30 }, () => ({ ...statement, text: long.slice(0, 12) }));
  await store.replacePage(page('p', { id: 'a', paragraphs: [long], statements }));
  const [before, said] = [await store.article('a'), await store.statements('a')];
  expect(said).toEqual(statements);
  await store.close();
  const db = new DatabaseSync(join(dir, 'news.db'));
  const plain = JSON.stringify(before);
  const content = db.prepare('SELECT content FROM article').get()?.content as Uint8Array;
  expect(content.length).toBeLessThan(plain.length / 3);
  db.prepare('UPDATE article SET content = ?').run(seal(Buffer.from(plain)));
  const bare = JSON.stringify(statements.map(({ text: _, ...rest }) => rest));
  db.prepare('UPDATE statements SET content = ?').run(seal(deflateRawSync(bare, { level: 1 })));
  db.close();
  const again = await openStore(dir, { embedder: EMBEDDER });
  expect(await again.article('a')).toEqual(before);
  expect(await again.statements('a')).toEqual(said);
  await again.close();
  await rm(dir, { recursive: true });
});

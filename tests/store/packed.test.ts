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

/** Packed once, and never again: whoever changes a text to pack against makes every index before it unreadable. */
const PACKED = {
  article:
    'CaXTQWrCQBjF8btkb8n7xhg9TE/QMwjdiAqhK9tAcatkEVpJkbY01suYSWaVK3SRdNGK8pjvAn++ecyvn/MuPtuzXyywxVvz/Wmfds37q7t/bg' +
    '7b4NKCvZt6VWjp/N76ZzyDQSiD0AT/H3H+r+tV0ZbLOs9D+7Lvbj99PZw+1i7NqsWu2RxdmrVlUs0y93gMb6Jqlrt50paJ2PXC2HTTPbUjcaUP' +
    'pg//vjB98e8bpm/8+0OmP/TvR0w/8u+PmP7Ivx8z/di/P2b6Y//+hOlP/PugAEMjmCOsMAwKMRSKQTGGwjEoyFBIBkUZCsugMEOhGRRnKDyDAg' +
    '2FaFCkoTAtlGlRmBbKtChMC2VaFKaFMi3XTd9OfwA=',
  statements:
    'Cb3XOxLCIBAG4CsJCwQOY+lo4Vh5BxtrT+GMdt7I0Vs4KCzETcZhY7alSPiWx7+UkeHP08n2QuB+uj5ul18/+Z5hKfpYzc/Pw7Ff9u1qt95vpt' +
    'SdVkqrqlJtlOp6zvtnZPvMQdFk0bVmU/JBcngUtCAFKAXYFEhHoEMKCFIMpRg2xSSKR4oRpFhKsWyKTZSAFCtIcZTi2BSXc2OBFido6ailvuzb' +
    'rjDsERVaOkGLpxbPXhd8M2i0eEFLoJbAtsSW/d2bAFqCoCU9u+qOAup3X9sma+q05ohKRWMfJsR+zn1lcXHiHwYbx1k4NPqBH/0qZ78q4R/H5D' +
    'g0/oEf//HEfI5OaQDi2N84yxc=',
} as const;

test('what was packed before is unpacked for ever, and is smaller than deflated by itself', () => {
  const article = JSON.parse(unpack('article', Buffer.from(PACKED.article, 'base64')));
  expect(article).toMatchObject({ id: 'k7', title: '河边新路通车', byline: { reporters: ['记者甲'] } });
  expect(article.paragraphs[23]).toBe('本报讯（记者甲）第23段新路从东门到西门，全长23.5公里，2月3日通车。');
  const statements = JSON.parse(unpack('statements', Buffer.from(PACKED.statements, 'base64')));
  expect(statements).toHaveLength(14);
  expect(statements[13]).toMatchObject({ paragraph: 13, mentions: [{ value: 13, unit: '公里' }] });
  const short = JSON.stringify({ ...article, paragraphs: article.paragraphs.slice(0, 6) });
  expect(pack('article', short).length).toBeLessThan(deflateRawSync(short).length);
});

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

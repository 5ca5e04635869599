/**
 * Writes pages into the index in argv[2] until it is killed or has written argv[3] of them, and says on stdout which
 * are in. A page's paragraphs all carry its number and version, so that a half-written or mixed one is recognised.
 */
import { openStore } from '../../src/store/index.ts';
import { EMBEDDER, page } from './pages.ts';

const [dir, count] = [process.argv[2]!, Number(process.argv[3])];
const store = await openStore(dir, { embedder: EMBEDDER, create: true });
const before = (await store.pages()).length;
for (let i = 0; i < count; i++) {
  const name = `p${i % 40}`;
  const version = `${before}.${i}`;
  const paragraphs = Array.from({ length: 1 + (i % 7) }, (_, at) => `${name} ${version} ${at} 甲乙丙丁`);
  await store.replacePage(page(name, { id: name, paragraphs }));
  if (i % 10 === 9) await store.settle();
  process.stdout.write(`${name} ${version}\n`);
}
await store.close();

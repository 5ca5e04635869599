/**
 * Makes the index in LanceDB argv[2] anew, of pages whose texts say the version argv[3], says so before each of its steps, and is
 * killed before the one that argv[4] names.
 */
import { openLanceStore } from '../../src/store/lance/open.ts';
import { EMBEDDER, page } from './pages.ts';

const [url, version, last] = [process.argv[2]!, process.argv[3]!, process.argv[4]];
const before = (step: string): void => {
  if (step === last) process.kill(process.pid, 'SIGKILL');
  process.stdout.write(`${step}\n`);
};
const store = await openLanceStore(url, { embedder: EMBEDDER, rebuild: true });
before('pages');
for (let n = 0; n < 3; n++)
  await store.replacePage(page(`p${n}`, { id: `a${n}`, paragraphs: [`${version} 甲乙丙丁`] }));
before('settling');
await store.settle();
before('closing');
await store.close();

/** Opens the index in argv[2] as `npm run ask` does, and prints how many passages it finds for argv[3]. */
import { openStore } from '../../src/store/index.ts';
import { EMBEDDER } from './pages.ts';

const store = await openStore(process.argv[2]!, { embedder: EMBEDDER });
process.stdout.write(String((await store.matching([process.argv[3]!], 10)).length));
await store.close();

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../src/store/index.ts';
import { storeContract } from '../contracts/store.ts';
import { EMBEDDER } from './pages.ts';

for (const exact of [false, true])
  storeContract(exact ? 'local, exact search' : 'local, hnswlib', {
    createPlace: () => mkdtemp(join(tmpdir(), 'wenjin-store-')),
    removePlace: (place) => rm(place, { recursive: true }),
    open: (place, { readOnly = false } = {}) =>
      openStore(place, { embedder: EMBEDDER, create: !readOnly, readOnly, exact }),
  });

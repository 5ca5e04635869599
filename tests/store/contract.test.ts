import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../src/store/index.ts';
import { storeContract } from '../contracts/store.ts';
import { EMBEDDER } from './pages.ts';

const KINDS = {
  'local, hnswlib': {},
  'local, exact search': { exact: true },
} as const;

for (const [name, kind] of Object.entries(KINDS))
  storeContract(name, {
    createPlace: () => mkdtemp(join(tmpdir(), 'wenjin-store-')),
    removePlace: (place) => rm(place, { recursive: true }),
    open: (place, { readOnly = false } = {}) =>
      openStore(place, { embedder: EMBEDDER, create: !readOnly, readOnly, ...kind }),
  });

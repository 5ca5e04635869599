// What for: keeps articles, their passages, index terms and vectors on disk, and finds passages by words and by vectors.
// In: indexed pages (from indexing), terms and vectors of questions (from retrieval), article ids (from the fronts).
// Out: passage keys with scores, passages, articles, what the index covers; `StoreError` with a remedy for everything else.
// Not here: splitting, embedding, analysing text, fusing the two result lists; the store never looks inside a text.
import { isLance, openLanceStore } from './lance/open.ts';
import { openLocalStore } from './local/open.ts';
import type { OpenOptions, Store } from './port.ts';

export { WriterBusyError } from './local/writer-lock.ts';
export type { OpenOptions, Store } from './port.ts';

/**
 * Opens the index in the folder `dir`, or what `lance:…` leads to. Rejects with `StoreError` when there is none and `create` isn't set, when it was
 * made with another embedder or version, or when it is damaged; `rebuild` starts an empty one, to take its place once it is settled.
 */
export async function openStore(dir: string, options: OpenOptions): Promise<Store> {
  return isLance(dir) ? openLanceStore(dir, options) : openLocalStore(dir, options);
}

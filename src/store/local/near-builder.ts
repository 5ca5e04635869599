import { Worker } from 'node:worker_threads';
import type { Extent, Fingerprint } from './derived.ts';
import type { NearName, VectorSpace } from './near.ts';

/** A temporary file for near vectors: whose it is, what it covers and, where its writer knows, its bytes. */
export type MadeNear = { readonly name: NearName; readonly extent: Extent; readonly written: Fingerprint | null };

/** Makes the file for near vectors in a thread of its own (see `near-worker.ts`). */
export type NearBuilder = {
  /** Resolves with what was made, or `null` where there is no hnswlib or it was stopped. */
  readonly made: Promise<MadeNear | null>;
  readonly stop: () => Promise<void>;
};

export function createNearBuilder(dir: string, space: VectorSpace): NearBuilder {
  const worker = new Worker(new URL('./near-worker.ts', import.meta.url), { workerData: { dir, space } });
  let isStopped = false;
  const made = new Promise<MadeNear | null>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => {
      if (isStopped) resolve(null);
      else reject(new Error(`the thread that makes the file for near vectors ended early (${code})`));
    });
  });
  return {
    made,
    stop: async () => {
      isStopped = true;
      await worker.terminate();
    },
  };
}

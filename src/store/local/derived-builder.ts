import { Worker } from 'node:worker_threads';
import type { DerivedName, Extent, Fingerprint } from './derived.ts';
import type { VectorSpace } from './near.ts';

/** A temporary file: for which, what it covers and, where its writer knows, its bytes. */
export type Made = { readonly name: DerivedName; readonly extent: Extent; readonly written: Fingerprint | null };

/** What the thread is started with: the files for near vectors and of texts, or one of them. */
export type DerivedOrder = {
  readonly dir: string;
  readonly space: VectorSpace;
  readonly names: readonly DerivedName[];
};

/** Makes derived files in a thread of its own (see `derived-worker.ts`). */
export type DerivedBuilder = {
  /** Resolves with what was made: nothing when it was stopped. */
  readonly made: Promise<readonly Made[]>;
  readonly stop: () => Promise<void>;
};

export function createDerivedBuilder(order: DerivedOrder): DerivedBuilder {
  const worker = new Worker(new URL('./derived-worker.ts', import.meta.url), { workerData: order });
  let isStopped = false;
  const made = new Promise<readonly Made[]>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => {
      if (isStopped) resolve([]);
      else reject(new Error(`the thread that makes ${order.names.join(' and ')} ended early (${code})`));
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

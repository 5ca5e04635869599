import { Worker } from 'node:worker_threads';
import type { Extent } from './derived.ts';
import type { VectorSpace } from './graph.ts';

/** Makes the graph in a thread of its own (see `graph-worker.ts`). */
export type GraphBuilder = {
  /** There are new passages in the tables. */
  readonly grow: () => void;
  /** Writes the temporary file; resolves with what it covers, or `null` where there is no hnswlib or it was stopped. */
  readonly finish: () => Promise<Extent | null>;
  readonly stop: () => Promise<void>;
};

export function createGraphBuilder(dir: string, space: VectorSpace): GraphBuilder {
  const worker = new Worker(new URL('./graph-worker.ts', import.meta.url), { workerData: { dir, space } });
  let isStopped = false;
  const ended = new Promise<Extent | null>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => {
      if (isStopped) resolve(null);
      else reject(new Error(`the thread that makes the graph ended early (${code})`));
    });
  });
  // Looked at in `finish`; a thread that fails before must not end the process.
  ended.catch(() => {});
  return {
    grow: () => worker.postMessage('grow'),
    finish: () => {
      worker.postMessage('finish');
      return ended;
    },
    stop: async () => {
      isStopped = true;
      await worker.terminate();
    },
  };
}

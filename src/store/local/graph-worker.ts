/**
 * A thread that makes `news.hnsw` while the main one goes on cutting and embedding pages. It follows the tables over a
 * connection of its own, so that no vector is sent: 'grow' says that there is more, 'finish' asks for the file.
 */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import type { VectorSpace } from './graph.ts';
import { openGraph } from './open-graph.ts';

const { dir, space } = workerData as { readonly dir: string; readonly space: VectorSpace };
const db = new DatabaseSync(join(dir, 'news.db'), { readOnly: true, timeout: 5000 });
const opened = openGraph(db, dir, space);

parentPort?.on('message', async (order: 'grow' | 'finish') => {
  const graph = await opened;
  graph?.grow(db);
  if (order === 'grow') return;
  graph?.save(dir);
  db.close();
  parentPort?.postMessage(graph?.extent() ?? null);
  parentPort?.close();
});

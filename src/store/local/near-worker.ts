/** A thread that makes `news.hnsw` or `news.lists` over a connection of its own, so that no vector is sent. */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import type { VectorSpace } from './near.ts';
import { openNear } from './open-near.ts';

const { dir, space } = workerData as { readonly dir: string; readonly space: VectorSpace };
const db = new DatabaseSync(join(dir, 'news.db'), { readOnly: true, timeout: 5000 });
const near = await openNear(db, dir, space);
near?.grow(db);
const written = near?.save(dir) ?? null;
db.close();
parentPort?.postMessage(near && { name: near.name, extent: near.extent(), written });

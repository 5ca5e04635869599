/** A thread that makes derived files over a connection of its own, so that nothing has to be sent. */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import { currentExtent, onOneState } from './catch-up.ts';
import type { DerivedOrder, Made } from './derived-builder.ts';
import { openNear } from './open-near.ts';
import { writeTexts } from './texts-file.ts';

const { dir, space, names } = workerData as DerivedOrder;
const db = new DatabaseSync(join(dir, 'news.db'), { readOnly: true, timeout: 5000 });

function makeTexts(): Made {
  return onOneState(db, () => ({ name: 'news.texts', extent: currentExtent(db), written: writeTexts(db, dir) }));
}

async function makeNear(): Promise<readonly Made[]> {
  const near = await openNear(db, dir, space);
  near?.grow(db);
  return near ? [{ name: near.name, written: near.save(dir), extent: near.extent() }] : [];
}

const made: Made[] = [];
for (const name of names) made.push(...(name === 'news.texts' ? [makeTexts()] : await makeNear()));
db.close();
parentPort?.postMessage(made);

/**
 * A thread that makes the word index, over a connection of its own, while the main one answers. It hands the arrays over
 * (they are moved, not copied) and, where it may write, leaves the temporary file for `news.words`.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { currentExtent, onOneState } from './catch-up.ts';
import { databaseFile, openDatabase } from './database.ts';
import { buildSegment } from './segment.ts';
import type { WordsOrder } from './words-builder.ts';
import { arraysOf, writeWords } from './words-file.ts';

const { dir, embedder, file, save } = workerData as WordsOrder;
const db = openDatabase(dir, { embedder, readOnly: true });
// `--rebuild` may have put another database in the place of the one that was asked about.
if (databaseFile(dir) === file) {
  const made = onOneState(db, () => {
    const extent = currentExtent(db);
    return { extent, segment: buildSegment(db, 0, extent.through) };
  });
  const written = save ? writeWords(dir, made.segment) : null;
  const buffers = arraysOf(made.segment).map(({ buffer }) => buffer as ArrayBuffer);
  parentPort?.postMessage({ ...made, written }, buffers);
} else parentPort?.postMessage(null);
db.close();

/** A thread that reads articles while the main one cuts, embeds and stores: one message an article, in both directions. */
import { parentPort } from 'node:worker_threads';
import { statementsOf } from '../reading/index.ts';
import type { Article } from '../types.ts';

parentPort?.on('message', ({ key, article }: { readonly key: number; readonly article: Article }) => {
  parentPort?.postMessage({ key, statements: statementsOf(article) });
});

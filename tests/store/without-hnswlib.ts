/** Searches the index in argv[2] on a machine where `npm ci` could not compile hnswlib-node. */
import { registerHooks } from 'node:module';

registerHooks({
  resolve: (specifier, context, next) => {
    if (specifier === 'hnswlib-node') throw new Error('Cannot find package hnswlib-node');
    return next(specifier, context);
  },
});
const { openStore } = await import('../../src/store/index.ts');
const { EMBEDDER, page, vectorOf } = await import('./pages.ts');

const warnings: string[] = [];
const log = { info: () => {}, warn: (_: unknown, message: string) => warnings.push(message), error: () => {} };
const store = await openStore(process.argv[2]!, { embedder: EMBEDDER, log });
await store.replacePage(page('new', { id: 'new', paragraphs: ['癸子丑'] }));
const [best] = await store.nearest(vectorOf('癸子丑'), 1);
const [passage] = await store.passages([best!.key]);
const all = await store.nearest(vectorOf('甲'), 1000);
await store.close();
process.stdout.write(JSON.stringify({ best: passage!.text, all: all.length, warnings }));

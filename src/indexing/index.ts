// What for: gets news files into the index, once per page, and out of it again.
// In: paths (or bytes) of pages in any of the formats; an embedder and a store. Out: stored articles, and a summary.
// Only pages whose bytes changed are read; personal numbers are masked before anything is stored, hashed or embedded.
// Not here: how a page is cut (segment), what a vector is (embeddings), search (retrieval), arguments (scripts/index).
import { resolve } from 'node:path';
import { articlesOfPage, type Reading } from './articles.ts';
import type { IndexDeps, IndexOptions } from './index-run.ts';
import { createRun, isStopped, pruneFiles, pruneLines, refreshCopies, takeFiles } from './index-run.ts';
import { listFiles } from './list-files.ts';
import { refreshNewWords } from './new-words.ts';
import type { ReadPage } from './prepare.ts';
import { pagesOfBytes } from './read-pages.ts';
import type { IndexSummary } from './summary.ts';

export type { Article } from '../types.ts';
export { DEFAULT_ZONE, dayIn } from './dates/index.ts';
export type { IndexDeps, IndexOptions, IndexProgress } from './index-run.ts';
export type { FailedFile } from './list-files.ts';
export type { ReadPage } from './prepare.ts';
export { explainLines, type LineExplanation } from './segment/index.ts';
export { type IndexSummary, summaryLine } from './summary.ts';

/**
 * The articles in a file's bytes, page by page; `name` decides the format. Rejects with `InputError` when any page
 * can't be read.
 */
export async function readArticles(
  file: { readonly name: string; readonly bytes: Uint8Array },
  reading: Partial<Reading> = {},
): Promise<readonly ReadPage[]> {
  const pages: ReadPage[] = [];
  const pageFile = { path: file.name, page: file.name, name: file.name, bytes: file.bytes.byteLength };
  for await (const page of pagesOfBytes(file.bytes, pageFile))
    pages.push({
      page: page.page,
      hash: page.hash,
      articles: await articlesOfPage(page, file.name, { today: null, ...reading }),
    });
  return pages;
}

/**
 * Indexes the files and folders `paths`. A page that can't be read is reported in `failed` and skipped; rejects with
 * `StoreError` or `ProviderError` when the index or the embedder fails, keeping the pages stored so far.
 */
export async function indexPages(
  paths: readonly string[],
  deps: IndexDeps,
  options: IndexOptions = {},
): Promise<IndexSummary> {
  const roots = paths.map((path) => resolve(path));
  const run = await createRun(deps, options, await listFiles(roots));
  const steps = async () => {
    if (options.prune) await pruneFiles(roots, run);
    await takeFiles(run);
    if (options.prune) await pruneLines(run);
    await refreshCopies(run);
  };
  await steps().catch((error: unknown) => {
    // An embedder that is interrupted rejects; the pages before it are stored.
    if (!isStopped(run)) throw error;
  });
  if (!isStopped(run)) {
    await refreshNewWords(deps.store);
    await deps.store.settle();
  }
  return { ...run.counts, failed: run.failed, warnings: run.warnings, stopped: isStopped(run) };
}

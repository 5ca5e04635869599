// What for: gets news files into the index, once per page, and out of it again.
// In: paths (or bytes) of pages in any of the formats; an embedder and a store. Out: stored articles, and a summary.
// Only pages whose bytes changed are read; personal numbers are masked before anything is stored, hashed or embedded.
// Not here: how a page is cut (segment), what a vector is (embeddings), search (retrieval), arguments (scripts/index).
import { resolve } from 'node:path';
import { InputError } from '../errors.ts';
import type { Article } from '../types.ts';
import { articlesOfPage, type Reading } from './articles.ts';
import { createRun, type IndexDeps, type IndexOptions, isStopped, type Run } from './index-run.ts';
import { listFiles } from './list-files.ts';
import { refreshNewWords } from './new-words.ts';
import type { ReadPage } from './prepare.ts';
import { pagesOfBytes } from './read-pages.ts';
import { isReadApart, readFileApart, warmReader } from './reader/index.ts';
import type { CutPage } from './reader/messages.ts';
import { bringBack, refreshCopies } from './refresh.ts';
import type { IndexSummary } from './summary.ts';
import { takeFiles } from './take-files.ts';
import { pruneFiles, pruneLines, remove, sweepWithdrawn } from './take-out.ts';

export type { Article } from '../types.ts';
export { dayIn, readStamp } from './dates/index.ts';
export { type Doubt, doubtsOf } from './doubts.ts';
export { type EditFields, editor, keepEdit, readEdits } from './edits.ts';
export { type Item, isReadable } from './formats/index.ts';
export {
  type Folder,
  fileOf as fileOfPage,
  type IndexDeps,
  type IndexOptions,
  type IndexProgress,
} from './index-run.ts';
export { pageName } from './list-files.ts';
export type { ReadPage } from './prepare.ts';

export { mayBePrinted, printedLines } from './printed.ts';
export { MASK } from './privacy.ts';
export { type IndexSummary, reportLines, summaryLine } from './summary.ts';
export { similar } from './versions.ts';
export { createJudge, sketchOf } from './withheld.ts';

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

/** The articles of a file on disk, read in the reading process. Rejects with `InputError` when no page of it can be read. */
export async function readFileArticles(path: string, today: string): Promise<readonly Article[]> {
  const { files, failed } = await listFiles([path]);
  if (failed[0]) throw failed[0].error;
  const read: CutPage[] = [];
  for (const file of files) for await (const { pages } of readFileApart(file, { today })) read.push(...pages);
  const articles = read.flatMap((page) => page.articles);
  const fault = read.find((page) => page.fault)?.fault;
  if (fault && articles.length === 0) throw new InputError(fault);
  return articles;
}

/** What a run would read, without an index: the articles of each file, and what was passed over or can't be read. */
export async function previewFiles(paths: readonly string[], today: string) {
  const { files, failed, passed = [] } = await listFiles(paths.map((path) => resolve(path)));
  const read: { readonly file: string; readonly articles: readonly Article[] }[] = [];
  const faults = [...failed];
  for (const { path, page } of files)
    try {
      read.push({ file: page, articles: await readFileArticles(path, today) });
    } catch (error) {
      faults.push({ file: page, error: error as Error });
    }
  return { read, failed: faults, passed };
}

/**
 * Indexes the files and folders `paths`, when it is this run's turn: one run at a time writes to an index. A page that
 * can't be read is reported in `failed` and skipped; rejects with `StoreError` or `ProviderError` when the index or the
 * embedder fails, keeping the pages stored so far; an index made anew only takes the old one's place when all has been read.
 */
export async function indexPages(
  paths: readonly string[],
  deps: IndexDeps,
  options: IndexOptions = {},
): Promise<IndexSummary> {
  const roots = paths.map((path) => resolve(path));
  return inTurn(deps, options, async () => {
    const listing = await listFiles(roots);
    if (options.apart || listing.files.some(isReadApart)) warmReader();
    const run = await createRun(deps, options, listing);
    return finished(run, async () => {
      if (options.prune) await pruneFiles(roots, run);
      await takeFiles(run);
      if (options.prune) await pruneLines(run);
    });
  });
}

/** Takes pages out; what other files print of them comes in from there. */
export async function removePages(pages: readonly string[], deps: IndexDeps, options: IndexOptions = {}) {
  await inTurn(deps, options, async () => {
    const run = await createRun(deps, options, { files: [], failed: [] });
    return finished(run, async () => {
      for (const page of pages) await remove(page, run);
    });
  });
}

const inTurn = <T>({ store }: IndexDeps, { wait, signal }: IndexOptions, work: () => Promise<T>): Promise<T> =>
  store.exclusively(work, { ...wait, signal });

async function finished(run: Run, steps: () => Promise<void>): Promise<IndexSummary> {
  const all = async () => {
    await steps();
    await refreshCopies(run);
    await bringBack(run);
    await sweepWithdrawn(run);
  };
  await all().catch((error: unknown) => {
    // An embedder that is interrupted rejects; the pages before it are stored.
    if (!isStopped(run)) throw error;
  });
  // A new index of nothing, of a folder that isn't there, takes no other's place.
  const isNothing = run.options.rebuild === true && run.counts.pages === 0;
  if (!isStopped(run) && !isNothing) {
    await refreshNewWords(run.store);
    await run.store.settle();
  }
  const { failed, passed, warnings, doubtful } = run;
  return { ...run.counts, failed, passed, warnings, doubtful, stopped: isStopped(run) };
}

// What for: gets news files into the index, once per page, and out of it again.
// In: paths (or bytes) of pages in any of the formats; an embedder and a store. Out: stored articles, and a summary.
// Only pages whose bytes changed are read; personal numbers are masked before anything is stored, hashed or embedded.
// Not here: how a page is cut (segment), what a vector is (embeddings), search (retrieval), arguments (scripts/index).
import { resolve } from 'node:path';
import type { Embedder } from '../embeddings/port.ts';
import { InputError } from '../errors.ts';
import type { Store } from '../store/port.ts';
import type { Article, Log } from '../types.ts';
import { articlesOf } from './articles.ts';
import { type FailedFile, type Listing, listFiles, type PageFile, pageName } from './list-files.ts';
import { prepare, type ReadPage } from './prepare.ts';
import { pagesOfBytes, pagesOfFile, type RawPage } from './read-pages.ts';
import type { IndexSummary } from './summary.ts';

export type { Article } from '../types.ts';
export type { FailedFile } from './list-files.ts';
export type { ReadPage } from './prepare.ts';
export { explainLines, type LineExplanation } from './segment/index.ts';
export { type IndexSummary, summaryLine } from './summary.ts';

export type IndexDeps = {
  readonly store: Store;
  readonly embedder: Embedder;
  readonly log?: Log;
  /** The day of the run, ISO; no page is dated after it. */
  readonly today: string;
};

export type IndexProgress = {
  /** Bytes of the files done, and of all of them. */
  readonly done: number;
  readonly total: number;
  readonly file: string;
  readonly pages: number;
  readonly articles: number;
};

export type IndexOptions = {
  /** Take out pages below the given paths whose file is gone. */
  readonly prune?: boolean;
  /** Index every page again, changed or not. */
  readonly rebuild?: boolean;
  /** Stops between two pages; what was done is kept, and the next run goes on from there. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: IndexProgress) => void;
};

type Counts = { -readonly [key in 'pages' | 'articles' | 'passages' | 'unchanged' | 'replaced' | 'removed']: number };

/** What a run knows: what was in the index before it, and what it has done so far. */
type Run = IndexDeps & {
  readonly options: IndexOptions;
  readonly known: ReadonlyMap<string, string>;
  readonly listing: Listing;
  readonly counts: Counts;
  readonly failed: FailedFile[];
  readonly seen: Set<string>;
  readonly waiting: ReadPage[];
};

/**
 * Pages that are embedded and stored together. 64 articles of a `.jsonl` are some 150 passages: a fair batch for a
 * remote model, and a transaction short enough to lose little when the run is killed.
 */
const BATCH = 64;

const stopped = ({ options }: Run) => options.signal?.aborted === true;

async function articlesOfPage(page: RawPage, fileName: string, today: string | null): Promise<Article[]> {
  const articles = articlesOf(await page.input(), fileName, today);
  // An article printed twice on one page is stored once: its id is its content.
  return [...new Map(articles.map((article) => [article.id, article])).values()];
}

/**
 * The articles in a file's bytes, page by page; `name` decides the format. Rejects with `InputError` when any page
 * can't be read. `today` bounds the dates that are inferred.
 */
export async function readArticles(
  file: { readonly name: string; readonly bytes: Uint8Array },
  { today = null }: { readonly today?: string | null } = {},
): Promise<readonly ReadPage[]> {
  const pages: ReadPage[] = [];
  const pageFile = { path: file.name, page: file.name, name: file.name, bytes: file.bytes.byteLength };
  for await (const page of pagesOfBytes(file.bytes, pageFile))
    pages.push({ page: page.page, hash: page.hash, articles: await articlesOfPage(page, file.name, today) });
  return pages;
}

async function flush({ store, embedder, options, waiting, known, counts }: Run): Promise<void> {
  const pages = await prepare(waiting.splice(0), embedder, options.signal);
  if (pages.length > 0) await store.replacePages(pages);
  for (const { page, articles } of pages) {
    if (known.has(page)) counts.replaced += 1;
    counts.articles += articles.length;
    counts.passages += articles.reduce((sum, { passages }) => sum + passages.length, 0);
  }
}

async function take(page: RawPage, file: PageFile, run: Run): Promise<void> {
  run.seen.add(page.page);
  run.counts.pages += 1;
  if (run.known.get(page.page) === page.hash && !run.options.rebuild) {
    run.counts.unchanged += 1;
    return;
  }
  const articles = await failing(file, run, () => articlesOfPage(page, file.name, run.today));
  if (articles) run.waiting.push({ page: page.page, hash: page.hash, articles });
  if (run.waiting.length >= BATCH) await flush(run);
}

/** Runs `read`; input that can't be read is put on the list of failures and leaves the earlier version of it alone. */
async function failing<T>(file: PageFile, { failed, log }: Run, read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    failed.push({ file: file.page, error });
    log?.warn({ file: file.page }, error.message);
    return null;
  }
}

async function takeFiles(run: Run): Promise<void> {
  const total = run.listing.files.reduce((sum, file) => sum + file.bytes, 0);
  let done = 0;
  for (const file of run.listing.files) {
    const report = () =>
      run.options.onProgress?.({
        done,
        total,
        file: file.name,
        pages: run.counts.pages,
        articles: run.counts.articles,
      });
    await failing(file, run, async () => {
      for await (const page of pagesOfFile(file)) {
        if (stopped(run)) return;
        await take(page, file, run);
        report();
      }
    });
    if (stopped(run)) break;
    done += file.bytes;
    report();
  }
  if (!stopped(run)) await flush(run);
}

async function prune(roots: readonly string[], { store, known, seen, failed, counts }: Run): Promise<void> {
  const below = roots.map((root) => pageName(root));
  const spared = new Set(failed.map(({ file }) => file));
  const inside = (file: string) => below.some((root) => root === '' || file === root || file.startsWith(`${root}/`));
  for (const page of known.keys()) {
    const file = page.replace(/(\.jsonl(?:\.gz)?)#.*$/is, '$1');
    if (seen.has(page) || spared.has(file) || !inside(file)) continue;
    await store.removePage(page);
    counts.removed += 1;
  }
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
  const listing = await listFiles(roots);
  const run: Run = {
    ...deps,
    options,
    known: new Map((await deps.store.pages()).map(({ page, hash }) => [page, hash])),
    listing,
    counts: { pages: 0, articles: 0, passages: 0, unchanged: 0, replaced: 0, removed: 0 },
    failed: [...listing.failed],
    seen: new Set(),
    waiting: [],
  };
  await takeFiles(run).catch((error: unknown) => {
    // An embedder that is interrupted rejects; the pages before it are stored.
    if (!stopped(run)) throw error;
  });
  if (options.prune && !stopped(run)) await prune(roots, run);
  if (!stopped(run)) await deps.store.settle();
  return { ...run.counts, failed: run.failed, stopped: stopped(run) };
}

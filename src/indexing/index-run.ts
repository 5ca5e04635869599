import { basename, resolve } from 'node:path';
import type { Embedder } from '../embeddings/port.ts';
import { InputError } from '../errors.ts';
import { statementsOf } from '../reading/index.ts';
import type { Store, WriterWait } from '../store/port.ts';
import type { Article, Log, Statement } from '../types.ts';
import { LINES } from './formats/index.ts';
import { type FailedFile, type Listing, type PageFile, pageName } from './list-files.ts';
import { prepare, type ReadPage } from './prepare.ts';
import { type CutPage, type ReaderLimits, readFile } from './reader/index.ts';
import type { Doubtful, IndexSummary } from './summary.ts';
import { createVersions, splitHash, type Versions } from './versions.ts';
import { createJudge, type Judge } from './withheld.ts';

export type IndexDeps = {
  readonly store: Store;
  readonly embedder: Embedder;
  readonly log?: Log;
  /** The day of the run, ISO; no page is dated after it. */
  readonly today: string;
  /** Where the papers appear: a moment that a page states is the day it was there. */
  readonly timeZone?: string;
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
  /** What one file may cost. */
  readonly limits?: ReaderLimits;
  /** What is read corrects something, so it may be as like a withdrawn report as it wants. */
  readonly corrects?: boolean;
  /** How the turn to write is waited for, when another run is at it; without end by default. */
  readonly wait?: Pick<WriterWait, 'ms' | 'onWait'>;
  readonly onProgress?: (progress: IndexProgress) => void;
};

type Counts = { -readonly [key in keyof Omit<IndexSummary, 'failed' | 'warnings' | 'stopped' | 'doubtful'>]: number };

/** What a run knows: what was in the index before it, and what it has done so far. */
export type Run = IndexDeps & {
  readonly options: IndexOptions;
  readonly known: ReadonlyMap<string, string>;
  readonly listing: Listing;
  readonly counts: Counts;
  readonly failed: FailedFile[];
  readonly warnings: string[];
  readonly seen: Set<string>;
  readonly waiting: ReadPage[];
  readonly versions: Versions;
  /** What articles say, as the reading process read it; found by their paragraphs, which stay whatever else is changed. */
  readonly said: WeakMap<readonly string[], readonly Statement[]>;
  /** Whether a report was withdrawn. */
  readonly judge: Judge;
  /** Reports that are somewhat like one that was withdrawn: the newsroom has to look at them. */
  readonly doubtful: Doubtful[];
  /** Whether there is more than one file, so that one may print what another has. */
  readonly compares: boolean;
};

/**
 * Pages that are embedded and stored together. 64 articles of a `.jsonl` are some 150 passages: a fair batch for a
 * remote model, and a transaction short enough to lose little when the run is killed.
 */
const BATCH = 64;

/** The file that a page of the index comes from. */
const fileOf = (page: string) => page.replace(/(\.jsonl(?:\.gz)?)#.*$/is, '$1');

export const isStopped = ({ options }: Run) => options.signal?.aborted === true;

export async function createRun(deps: IndexDeps, options: IndexOptions, listing: Listing): Promise<Run> {
  const known = new Map((await deps.store.pages()).map(({ page, hash }) => [page, hash]));
  const files = new Set([...known.keys()].map(fileOf).concat(listing.files.map(({ page }) => page)));
  const withdrawals = await deps.store.withdrawals();
  return {
    ...deps,
    options,
    known,
    listing,
    counts: { pages: 0, articles: 0, passages: 0, unchanged: 0, replaced: 0, removed: 0, undated: 0, withheld: 0 },
    failed: [...listing.failed],
    warnings: [],
    seen: new Set(),
    waiting: [],
    versions: createVersions(deps.store, deps.today, new Set(withdrawals.map(({ id }) => id))),
    said: new WeakMap(),
    judge: createJudge(withdrawals),
    doubtful: [],
    compares: files.size > 1,
  };
}

/** A page without what was withdrawn. */
function allowed(page: ReadPage, { judge, counts, doubtful, options, log }: Run): ReadPage {
  if (options.corrects) return page;
  const articles = page.articles.filter((article) => {
    const { verdict, like } = judge(article);
    if (verdict === 'doubt') doubtful.push({ id: article.id, title: article.title, like });
    if (verdict !== 'withdrawn') return true;
    counts.withheld += 1;
    log?.info({ page: page.page, like }, 'a report that was withdrawn is left out');
    return false;
  });
  return { ...page, articles };
}

const preparing = ({ embedder, said, options: { signal } }: Run) => ({
  ...{ embedder, signal },
  statementsOf: (article: Article) => said.get(article.paragraphs) ?? statementsOf(article),
});

function keepStatements({ articles, statements }: CutPage, { said }: Run): void {
  for (const [at, { paragraphs }] of articles.entries()) said.set(paragraphs, statements[at] ?? []);
}

async function flush(run: Run): Promise<void> {
  const { store, waiting, known, counts } = run;
  const read = waiting.splice(0).map((page) => allowed(page, run));
  const pages = await prepare(read, preparing(run));
  if (pages.length > 0) await store.replacePages(pages);
  for (const { page, articles } of pages) {
    if (known.has(page)) counts.replaced += 1;
    counts.articles += articles.length;
    counts.undated += articles.filter(({ article }) => article.published === null).length;
    counts.passages += articles.reduce((sum, { passages }) => sum + passages.length, 0);
  }
}

const apart = ({ today, timeZone, options: { limits, signal } }: Run) => ({ today, timeZone, limits, signal });

/** The hashes of a file's pages that may be passed over unread. */
async function knownOf(file: PageFile, { known, options, versions }: Run): Promise<ReadonlyMap<string, string>> {
  const hashes = new Map<string, string>();
  if (options.rebuild) return hashes;
  for (const [page, stored] of known) {
    if (fileOf(page) !== file.page) continue;
    const { hash, leftOut } = splitHash(stored);
    if (leftOut.length === 0 || (await versions.stillThere(leftOut))) hashes.set(page, hash);
  }
  return hashes;
}

/** The log has every warning; the summary names the first, so that a faulty archive doesn't fill a screen. */
const MOST_WARNINGS = 20;

function hear({ page, warnings: heard = [] }: CutPage, { warnings, log }: Run): void {
  for (const message of heard) {
    log?.warn({ page }, message);
    if (warnings.length < MOST_WARNINGS) warnings.push(`${page}: ${message}.`);
  }
}

async function take(cut: CutPage, file: PageFile, run: Run): Promise<void> {
  run.seen.add(cut.page);
  hear(cut, run);
  run.counts.pages += 1;
  if (cut.unchanged) {
    run.counts.unchanged += 1;
    return;
  }
  if (cut.fault) return fail(file, new InputError(cut.fault), run);
  keepStatements(cut, run);
  const page = { page: cut.page, hash: cut.hash, articles: cut.articles };
  // Searches answer with the ids of an archive's lines, so none of them is left out as a copy.
  const look = { replaces: run.known.has(cut.page), copies: run.compares && !LINES.test(file.name) };
  run.waiting.push(look.replaces || look.copies ? await run.versions.resolve(page, look) : page);
  if (run.waiting.length >= BATCH) await flush(run);
}

function fail(file: PageFile, error: InputError, { failed, log }: Run): void {
  failed.push({ file: file.page, error });
  log?.warn({ file: file.page }, error.message);
}

/** Input that can't be read is put on the list of failures and leaves the earlier version of it alone. */
async function takeFile(file: PageFile, run: Run, report: (bytes: number) => void): Promise<void> {
  let before = 0;
  report(0);
  try {
    const reading = { ...apart(run), known: await knownOf(file, run) };
    for await (const { pages, bytes } of readFile(file, reading)) {
      const share = (Math.min(bytes, file.bytes) - before) / Math.max(1, pages.length);
      for (const page of pages) {
        if (isStopped(run)) return;
        await take(page, file, run);
        before += share;
        report(Math.round(before));
      }
    }
  } catch (error) {
    if (isStopped(run)) return;
    if (!(error instanceof InputError)) throw error;
    fail(file, error, run);
  }
  // The next file is compared with this one in the store.
  if (!isStopped(run)) await flush(run);
}

/** Reads all files that were listed, one after the other, and stores what is new. */
export async function takeFiles(run: Run): Promise<void> {
  const total = run.listing.files.reduce((sum, file) => sum + file.bytes, 0);
  let done = 0;
  for (const file of run.listing.files) {
    const { counts, options } = run;
    const report = (bytes: number) =>
      options.onProgress?.({
        done: done + bytes,
        total,
        file: file.name,
        pages: counts.pages,
        articles: counts.articles,
      });
    await takeFile(file, run, report);
    if (isStopped(run)) return;
    done += file.bytes;
    report(0);
  }
}

export async function remove(page: string, { store, known, versions, counts }: Run): Promise<void> {
  await store.removePage(page);
  versions.forget(splitHash(known.get(page) ?? '').leftOut, basename(fileOf(page)));
  counts.removed += 1;
}

/** Takes out the pages whose file is gone from below `roots`. */
export async function pruneFiles(roots: readonly string[], run: Run): Promise<void> {
  const below = roots.map((root) => pageName(root));
  const kept = new Set([...run.listing.files.map(({ page }) => page), ...run.failed.map(({ file }) => file)]);
  const inside = (file: string) => below.some((root) => root === '' || file === root || file.startsWith(`${root}/`));
  for (const page of run.known.keys()) {
    const file = fileOf(page);
    if (inside(file) && !kept.has(file)) await remove(page, run);
  }
}

/** Takes out the lines that are gone from the `.jsonl` files that were read. */
export async function pruneLines(run: Run): Promise<void> {
  if (isStopped(run)) return;
  const unread = new Set(run.failed.map(({ file }) => file));
  const read = new Set(run.listing.files.map(({ page }) => page).filter((file) => !unread.has(file)));
  for (const page of run.known.keys()) if (read.has(fileOf(page)) && !run.seen.has(page)) await remove(page, run);
}

/** Takes out what was withdrawn while this run had read it already. */
export async function sweepWithdrawn({ store }: Run): Promise<void> {
  for (const { id } of await store.withdrawals()) if ((await store.article(id)) !== null) await store.withdraw(id);
}

/** The file that printed an article, as it is named now or was in earlier runs. */
function homeOf({ source }: Article, { listing, known, seen }: Run): PageFile | null {
  const listed = listing.files.find(({ name }) => name === source);
  if (listed) return listed;
  const page = [...known.keys(), ...seen].map(fileOf).find((file) => basename(file) === source);
  return page === undefined ? null : { path: resolve(page), page, name: source, bytes: 0 };
}

async function refreshFile(file: PageFile, outdated: ReadonlySet<string>, run: Run): Promise<void> {
  const line = LINES.test(file.name);
  const only = line ? new Set([...outdated].map((id) => `${file.page}#${id}`)) : null;
  for await (const { pages } of readFile(file, { ...apart(run), only }))
    for (const cut of pages) {
      const { page, hash, articles, fault } = cut;
      if (isStopped(run)) return;
      if (fault) throw new InputError(fault);
      keepStatements(cut, run);
      const resolved = await run.versions.resolve({ page, hash, articles }, { replaces: true, copies: !line });
      await run.store.replacePages(await prepare([allowed(resolved, run)], preparing(run)));
    }
}

/**
 * Reads pages again that once left out an article which nobody holds any more: it was taken for a copy of a report that
 * has gone since, by this run or by another that was killed. Whatever a run begins with, this is how it ends.
 */
export async function bringBack(run: Run): Promise<void> {
  if (isStopped(run)) return;
  const files = new Set<string>();
  for (const { page, hash } of await run.store.pages()) {
    const { leftOut } = splitHash(hash);
    if (leftOut.length > 0 && !(await run.versions.stillThere(leftOut))) files.add(fileOf(page));
  }
  for (const page of files) {
    const listed = run.listing.files.find((file) => file.page === page);
    await refreshed(listed ?? { path: resolve(page), page, name: basename(page), bytes: 0 }, new Set(), run);
  }
}

/** Stores pages again whose articles were found in, or have gone from, other files. */
export async function refreshCopies(run: Run): Promise<void> {
  if (isStopped(run)) return;
  const outdated = await run.versions.outdated();
  const lines = new Set(outdated.flatMap(({ externalId }) => externalId ?? []));
  const homes = new Map(outdated.map((article) => [article.source, homeOf(article, run)]));
  for (const file of homes.values()) {
    if (file !== null) await refreshed(file, lines, run);
  }
}

/** A file that is gone, but whose page wasn't taken out, stays as it was. */
async function refreshed(file: PageFile, outdated: ReadonlySet<string>, run: Run): Promise<void> {
  await refreshFile(file, outdated, run).catch((error: unknown) => {
    if (!(error instanceof InputError)) throw error;
    run.log?.warn({ file: file.page }, error.message);
  });
}

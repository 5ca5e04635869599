/** Files are read one after the other, and what is new in them is stored. */
import { InputError } from '../errors.ts';
import type { Article } from '../types.ts';
import { LONGEST_TITLE } from './doubts.ts';
import { isArchive } from './formats/index.ts';
import { apart, isStopped, type Run } from './index-run.ts';
import type { PageFile } from './list-files.ts';
import { articlesOf, putPages } from './put-pages.ts';
import { type CutPage, type FileBatch, type FileOrder, readFiles } from './reader/index.ts';
import { splitHash } from './versions.ts';

/**
 * Pages that are embedded and stored together. 64 articles of a `.jsonl` are some 150 passages: a fair batch for a
 * remote model, and a transaction short enough to lose little when the run is killed.
 */
const BATCH = 64;
/** As many where residents wait for the same thread: 20 ms. */
const SMALL_BATCH = 8;

async function flush(run: Run): Promise<void> {
  const { waiting, known, counts, options } = run;
  for (const { page, articles } of await putPages(waiting.splice(0), run)) {
    options.onPage?.(
      page,
      articles.map(({ article }) => article),
    );
    if (known.has(page)) counts.replaced += 1;
    counts.articles += articles.length;
    counts.untitled += articles.filter(({ article }) => isDoubtful(article)).length;
    counts.undated += articles.filter(({ article }) => article.published === null).length;
    counts.passages += articles.reduce((sum, { passages }) => sum + passages.length, 0);
  }
}

/** A continuation has its headline elsewhere. */
const isDoubtful = ({ kind, title }: Article) =>
  (title === null && kind === 'news') || (title?.length ?? 0) > LONGEST_TITLE;

/** The hashes of a file's pages that may be passed over unread. */
async function knownOf(
  file: PageFile,
  { known, pagesOf, options, versions }: Run,
): Promise<ReadonlyMap<string, string>> {
  const hashes = new Map<string, string>();
  if (options.rebuild) return hashes;
  for (const page of pagesOf.get(file.page) ?? []) {
    const { hash, leftOut } = splitHash(known.get(page) ?? '');
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
  if (cut.articles.length === 0) {
    run.counts.pages -= 1;
    run.passed.push({ file: cut.page, why: 'there is no article in it' });
  }
  const page = { page: cut.page, hash: cut.hash, articles: articlesOf(cut, file, run) };
  // Searches answer with the ids of an archive's lines, so none of them is left out as a copy.
  const look = {
    replaces: run.known.has(cut.page),
    copies: run.compares && !isArchive(file.name),
  };
  run.waiting.push(look.replaces || look.copies ? await run.versions.resolve(page, look) : page);
  if (run.waiting.length >= (run.options.apart ? SMALL_BATCH : BATCH)) await flush(run);
}

function fail(file: PageFile, error: InputError, { failed, log }: Run): void {
  failed.push({ file: file.page, error });
  log?.warn({ file: file.page }, error.message);
}

/** Files that are given to the reader at once: it reads on while what it has read is stored. */
const GROUP = 64;

/** How far a run has come, from the files and their batches. */
function meter({ listing, counts, options }: Run) {
  const total = listing.files.reduce((sum, file) => sum + file.bytes, 0);
  let [done, within] = [0, 0];
  const report = ({ name }: PageFile) =>
    options.onProgress?.({
      ...{ done: done + Math.round(within), total, file: name },
      ...{ pages: counts.pages, articles: counts.articles },
    });
  return {
    within: (file: PageFile, bytes: number) => {
      within = Math.min(bytes, file.bytes);
      report(file);
    },
    ended: (file: PageFile) => {
      done += file.bytes;
      within = 0;
      report(file);
    },
  };
}

type Meter = ReturnType<typeof meter>;

/** Input that can't be read is put on the list of failures and leaves the earlier version of it alone. */
async function takeBatch(
  { file, pages, bytes, done, fault }: FileBatch,
  run: Run,
  before: number,
  { within, ended }: Meter,
) {
  const share = (Math.min(bytes, file.bytes) - before) / Math.max(1, pages.length);
  for (const [at, page] of pages.entries()) {
    if (isStopped(run)) return;
    await take(page, file, run);
    within(file, before + share * (at + 1));
  }
  if (isStopped(run)) return;
  if (fault) fail(file, new InputError(fault), run);
  if (!done) return;
  // The next file is compared with this one in the store.
  await flush(run);
  ended(file);
}

async function takeGroup(files: readonly PageFile[], run: Run, told: Meter): Promise<void> {
  const orders: FileOrder[] = [];
  for (const file of files) orders.push({ file, known: await knownOf(file, run) });
  let before = 0;
  try {
    for await (const batch of readFiles(orders, apart(run))) {
      if (isStopped(run)) return;
      await takeBatch(batch, run, before, told);
      before = batch.done ? 0 : Math.min(batch.bytes, batch.file.bytes);
    }
  } catch (error) {
    if (!isStopped(run)) throw error;
  }
}

/** Reads all files that were listed, one after the other, and stores what is new. */
export async function takeFiles(run: Run): Promise<void> {
  const { files } = run.listing;
  const told = meter(run);
  for (let at = 0; at < files.length && !isStopped(run); at += GROUP)
    await takeGroup(files.slice(at, at + GROUP), run, told);
}

/** Files are read one after the other, and what is new in them is stored. */
import { InputError } from '../errors.ts';
import type { Article } from '../types.ts';
import { isArchive } from './formats/index.ts';
import { apart, isStopped, type Run } from './index-run.ts';
import type { PageFile } from './list-files.ts';
import { edited, keepStatements, putPages } from './put-pages.ts';
import { type CutPage, readFile } from './reader/index.ts';
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

/** Longer ones are sentences, or several lines that were taken for one. */
const LONGEST_TITLE = 60;
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
  keepStatements(cut, run);
  const page = { page: cut.page, hash: cut.hash, articles: edited(cut.articles, run) };
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

/** Pages are read again for what other files print of them, or no longer do. */
import { basename, resolve } from 'node:path';
import { InputError } from '../errors.ts';
import type { Article } from '../types.ts';
import { isArchive, LINES } from './formats/index.ts';
import { apart, fileOf, isStopped, type Run } from './index-run.ts';
import type { PageFile } from './list-files.ts';
import { articlesOf, putPages } from './put-pages.ts';
import { readFiles } from './reader/index.ts';
import { splitHash } from './versions.ts';

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
  for await (const batch of readFiles([{ file, known: new Map() }], { ...apart(run), only })) {
    if (batch.fault) throw new InputError(batch.fault);
    for (const cut of batch.pages) {
      const { page, hash, fault } = cut;
      if (isStopped(run)) return;
      if (fault) throw new InputError(fault);
      await putPages(
        [
          await run.versions.resolve(
            { page, hash, articles: articlesOf(cut, file, run) },
            { replaces: true, copies: !isArchive(file.name) },
          ),
        ],
        run,
      );
    }
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

/** Pages and articles are taken out: what is gone from the files, what was withdrawn. */
import { basename } from 'node:path';
import { fileOf, isStopped, type Run } from './index-run.ts';
import { pageName } from './list-files.ts';
import { leftOutOf } from './versions.ts';

export async function remove(page: string, { store, known, versions, counts }: Run): Promise<void> {
  await store.removePage(page);
  versions.forget(leftOutOf(known.get(page) ?? '', basename(fileOf(page))));
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

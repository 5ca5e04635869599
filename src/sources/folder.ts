/** Folders as sources: their files are indexed as they lie there; what is known of their pages tells how fresh they are. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import { oneLine } from '../errors.ts';
import { type Folder, fileOfPage, type IndexOptions, type IndexSummary } from '../indexing/index.ts';
import type { Article } from '../types.ts';
import type { Source } from './sources.ts';
import type { KnownItem, SourceState } from './state.ts';
import { nothingOf, type Visit } from './visit.ts';
import type { IndexDeps } from './waiting.ts';

export type FolderSource = Extract<Source, { kind: 'folder' }>;
type Deps = IndexDeps & { readonly state: SourceState; readonly now: () => number };

const DAY = 86_400_000;
const firstDay = (keepDays: number, now: number) => new Date(now - keepDays * DAY).toISOString().slice(0, 10);

/** What the newsroom says of the folder that a file lies in; of folders in each other the inner one's. */
export function folderOf(sources: readonly Source[], now: number): (path: string) => Folder | null {
  const folders = sources
    .filter((one) => one.kind === 'folder')
    .map((source) => ({ source, root: `${resolve(source.path)}${sep}` }))
    .toSorted((a, b) => b.root.length - a.root.length);
  return (path) => {
    const source = folders.find(({ root }) => path.startsWith(root))?.source;
    if (source === undefined) return null;
    const { paper, district = null, keepDays } = source;
    return { paper, district, from: keepDays === undefined ? null : firstDay(keepDays, now) };
  };
}

/** What a folder's pages were read with: when it is another, they are read again, changed or not. */
const settingsOf = ({ paper, district }: FolderSource): string =>
  createHash('sha256')
    .update(JSON.stringify([paper, district]))
    .digest('base64url');

/** Indexes what is new in a folder, and takes out what is gone from it or has become too old. */
export async function visitFolder(
  source: FolderSource,
  deps: Deps,
  options: IndexOptions,
): Promise<{ readonly seen: Visit; readonly articles: number }> {
  const { state, index, now } = deps;
  const [place, settings] = [source.path, settingsOf(source)];
  const detail = isAway(place, state);
  if (detail !== null) return { seen: { ...nothingOf(place, now()), trouble: { kind: 'none', detail } }, articles: 0 };
  const read = new Map<string, readonly Article[]>();
  const onPage: IndexOptions['onPage'] = (page, articles) => {
    read.set(page, articles);
    options.onPage?.(page, articles);
  };
  const rebuild = state.address(place)?.etag !== settings;
  const done = await index([place], { ...options, prune: true, rebuild, onPage });
  noteRead(place, read, deps);
  if (!done.stopped) state.putAddress(place, { etag: settings }, now());
  const old = outdatedIn(source, deps);
  if (old.length > 0) await index(old, { ...options, rebuild: true, onPage });
  noteRead(place, read, deps);
  return { seen: visitOf(place, done), articles: done.articles };
}

/** A folder on a disk that isn't there now has lost nothing; said in words, `null` for one that can be read. */
function isAway(place: string, state: SourceState): string | null {
  if (!existsSync(place)) return `there is no folder "${place}"`;
  const isEmpty = statSync(place).isDirectory() && readdirSync(place).length === 0;
  return isEmpty && state.itemsOf(place).length > 0 ? `"${place}" is empty, which it wasn't before` : null;
}

/** What is known of the pages that were read, and that others are gone. */
function noteRead(place: string, read: Map<string, readonly Article[]>, { state, now }: Deps): void {
  state.together(() => {
    for (const [page, articles] of read) state.put(knownPage(page, articles, place, now()));
    for (const item of state.itemsOf(place))
      if (!existsSync(resolve(fileOfPage(item.name)))) state.put({ ...item, status: 'gone' });
  });
}

/** Files with reports older than their folder is to keep; read again, they have none. */
function outdatedIn({ path, keepDays }: FolderSource, { state, now }: Deps): readonly string[] {
  if (keepDays === undefined) return [];
  const first = firstDay(keepDays, now());
  const old = state.itemsOf(path).filter(({ published }) => published !== null && published < first);
  return [...new Set(old.map(({ name }) => resolve(fileOfPage(name))))];
}

/** A page with the newest day of its reports. */
const knownPage = (name: string, articles: readonly Article[], place: string, now: number): KnownItem => ({
  ...{ name, place, url: null, final: null, guid: null, hash: '', whole: true, missed: null },
  published:
    articles
      .map(({ published }) => published ?? '')
      .toSorted()
      .at(-1) || null,
  ...{ since: now, checked: now },
  status: articles.length > 0 ? 'stored' : 'empty',
});

/** What an index run made of a folder. */
function visitOf(place: string, done: IndexSummary): Visit {
  const [first] = done.failed;
  return {
    ...nothingOf(place, 0),
    ...{ listed: done.pages, fresh: done.articles, changed: done.replaced },
    failed: done.failed.map(({ file, error }) => ({ url: file, why: oneLine(error) })),
    trouble: first ? { kind: 'unreadable', detail: oneLine(first.error) } : null,
  };
}

/** Reports whose files wait to be indexed, and those that are to be taken out. */
import { InputError, oneLine } from '../errors.ts';
import type { IndexOptions, IndexSummary } from '../indexing/index.ts';
import type { Article } from '../types.ts';
import type { ItemFiles } from './item-files.ts';
import type { KnownItem, SourceState } from './state.ts';

export type IndexDeps = {
  readonly index: (paths: readonly string[], options?: IndexOptions) => Promise<IndexSummary>;
  readonly removePages: (pages: readonly string[], options?: IndexOptions) => Promise<void>;
};

type Deps = IndexDeps & { readonly state: SourceState; readonly files: ItemFiles };

export type Unreadable = { readonly url: string; readonly why: string };

export type Indexed = { readonly articles: number; readonly unreadable: readonly Unreadable[] };

/** Indexes what waits, of all sources or of the one at `place`. What wasn't reached before a stop goes on waiting. */
export async function indexWaiting(deps: Deps, options: IndexOptions, place?: string): Promise<Indexed> {
  const { state, files } = deps;
  const waiting = state.waiting().filter((item) => place === undefined || item.place === place);
  if (waiting.length === 0) return { articles: 0, unreadable: [] };
  const stored = new Map<string, readonly Article[]>();
  const done = await deps.index(
    waiting.map(({ name }) => files.pathOf(name)),
    {
      ...options,
      onPage: (page, articles) => {
        stored.set(page, articles);
        options.onPage?.(page, articles);
      },
    },
  );
  const failed = new Map(done.failed.map(({ file, error }) => [file, error]));
  const unreadable: Unreadable[] = [];
  state.together(() => {
    for (const item of waiting) {
      const page = files.pageOf(item.name);
      const [error, articles] = [failed.get(page), stored.get(page)];
      // After a kill a file may be in the index already, and nothing is put in; a stop leaves it as it is.
      if (error === undefined && articles === undefined && done.stopped) continue;
      if (error !== undefined && !(error instanceof InputError)) continue;
      // While it was indexed another text of it may have come.
      if (state.item(item.name)?.hash !== item.hash) continue;
      if (error) unreadable.push({ url: item.final ?? item.url ?? page, why: oneLine(error) });
      const published = articles?.map((one) => one.published).find((day) => day !== null) ?? item.published;
      state.put({ ...item, published, status: error ? 'empty' : 'stored' });
    }
  });
  return { articles: done.articles, unreadable };
}

/** First from the index, then the file, then what is known of it: after a kill in between it is done again. */
export async function takeOut(
  items: readonly KnownItem[],
  { state, files, removePages }: Omit<Deps, 'index'>,
): Promise<void> {
  if (items.length === 0) return;
  await removePages(items.map(({ name }) => files.pageOf(name)));
  for (const { name } of items) files.remove(name);
  state.together(() => {
    for (const item of items) state.put({ ...item, status: 'gone' });
  });
}

import { doubtsOf } from '../indexing/index.ts';
import { eachArticle, isWanted, type Listed, UNKNOWN, type Wanted } from '../listed.ts';
import type { Store } from '../store/port.ts';
import type { Article, Coverage, LineRange } from '../types.ts';
import { headline } from './messages.ts';

/** What lists need of an article; `paper` is `null` where its page doesn't say it. */
export type Entry = Listed & {
  readonly id: string;
  readonly title: string;
  readonly paper: string | null;
  readonly source: string;
  readonly lines: readonly LineRange[];
  /** Grows with the order in which articles were put in. */
  readonly key: number;
};

/** All articles, newest first, each once. */
export type Catalogue = { readonly entries: readonly Entry[]; readonly byId: ReadonlyMap<string, Entry> };

type Listing = Pick<Store, 'articlesAfter' | 'coverage'>;

const toEntry = ({ key, article }: { readonly key: number; readonly article: Article }): Entry => {
  const { id, published, district, paper = null, kind, source, lines } = article;
  const doubts = doubtsOf(article);
  return { id, title: headline(article), published, district, paper, kind, doubts, source, lines, key };
};

/** Newest first; undated ones last, and those of a day in the order they were put in. */
const byDate = (a: Entry, b: Entry) => (b.published ?? '').localeCompare(a.published ?? '') || a.key - b.key;

async function readAll(store: Listing): Promise<Catalogue> {
  const byId = new Map<string, Entry>();
  for await (const one of eachArticle(store)) byId.set(one.article.id, toEntry(one));
  return { entries: [...byId.values()].sort(byDate), byId };
}

/** Makes `catalogue()`: read again only when the index has changed, and once for all who ask meanwhile. */
export function createCatalogue(store: Listing): () => Promise<Catalogue> {
  let seen: Coverage | undefined;
  let read: Promise<Catalogue> | undefined;
  return async () => {
    const now = await store.coverage();
    if (!read || now !== seen) {
      seen = now;
      read = readAll(store);
      read.catch(() => {
        read = undefined;
      });
    }
    return read;
  };
}

/** What narrows a list; empty ones don't. */
export type Filter = Wanted & { readonly [name in 'month' | 'person']?: string };

export const FILTERS = ['month', 'paper', 'district', 'kind'] as const;

const filedUnder = (entry: Entry, name: (typeof FILTERS)[number]): string =>
  (name === 'month' ? entry.published?.slice(0, 7) : entry[name]) ?? UNKNOWN;

/** The articles that all of `filter` fits. */
export const narrowed = ({ entries }: Catalogue, filter: Filter): readonly Entry[] =>
  entries.filter((one) => isWanted(one, filter) && (!filter.month || filedUnder(one, 'month') === filter.month));

/** Each value of `name` among `entries` with how many have it, most first; months newest first. */
export function valuesOf(
  entries: readonly Entry[],
  name: (typeof FILTERS)[number],
): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const entry of entries) counts.set(filedUnder(entry, name), (counts.get(filedUnder(entry, name)) ?? 0) + 1);
  const all = [...counts];
  return name === 'month' ? all.sort(([a], [b]) => b.localeCompare(a)) : all.sort(([, a], [, b]) => b - a);
}

/** The articles before and after one on its page, as printed. */
export function neighbours({ entries }: Catalogue, { id, source, key }: Entry): { before?: Entry; after?: Entry } {
  const page = entries.filter((entry) => entry.source === source).sort((a, b) => a.key - b.key);
  const at = page.findIndex((entry) => entry.key === key && entry.id === id);
  const [before, after] = [page[at - 1], page[at + 1]];
  return { ...(before ? { before } : {}), ...(after ? { after } : {}) };
}

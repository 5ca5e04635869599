import type { Article, ArticleKind, Coverage, LineRange } from '../types.ts';
import { headline } from './messages.ts';

/** What lists need of an article. */
export type Entry = {
  readonly id: string;
  readonly title: string;
  readonly published: string | null;
  readonly district: string | null;
  /** What its page calls its paper; `null` where it doesn't. */
  readonly paper: string | null;
  readonly kind: ArticleKind;
  readonly source: string;
  readonly lines: readonly LineRange[];
  /** Grows with the order in which articles were put in. */
  readonly key: number;
};

/** All articles, newest first, each once. */
export type Catalogue = { readonly entries: readonly Entry[]; readonly byId: ReadonlyMap<string, Entry> };

type Listing = {
  articlesAfter(after: number, limit: number): Promise<readonly { readonly key: number; readonly article: Article }[]>;
  coverage(): Promise<Coverage>;
};

/** Read so many at a time, so that questions are answered meanwhile. */
const AT_ONCE = 200;

const toEntry = ({ key, article }: { readonly key: number; readonly article: Article }): Entry => {
  const { id, published, district, paper, kind, source, lines } = article;
  return { ...{ id, title: headline(article), published, district }, paper: paper ?? null, kind, source, lines, key };
};

/** Newest first; undated ones last, and those of a day in the order they were put in. */
const byDate = (a: Entry, b: Entry) => (b.published ?? '').localeCompare(a.published ?? '') || a.key - b.key;

async function readAll(store: Listing): Promise<Catalogue> {
  const byId = new Map<string, Entry>();
  for (let after = 0; ; ) {
    const found = await store.articlesAfter(after, AT_ONCE);
    for (const one of found) if (!byId.has(one.article.id)) byId.set(one.article.id, toEntry(one));
    if (found.length === 0) return { entries: [...byId.values()].sort(byDate), byId };
    after = found.at(-1)!.key;
    await new Promise((resolve) => setImmediate(resolve));
  }
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
export type Filter = { readonly [name in 'month' | 'paper' | 'district' | 'kind' | 'person']?: string };

export const FILTERS = ['month', 'paper', 'district', 'kind'] as const;

/** What stands for an unknown month, paper or district in an address. */
export const UNKNOWN = '-';

const filedUnder = (entry: Entry, name: (typeof FILTERS)[number]): string =>
  (name === 'month' ? entry.published?.slice(0, 7) : entry[name]) ?? UNKNOWN;

/** The articles that all of `filter` fits. */
export const narrowed = ({ entries }: Catalogue, filter: Filter): readonly Entry[] =>
  entries.filter((entry) => FILTERS.every((name) => !filter[name] || filedUnder(entry, name) === filter[name]));

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

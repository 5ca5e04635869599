/** The index as one head has it, and what was read of it and can't have changed since. */
import { setImmediate as turn } from 'node:timers/promises';
import { inflateRawSync } from 'node:zlib';
import type { Article, Coverage, Statement, StoredPassage } from '../../types.ts';
import { decodeVector, type StoredVector } from '../local/codec.ts';
import { toPassage } from '../local/rows.ts';
import type { Row } from './engine.ts';
import type { Head } from './head.ts';
import { createListing, type Listing } from './listing.ts';
import { createRows } from './rows.ts';
import { createSegments, type NamedLive, type Place, placeIn } from './segments.ts';
import type { Tables } from './tables.ts';

type StoredArticle = {
  readonly key: number;
  readonly article: Article;
};
/** Of sixty articles that a question looks at, it reads what ten say; of a hundred passages each is compared once. */
type StoredStatements = { readonly key: number; readonly statements: readonly Statement[] };
type StoredSmall = { readonly key: number; readonly vector: StoredVector };

/** Articles and vectors kept as they were read: what a key stands for never changes. Some 8 MB and 6 MB. */
const KEPT_ARTICLES = 1024;
const KEPT_VECTORS = 8192;

type Kept = ReturnType<typeof createKept>;

export function createKept() {
  return {
    articles: createCache<StoredArticle>(KEPT_ARTICLES),
    vectors: createCache<StoredSmall>(KEPT_VECTORS),
    statements: createCache<StoredStatements>(KEPT_ARTICLES),
    listing: createListing(),
    segments: createSegments(),
    /** The index they were read of, and how many had gone. */
    of: '',
  };
}

function createCache<T>(most: number) {
  const kept = new Map<number, T>();
  return {
    get: (key: number): T | undefined => kept.get(key),
    clear: (): void => kept.clear(),
    set: (key: number, value: T): void => {
      // Maps iterate in the order of insertion: the first is the one kept longest.
      if (kept.size >= most) kept.delete(kept.keys().next().value ?? key);
      kept.set(key, value);
    },
  };
}

export type Snapshot = ReturnType<typeof createSnapshot>;

export function createSnapshot(head: Head, tables: Tables, kept: Kept) {
  let listing: Promise<Listing> | null = null;
  let coverage: Promise<Coverage> | null = null;
  const of = `${head.made} ${head.gone}`;
  if (kept.of !== of) {
    kept.articles.clear();
    kept.vectors.clear();
    kept.statements.clear();
    kept.of = of;
  }

  const [articleRows, passageRows] = [createRows(tables.article), createRows(tables.passage)];

  const list = (): Promise<Listing> => {
    listing ??= kept.listing(tables.article, head);
    return listing;
  };

  const articles = (keys: readonly number[]): Promise<readonly StoredArticle[]> =>
    cached(kept.articles, keys, async (unknown) => (await articleRows(unknown, ['key', 'content'])).map(toArticle));
  const readStatements = together(async (keys: readonly number[]) =>
    (await articleRows(keys, ['key', 'said'])).map(toStatements),
  );

  const vectors = (keys: readonly number[]): Promise<readonly StoredSmall[]> =>
    cached(kept.vectors, keys, async (unknown) => (await passageRows(unknown, ['key', 'small'])).map(toSmall));

  let read: Promise<readonly NamedLive[]> | null = null;
  const words = (): Promise<readonly NamedLive[]> => {
    read ??= kept.segments(tables, head);
    return read;
  };

  const ownTexts = async (places: readonly Place[]): Promise<ReadonlyMap<number, unknown>> => {
    const keys = places.flatMap(({ key, isOwn }) => (isOwn ? [key] : []));
    const rows = keys.length === 0 ? [] : await passageRows(keys, ['key', 'text']);
    return new Map(rows.map(({ key, text }) => [Number(key), text]));
  };

  /** With their articles, which hold their texts; passages of those that are gone are left out. */
  const passages = async (keys: readonly number[]): Promise<readonly StoredPassage[]> => {
    const segments = await words();
    const places = keys.flatMap((key) => placeIn(segments, key) ?? []);
    const [stored, texts] = await Promise.all([
      articles(places.map(({ article }) => article)),
      ownTexts(places),
      // Whoever reads passages compares them next: kept until then, and read beside the articles.
      vectors(places.map(({ key }) => key)),
    ]);
    const found = new Map(stored.map((one) => [one.key, one.article]));
    return places.flatMap(({ key, article: of, row }) => {
      const article = found.get(of);
      return article ? [toPassage({ ...row, text: texts.get(key) ?? null }, article)] : [];
    });
  };

  return {
    head,
    tables,
    list,
    words,
    articles,
    passages,
    statements: async (key: number): Promise<readonly Statement[]> =>
      (await cached(kept.statements, [key], readStatements))[0]?.statements ?? [],
    vectors,
    coverage: (): Promise<Coverage> => {
      coverage ??= list().then(async (all) => ({
        pages: await tables.page.countRows(),
        passages: head.passages,
        ...all.covered(),
      }));
      return coverage;
    },
  };
}

/** What these keys stand for, in their order, each once: as it is kept, or read now all together. */
async function cached<T extends { readonly key: number }>(
  kept: ReturnType<typeof createCache<T>>,
  keys: readonly number[],
  read: (unknown: readonly number[]) => Promise<readonly T[]>,
): Promise<readonly T[]> {
  const found = new Map<number, T | undefined>(keys.map((key) => [key, kept.get(key)]));
  const unknown = [...found].flatMap(([key, one]) => (one ? [] : [key]));
  if (unknown.length > 0)
    for (const one of await read(unknown)) {
      kept.set(one.key, one);
      found.set(one.key, one);
    }
  return [...found.values()].filter((one) => one !== undefined);
}

/** What is asked for before the next turn of the event loop is read at once: each reading costs, whatever it reads. */
function together<T extends { readonly key: number }>(read: (keys: readonly number[]) => Promise<readonly T[]>) {
  let next: { readonly keys: number[]; readonly read: Promise<readonly T[]> } | null = null;
  return async (keys: readonly number[]): Promise<readonly T[]> => {
    if (next === null) {
      const all: number[] = [];
      next = {
        keys: all,
        read: turn().then(() => {
          next = null;
          return read([...new Set(all)]);
        }),
      };
    }
    next.keys.push(...keys);
    return (await next.read).filter(({ key }) => keys.includes(key));
  };
}

export const toArticle = (row: Row): StoredArticle => ({
  key: Number(row.key),
  article: JSON.parse(String(row.content)) as Article,
});

export const toStatements = (row: Row): StoredStatements => ({
  key: Number(row.key),
  statements: JSON.parse(inflateRawSync(row.said as Uint8Array).toString()) as readonly Statement[],
});

/** What Arrow gives is part of a whole batch, which would be kept with it. */
export const toSmall = (row: Row): StoredSmall => ({
  key: Number(row.key),
  vector: decodeVector(Uint8Array.from(row.small as Uint8Array)),
});

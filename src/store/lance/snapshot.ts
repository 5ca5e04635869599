/** The index as one head has it, and what was read of it and can't have changed since. */
import { inflateRawSync } from 'node:zlib';
import type { Article, Coverage, Statement } from '../../types.ts';
import { among, type Row, rowsOf } from './engine.ts';
import type { Head } from './head.ts';
import type { Tables } from './tables.ts';

const unpacked = (text: unknown): unknown => JSON.parse(inflateRawSync(Buffer.from(String(text), 'base64')).toString());

type StoredArticle = {
  readonly key: number;
  readonly article: Article;
  readonly statements: readonly Statement[];
};
type StoredRow = {
  readonly key: number;
  readonly article: number;
  readonly id: string;
  readonly ordinal: number;
  readonly paragraph: number;
  readonly start: number;
  readonly text: string;
  readonly vector: Float32Array;
};
/** What is known of all articles: enough to put them in order. */
export type Listed = {
  readonly key: number;
  readonly id: string;
  readonly published: string;
  readonly district: string;
};

/** Articles and passages kept as they were read: what a key stands for never changes. Some 4 MB and 40 MB. */
const KEPT_ARTICLES = 1024;
const KEPT_PASSAGES = 20_000;

type Kept = ReturnType<typeof createKept>;

export function createKept() {
  return { articles: createCache<StoredArticle>(KEPT_ARTICLES), passages: createCache<StoredRow>(KEPT_PASSAGES) };
}

function createCache<T>(most: number) {
  const kept = new Map<number, T>();
  return {
    get: (key: number): T | undefined => kept.get(key),
    set: (key: number, value: T): void => {
      // Maps iterate in the order of insertion: the first is the one kept longest.
      if (kept.size >= most) kept.delete(kept.keys().next().value ?? key);
      kept.set(key, value);
    },
  };
}

export type Snapshot = ReturnType<typeof createSnapshot>;

export function createSnapshot(head: Head, tables: Tables, kept: Kept) {
  let listing: Promise<readonly Listed[]> | null = null;
  let byId: Promise<ReadonlyMap<string, readonly number[]>> | null = null;
  let coverage: Promise<Coverage> | null = null;

  const list = (): Promise<readonly Listed[]> => {
    listing ??= listed(tables);
    return listing;
  };
  const keysById = (): Promise<ReadonlyMap<string, readonly number[]>> => {
    byId ??= list().then((all) => {
      const groups = Map.groupBy(all, ({ id }) => id);
      return new Map([...groups].map(([id, rows]) => [id, rows.map(({ key }) => key)]));
    });
    return byId;
  };

  const articles = async (keys: readonly number[]): Promise<readonly StoredArticle[]> => {
    const found = new Map<number, StoredArticle>();
    for (const key of keys) {
      const known = kept.articles.get(key);
      if (known) found.set(key, known);
    }
    const unknown = [...new Set(keys)].filter((key) => !found.has(key));
    if (unknown.length > 0)
      for (const row of await rowsOf(tables.article, among('key', unknown), ['key', 'content', 'said'])) {
        const one = toArticle(row);
        kept.articles.set(one.key, one);
        found.set(one.key, one);
      }
    return keys.flatMap((key) => found.get(key) ?? []);
  };

  /** Those that are still there: what is kept may be gone by now. */
  const passages = async (keys: readonly number[]): Promise<ReadonlyMap<number, StoredRow>> => {
    const found = new Map<number, StoredRow>();
    for (const key of keys) {
      const known = kept.passages.get(key);
      if (known) found.set(key, known);
    }
    const unknown = [...new Set(keys)].filter((key) => !found.has(key));
    const columns = ['key', 'article', 'id', 'ordinal', 'paragraph', 'start', 'text', 'vector'];
    if (unknown.length > 0)
      for (const row of await rowsOf(tables.passage, among('key', unknown), columns)) {
        const one = toPassage(row);
        kept.passages.set(one.key, one);
        found.set(one.key, one);
      }
    const there = await keysById();
    return new Map([...found].filter(([, { id, article }]) => there.get(id)?.includes(article)));
  };

  return {
    head,
    tables,
    list,
    keysById,
    articles,
    passages,
    coverage: (): Promise<Coverage> => {
      coverage ??= covered(tables, head, list);
      return coverage;
    },
  };
}

async function listed({ article }: Tables): Promise<readonly Listed[]> {
  const table = await article.query().select(['key', 'id', 'published', 'district']).toArrow();
  const column = (name: string) => table.getChild(name)!;
  const [keys, ids, days, districts] = ['key', 'id', 'published', 'district'].map(column);
  const all = Array.from({ length: table.numRows }, (_, n) => ({
    key: Number(keys!.get(n)),
    id: String(ids!.get(n)),
    published: String(days!.get(n)),
    district: String(districts!.get(n)),
  }));
  return all.sort((a, b) => a.key - b.key);
}

async function covered({ page }: Tables, head: Head, list: () => Promise<readonly Listed[]>): Promise<Coverage> {
  const all = await list();
  const days = all.map(({ published }) => published).filter(Boolean);
  const extreme = (better: (a: string, b: string) => boolean): string | null =>
    days.reduce<string | null>((best, day) => (best === null || better(day, best) ? day : best), null);
  return {
    pages: await page.countRows(),
    articles: new Set(all.map(({ id }) => id)).size,
    passages: head.passages,
    from: extreme((a, b) => a < b),
    upTo: extreme((a, b) => a > b),
    districts: [...new Set(all.map(({ district }) => district).filter(Boolean))].toSorted(),
  };
}

const toArticle = (row: Row): StoredArticle => ({
  key: Number(row.key),
  article: JSON.parse(String(row.content)) as Article,
  statements: unpacked(row.said) as readonly Statement[],
});

const toPassage = (row: Row): StoredRow => ({
  ...{ key: Number(row.key), article: Number(row.article), id: String(row.id), ordinal: Number(row.ordinal) },
  ...{ paragraph: Number(row.paragraph), start: Number(row.start), text: JSON.parse(String(row.text)) as string },
  vector: Float32Array.from(row.vector as Iterable<number>),
});

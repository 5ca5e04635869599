/** The index as one head has it, and what was read of it and can't have changed since. */
import { setImmediate as turn } from 'node:timers/promises';
import { inflateRawSync } from 'node:zlib';
import type { Article, Coverage, Statement, StoredPassage } from '../../types.ts';
import { decodeVector, type StoredVector } from '../local/codec.ts';
import { toPassage } from '../local/rows.ts';
import type { Row } from './engine.ts';
import type { Head } from './head.ts';
import { createListing } from './listing.ts';
import { once } from './once.ts';
import { createRows } from './rows.ts';
import { createSegments, type Place, placeIn } from './segments.ts';
import type { Tables } from './tables.ts';
import { createVectors } from './vectors.ts';

/** With what it takes in memory, about. */
type Sized = { readonly key: number; readonly bytes: number };
type StoredArticle = Sized & { readonly article: Article };
/** Of sixty articles that a question looks at, it reads what ten say; of a hundred passages each is compared once. */
type StoredStatements = Sized & { readonly statements: readonly Statement[] };
type StoredSmall = Sized & { readonly vector: StoredVector };

/** Bytes of articles, statements and vectors that are kept as they were read: what a key stands for never changes. */
const KEPT = { articles: 12 << 20, statements: 8 << 20, vectors: 8 << 20 } as const;

type Kept = ReturnType<typeof createKept>;

/** `vectorBytes`: what vectors in memory may take. */
export function createKept(vectorBytes?: number) {
  return {
    articles: createCache<StoredArticle>(KEPT.articles),
    vectors: createCache<StoredSmall>(KEPT.vectors),
    statements: createCache<StoredStatements>(KEPT.statements),
    allVectors: createVectors(vectorBytes),
    listing: createListing(),
    segments: createSegments(),
    /** The index they were read of, and how many had gone. */
    of: '',
  };
}

function createCache<T extends Sized>(most: number) {
  const kept = new Map<number, T>();
  let bytes = 0;
  return {
    get: (key: number): T | undefined => kept.get(key),
    clear: (): void => {
      kept.clear();
      bytes = 0;
    },
    set: (value: T): void => {
      bytes += value.bytes - (kept.get(value.key)?.bytes ?? 0);
      kept.set(value.key, value);
      // Maps iterate in the order of insertion: the first is the one kept longest.
      for (const first of kept.values()) {
        if (bytes <= most) break;
        kept.delete(first.key);
        bytes -= first.bytes;
      }
    },
  };
}

export type Snapshot = ReturnType<typeof createSnapshot>;

export function createSnapshot(head: Head, tables: Tables, kept: Kept) {
  const of = `${head.made} ${head.gone}`;
  if (kept.of !== of) {
    kept.articles.clear();
    kept.vectors.clear();
    kept.statements.clear();
    kept.of = of;
  }

  const [articleRows, passageRows] = [createRows(tables.article), createRows(tables.passage)];

  const list = once(() => kept.listing(tables.article, head));
  const words = once(() => kept.segments(tables, head));

  const articles = (keys: readonly number[]): Promise<readonly StoredArticle[]> =>
    cached(kept.articles, keys, async (unknown) => (await articleRows.of(unknown, ['content'])).map(toArticle));
  const readStatements = together(async (keys: readonly number[]) =>
    (await articleRows.of(keys, ['said'])).map(toStatements),
  );

  /** Of passages that are there. */
  const placesOf = async (keys: readonly number[]): Promise<readonly Place[]> => {
    const segments = await words();
    return keys.flatMap((key) => placeIn(segments, key) ?? []);
  };

  const allVectors = once(() => kept.allVectors(tables.passage, head));
  const readVectors = (keys: readonly number[]): Promise<readonly StoredSmall[]> =>
    cached(kept.vectors, keys, async (unknown) => (await passageRows.of(unknown, ['small'])).map(toSmall));
  /** Of passages that are there. */
  const vectors = async (keys: readonly number[]): Promise<readonly StoredSmall[]> => {
    const held = await allVectors();
    if (!held) return readVectors(keys);
    return (await placesOf(keys)).flatMap(({ key }) => {
      const vector = held(key);
      return vector ? [{ key, vector, bytes: 0 }] : [];
    });
  };

  const ownTexts = async (places: readonly Place[]): Promise<ReadonlyMap<number, unknown>> => {
    const keys = places.flatMap(({ key, isOwn }) => (isOwn ? [key] : []));
    const rows = keys.length === 0 ? [] : await passageRows.of(keys, ['text']);
    return new Map(rows.map(({ key, text }) => [Number(key), text]));
  };

  /** Whoever reads passages compares them next: those not in memory are read beside the articles, and kept until then. */
  const compareSoon = async (places: readonly Place[]): Promise<void> => {
    if (!(await allVectors())) await readVectors(places.map(({ key }) => key));
  };

  /** With their articles, which hold their texts; passages of those that are gone are left out. */
  const passages = async (keys: readonly number[]): Promise<readonly StoredPassage[]> => {
    const places = await placesOf(keys);
    const [stored, texts] = await Promise.all([articles(places.map(({ article }) => article)), ownTexts(places)]);
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
    placesOf,
    compareSoon,
    statements: async (key: number): Promise<readonly Statement[]> =>
      (await cached(kept.statements, [key], readStatements))[0]?.statements ?? [],
    vectors,
    passagesAt: passageRows.keysAt,
    coverage: once(
      async (): Promise<Coverage> => ({
        pages: await tables.page.countRows(),
        passages: head.passages,
        ...(await list()).covered(),
      }),
    ),
  };
}

/** What these keys stand for, in their order, each once: as it is kept, or read now all together. */
async function cached<T extends Sized>(
  kept: ReturnType<typeof createCache<T>>,
  keys: readonly number[],
  read: (unknown: readonly number[]) => Promise<readonly T[]>,
): Promise<readonly T[]> {
  const found = new Map<number, T | undefined>(keys.map((key) => [key, kept.get(key)]));
  const unknown = [...found].flatMap(([key, one]) => (one ? [] : [key]));
  if (unknown.length > 0)
    for (const one of await read(unknown)) {
      kept.set(one);
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

/** Two bytes a character of Chinese; what an object's fields take besides is as much again in statements. */
const [IN_ARTICLE, IN_STATEMENTS, IN_VECTOR] = [2, 4, 1.5];

export function toArticle({ key, content }: Row): StoredArticle {
  const json = String(content);
  return { key: Number(key), article: JSON.parse(json) as Article, bytes: IN_ARTICLE * json.length };
}

export function toStatements({ key, said }: Row): StoredStatements {
  const json = inflateRawSync(said as Uint8Array).toString();
  return { key: Number(key), statements: JSON.parse(json) as readonly Statement[], bytes: IN_STATEMENTS * json.length };
}

/** What Arrow gives is part of a whole batch, which would be kept with it. */
export function toSmall({ key, small }: Row): StoredSmall {
  const bytes = Uint8Array.from(small as Uint8Array);
  return { key: Number(key), vector: decodeVector(bytes), bytes: IN_VECTOR * bytes.length };
}

/** What is known of all articles, enough to find and order them: columns, 30 bytes an article, since a province has millions. */
import type { Coverage } from '../../types.ts';
import { filled, lowerBound, orderOf } from '../local/arrays.ts';
import { columnsIn, type Table } from './engine.ts';
import type { Head } from './head.ts';
import { numberOf } from './words-of.ts';

type Wanted = { readonly published: (date: string) => boolean; readonly district: (name: string) => boolean };

export type Listing = {
  /** Of all articles with this id: a report that two pages print is there twice. */
  readonly keysOf: (id: string) => readonly number[];
  /** A number that articles with the same id share. */
  readonly idOf: (key: number) => number | undefined;
  /** In the order they were put in. */
  readonly keysAfter: (key: number, limit: number) => readonly number[];
  /** Newest first, undated last, one of each id. */
  readonly newest: (limit: number, wanted: Wanted) => readonly number[];
  readonly covered: () => Omit<Coverage, 'pages' | 'passages'>;
};

/** Articles in the order of their keys; ids by their hashes, dates and districts by their numbers in a list of texts. */
type Columns = {
  readonly keys: Uint32Array;
  readonly ids: Float64Array;
  readonly published: Uint32Array;
  readonly district: Uint32Array;
};

const NONE: Columns = {
  ...{ keys: new Uint32Array(0), ids: new Float64Array(0) },
  ...{ published: new Uint32Array(0), district: new Uint32Array(0) },
};

/** Reads on from where the head before ended; from the beginning where articles have gone since. */
export function createListing() {
  let all = NONE;
  let [texts, byId, of] = [createTexts(), createById(), ''];
  const read = async (article: Table, head: Head): Promise<Listing> => {
    const index = `${head.made} ${head.gone}`;
    if (of !== index || (all.keys.at(-1) ?? 0) > head.lastArticle)
      [all, texts, byId, of] = [NONE, createTexts(), createById(), index];
    const last = all.keys.at(-1) ?? 0;
    if (last < head.lastArticle) {
      const known = all.keys.length;
      all = joined(all, await readAfter(article, last, texts));
      byId.add(all.ids, known);
    }
    return listed(all, texts, byId);
  };
  let before: Promise<unknown> = Promise.resolve();
  return (article: Table, head: Head): Promise<Listing> => {
    const next = before.then(() => read(article, head));
    before = next.catch(() => {});
    return next;
  };
}

/** The same text is kept once: there are few days and districts. */
function createTexts() {
  const numbers = new Map<string, number>();
  const all: string[] = [];
  return {
    all,
    numberOf: (text: string): number => {
      const known = numbers.get(text);
      if (known !== undefined) return known;
      numbers.set(text, all.length);
      return all.push(text) - 1;
    },
  };
}
type Texts = ReturnType<typeof createTexts>;

async function readAfter(article: Table, last: number, texts: Texts): Promise<Columns> {
  const names = ['key', 'id', 'published', 'district'];
  const { rows, column } = await columnsIn(article.query().where(`key > ${last}`).select(names));
  const [key, id, published, district] = names.map(column) as [Column, Column, Column, Column];
  const unordered = Uint32Array.from({ length: rows }, (_, at) => Number(key(at)));
  const order = orderOf(unordered);
  const textOf = (of: Column) => (at: number) => texts.numberOf(String(of(at)));
  return {
    keys: Uint32Array.from(order, (at) => unordered[at]!),
    ids: Float64Array.from(order, (at) => numberOf(String(id(at)))),
    published: Uint32Array.from(order, textOf(published)),
    district: Uint32Array.from(order, textOf(district)),
  };
}
type Column = (at: number) => unknown;

function joined(a: Columns, b: Columns): Columns {
  const size = a.keys.length + b.keys.length;
  const numbers = (of: 'keys' | 'published' | 'district') => filled(new Uint32Array(size), a[of], b[of]);
  return {
    ...{ keys: numbers('keys'), published: numbers('published'), district: numbers('district') },
    ids: filled(new Float64Array(size), a.ids, b.ids),
  };
}

/** Places by the hash of an id, in an open table that is at most half full: eight to sixteen bytes an article. */
function createById() {
  let slots = new Int32Array(1024).fill(-1);
  const put = (hash: number, at: number): void => {
    let slot = hash % slots.length;
    while (slots[slot]! >= 0) slot = (slot + 1) % slots.length;
    slots[slot] = at;
  };
  return {
    add: (ids: Float64Array, from: number): void => {
      const isRoomy = 2 * ids.length <= slots.length;
      if (!isRoomy) slots = new Int32Array(4 * ids.length).fill(-1);
      for (let at = isRoomy ? from : 0; at < ids.length; at++) put(ids[at]!, at);
    },
    find: (ids: Float64Array, hash: number): readonly number[] => {
      const found: number[] = [];
      for (let slot = hash % slots.length; slots[slot]! >= 0; slot = (slot + 1) % slots.length)
        if (ids[slots[slot]!] === hash) found.push(slots[slot]!);
      return found.sort((a, b) => a - b);
    },
  };
}

function listed(all: Columns, texts: Texts, byId: ReturnType<typeof createById>): Listing {
  const { keys, ids, published, district } = all;
  let byDate: readonly (readonly [date: string, places: readonly number[]])[] | null = null;
  const newestFirst = () => {
    byDate ??= [...Map.groupBy(published.keys(), (at) => texts.all[published[at]!]!)].sort(([a], [b]) =>
      a < b ? 1 : -1,
    );
    return byDate;
  };
  const textsIn = (numbers: Uint32Array): readonly string[] =>
    [...new Set(numbers)].map((number) => texts.all[number]!).filter((text) => text !== '');
  return {
    keysOf: (id) => byId.find(ids, numberOf(id)).map((at) => keys[at]!),
    idOf: (key) => ids[lowerBound(keys, key)],
    keysAfter: (after, limit) => {
      const from = lowerBound(keys, after + 1);
      return [...keys.subarray(from, from + Math.max(0, limit))];
    },
    newest: (limit, wanted) => {
      const found = new Map<number, number>();
      for (const [date, places] of newestFirst()) {
        if (!wanted.published(date)) continue;
        for (const at of places) {
          if (found.size >= limit) return [...found.values()];
          if (!found.has(ids[at]!) && wanted.district(texts.all[district[at]!]!)) found.set(ids[at]!, keys[at]!);
        }
      }
      return [...found.values()];
    },
    covered: () => {
      const dates = textsIn(published).toSorted();
      return {
        ...{ articles: new Set(ids).size, from: dates[0] ?? null, upTo: dates.at(-1) ?? null },
        districts: textsIn(district).toSorted(),
      };
    },
  };
}

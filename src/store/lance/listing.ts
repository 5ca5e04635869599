/** What is known of all articles, enough to put them in order: columns, since a province has millions of them. */
import type { Coverage } from '../../types.ts';
import { rowsOf, type Table } from './engine.ts';
import type { Head } from './head.ts';

export type Listed = {
  readonly key: number;
  readonly id: string;
  readonly published: string;
  readonly district: string;
};

export type Listing = {
  /** In the order they were put in. */
  readonly all: readonly Listed[];
  readonly keysOf: (id: string) => readonly number[];
  readonly covered: () => Omit<Coverage, 'pages' | 'passages'>;
};

/** Reads on from where the head before ended; from the beginning where articles have gone since. */
export function createListing() {
  let all: readonly Listed[] = [];
  let byId = new Map<string, readonly number[]>();
  let of = '';
  /** The same text is kept once: there are few days and districts. */
  const texts = new Map<string, string>();
  const once = (value: unknown): string => {
    const text = String(value);
    if (!texts.has(text)) texts.set(text, text);
    return texts.get(text)!;
  };
  return async (article: Table, head: Head): Promise<Listing> => {
    const isSame = of === `${head.made} ${head.gone}` && (all.at(-1)?.key ?? 0) <= head.lastArticle;
    const before = isSame ? all : [];
    const columns = ['key', 'id', 'published', 'district'];
    const rows =
      (before.at(-1)?.key ?? 0) === head.lastArticle
        ? []
        : await rowsOf(article, `key > ${before.at(-1)?.key ?? 0}`, columns);
    const added = rows.map(({ key, id, published, district }) => ({
      ...{ key: Number(key), id: String(id), published: once(published), district: once(district) },
    }));
    added.sort((a, b) => a.key - b.key);
    const ids = isSame ? new Map(byId) : new Map<string, readonly number[]>();
    for (const { id, key } of added) ids.set(id, [...(ids.get(id) ?? []), key]);
    const now = added.length === 0 ? before : [...before, ...added];
    [all, byId, of] = [now, ids, `${head.made} ${head.gone}`];
    return { all: now, keysOf: (id) => ids.get(id) ?? [], covered: () => covered(now, ids.size) };
  };
}

function covered(all: readonly Listed[], articles: number): Omit<Coverage, 'pages' | 'passages'> {
  let [from, upTo] = [null, null] as [string | null, string | null];
  const districts = new Set<string>();
  for (const { published, district } of all) {
    if (published !== '' && (from === null || published < from)) from = published;
    if (published !== '' && (upTo === null || published > upTo)) upTo = published;
    if (district !== '') districts.add(district);
  }
  return { articles, from, upTo, districts: [...districts].toSorted() };
}

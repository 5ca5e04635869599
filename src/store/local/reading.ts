import type { DatabaseSync } from 'node:sqlite';
import type { Article, ArticleRef, Coverage, StoredPassage } from '../../types.ts';
import type { PageRecord } from '../port.ts';
import { createVersion } from './catch-up.ts';
import { cosineWith, damaged, decodeVector } from './codec.ts';
import { type Row, toArticle, toPassage, toRef } from './rows.ts';

/** The reading half of the store, without search: synchronous look-ups by key, id or date. */
export type Reading = ReturnType<typeof createReading>;

export function createReading(db: DatabaseSync) {
  const s = {
    pages: db.prepare('SELECT name AS page, hash, articles FROM page ORDER BY name'),
    keys: db.prepare('SELECT key FROM article WHERE id = ? ORDER BY key'),
    passage: db.prepare('SELECT * FROM passage WHERE key = ?'),
    vector: db.prepare('SELECT vector FROM passage_vector WHERE key = ?'),
    latest: db.prepare('SELECT key FROM article ORDER BY published DESC, key'),
    latestIn: db.prepare('SELECT key FROM article WHERE district = ? ORDER BY published DESC, key'),
  };
  const articleByKey = createArticles(db);
  return {
    pages: (): readonly PageRecord[] =>
      s.pages.all().map((r) => ({ page: String(r.page), hash: String(r.hash), articles: Number(r.articles) })),
    passages: (keys: readonly number[]): readonly StoredPassage[] =>
      keys.flatMap((key) => {
        const row = s.passage.get(key);
        const article = row && articleByKey(Number(row.article));
        return row && article ? [toPassage(row, article)] : [];
      }),
    article: (id: string): Article | null => {
      const [first, ...others] = s.keys.all(id).flatMap(({ key }) => articleByKey(Number(key)) ?? []);
      if (!first) return null;
      if (first.id !== id) throw damaged(`the article "${id}"`);
      return others.length === 0 ? first : { ...first, alsoIn: alsoIn(first, others) };
    },
    similarities: (vector: Float32Array, keys: readonly number[]): readonly number[] =>
      keys.map((key) => {
        const row = s.vector.get(key);
        return row ? cosineWith(vector, decodeVector(row.vector)) : 0;
      }),
    latest: (limit: number, district?: string): readonly ArticleRef[] => {
      const rows = district === undefined ? s.latest.iterate() : s.latestIn.iterate(district);
      return firstDistinct(rows, articleByKey, limit);
    },
    coverage: createCoverage(db),
  };
}

/**
 * Articles kept as they were read. A question looks at some hundred of them two or three times, and what a key stands
 * for never changes: it is only ever gone, and then no passage and no id leads to it. 512 take some 2 MB.
 */
const KEPT_ARTICLES = 512;

/** Reads articles by their key; `null` when one is gone, as between two look-ups while a writer replaces its page. */
function createArticles(db: DatabaseSync): (key: number) => Article | null {
  const find = db.prepare('SELECT content FROM article WHERE key = ?');
  const kept = new Map<number, Article>();
  return (key) => {
    const known = kept.get(key);
    if (known) return known;
    const row = find.get(key);
    if (!row) return null;
    const article = toArticle(row);
    // Maps iterate in the order of insertion: the first is the one kept longest.
    if (kept.size === KEPT_ARTICLES) kept.delete(kept.keys().next().value ?? key);
    kept.set(key, article);
    return article;
  };
}

/** Counting 65,000 articles takes 20 ms and every refusal names the newest: counted again only after a change. */
function createCoverage(db: DatabaseSync): () => Coverage {
  const version = createVersion(db);
  const counts = db.prepare(COUNTS);
  const districts = db.prepare('SELECT DISTINCT district FROM article WHERE district IS NOT NULL ORDER BY district');
  let seen = '';
  let coverage: Coverage | undefined;
  return () => {
    const now = version();
    if (!coverage || now !== seen) coverage = toCoverage(counts.get() ?? {}, districts.all());
    seen = now;
    return coverage;
  };
}

const COUNTS = `SELECT
  (SELECT count(*) FROM page) AS pages,
  (SELECT count(DISTINCT id) FROM article) AS articles,
  (SELECT count(*) FROM passage) AS passages,
  (SELECT min(published) FROM article) AS "from",
  (SELECT max(published) FROM article) AS upTo`;

/** The first `limit` articles; a report that two pages print counts once. */
function firstDistinct(
  rows: Iterable<Row>,
  articleByKey: (key: number) => Article | null,
  limit: number,
): readonly ArticleRef[] {
  const found = new Map<string, ArticleRef>();
  if (limit <= 0) return [];
  for (const { key } of rows) {
    const article = articleByKey(Number(key));
    if (article && !found.has(article.id)) found.set(article.id, toRef(article));
    if (found.size >= limit) break;
  }
  return [...found.values()];
}

const alsoIn = (first: Article, others: readonly Article[]): readonly string[] => [
  ...new Set([...first.alsoIn, ...others.map(({ source }) => source).filter((source) => source !== first.source)]),
];

const toCoverage = (row: Row, districts: readonly Row[]): Coverage => ({
  pages: Number(row.pages),
  articles: Number(row.articles),
  passages: Number(row.passages),
  from: text(row.from),
  upTo: text(row.upTo),
  districts: districts.map(({ district }) => String(district)),
});

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

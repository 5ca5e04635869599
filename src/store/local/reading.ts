import type { DatabaseSync } from 'node:sqlite';
import type { Article, ArticleRef, Coverage, StoredPassage } from '../../types.ts';
import type { PageRecord } from '../port.ts';
import { cosineWith, damaged, decodeVector } from './codec.ts';
import { type Row, toArticle, toPassage, toRef } from './rows.ts';

/** The reading half of the store, without search: synchronous look-ups by key, id or date. */
export type Reading = ReturnType<typeof createReading>;

export function createReading(db: DatabaseSync) {
  const articleSql = 'SELECT about, paragraphs, checksum FROM article';
  const s = {
    pages: db.prepare('SELECT name AS page, hash, articles FROM page ORDER BY name'),
    byId: db.prepare(`${articleSql} WHERE id = ? ORDER BY key`),
    byKey: db.prepare(`${articleSql} WHERE key = ?`),
    passage: db.prepare('SELECT * FROM passage WHERE key = ?'),
    vector: db.prepare('SELECT vector FROM passage_vector WHERE key = ?'),
    latest: db.prepare(`${articleSql} ORDER BY published DESC, key`),
    latestIn: db.prepare(`${articleSql} WHERE district = ? ORDER BY published DESC, key`),
    counts: db.prepare(COUNTS),
    districts: db.prepare('SELECT DISTINCT district FROM article WHERE district IS NOT NULL ORDER BY district'),
  };
  const articleByKey = (key: number): Article | null => {
    const row = s.byKey.get(key);
    return row ? toArticle(row) : null;
  };
  return {
    pages: (): readonly PageRecord[] =>
      s.pages.all().map((r) => ({ page: String(r.page), hash: String(r.hash), articles: Number(r.articles) })),
    passages: (keys: readonly number[]): readonly StoredPassage[] => {
      const articles = new Map<unknown, Article | null>();
      return keys.flatMap((key) => {
        const row = s.passage.get(key);
        if (!row) return [];
        if (!articles.has(row.article)) articles.set(row.article, articleByKey(Number(row.article)));
        const article = articles.get(row.article);
        // Gone between the two look-ups, when a writer has just replaced its page.
        return article ? [toPassage(row, article)] : [];
      });
    },
    article: (id: string): Article | null => {
      const [first, ...others] = s.byId.all(id).map(toArticle);
      if (!first) return null;
      if (first.id !== id) throw damaged(`the article "${id}"`);
      return { ...first, alsoIn: alsoIn(first, others) };
    },
    similarities: (vector: Float32Array, keys: readonly number[]): readonly number[] =>
      keys.map((key) => {
        const row = s.vector.get(key);
        return row ? cosineWith(vector, decodeVector(row.vector)) : 0;
      }),
    latest: (limit: number, district?: string): readonly ArticleRef[] =>
      firstDistinct(district === undefined ? s.latest.iterate() : s.latestIn.iterate(district), limit),
    coverage: (): Coverage => toCoverage(s.counts.get() ?? {}, s.districts.all()),
  };
}

const COUNTS = `SELECT
  (SELECT count(*) FROM page) AS pages,
  (SELECT count(DISTINCT id) FROM article) AS articles,
  (SELECT count(*) FROM passage) AS passages,
  (SELECT min(published) FROM article) AS "from",
  (SELECT max(published) FROM article) AS upTo`;

/** The first `limit` articles; a report that two pages print counts once. */
function firstDistinct(rows: Iterable<Row>, limit: number): readonly ArticleRef[] {
  const found = new Map<string, ArticleRef>();
  if (limit <= 0) return [];
  for (const row of rows) {
    const article = toArticle(row);
    if (!found.has(article.id)) found.set(article.id, toRef(article));
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

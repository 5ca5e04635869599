import type { DatabaseSync } from 'node:sqlite';
import type { Article, ArticleRef, Coverage, Statement, StoredPassage, TimeRange } from '../../types.ts';
import type { PageRecord } from '../port.ts';
import { createVersion } from './catch-up.ts';
import { damaged } from './codec.ts';
import { createCosines } from './cosines.ts';
import { createExport } from './export.ts';
import { createBatch, createKept, type Row, toArticle, toPassage, toRef } from './rows.ts';
import { createStatementReading } from './statements.ts';
import { createTexts, type TextsOptions } from './texts.ts';

/** The reading half of the store, without search: synchronous look-ups by key, id or date. */
export function createReading(db: DatabaseSync, options: TextsOptions) {
  const s = {
    pages: db.prepare('SELECT name AS page, hash, articles FROM page ORDER BY name'),
    keys: db.prepare('SELECT key FROM article WHERE id = ? ORDER BY key'),
    after: db.prepare('SELECT key FROM article WHERE key > ? ORDER BY key LIMIT ?'),
    latest: db.prepare('SELECT key FROM article ORDER BY published DESC, key'),
    latestIn: db.prepare('SELECT key FROM article WHERE district = ? ORDER BY published DESC, key'),
    // 2024-07 is earlier than 2024-07-01, and a beginning of it.
    latestWithin: db.prepare(`SELECT key FROM article
      WHERE published <= $to AND (published >= $from OR instr($from, published) = 1) ORDER BY published DESC, key`),
  };
  const articlesByKey = createArticles(db);
  const passageRows = createBatch(db, 'SELECT r.* FROM json_each(?) j CROSS JOIN passage r ON r.key = j.value');
  const passagesByKey = createKept(db, function* (keys): Generator<[number, StoredPassage]> {
    const rows = passageRows(keys);
    const articles = articlesByKey([...rows.values()].map(({ article }) => Number(article)));
    for (const [key, row] of rows) {
      const article = articles.get(Number(row.article));
      if (article) yield [key, toPassage(row, article)];
    }
  });
  const texts = createTexts(db, articlesByKey, options);
  const said = createStatementReading(db);
  const known = new WeakMap<Article, readonly Statement[]>();
  return {
    pages: (): readonly PageRecord[] =>
      s.pages.all().map((r) => ({ page: String(r.page), hash: String(r.hash), articles: Number(r.articles) })),
    passages: (keys: readonly number[]): readonly StoredPassage[] => {
      const passages = passagesByKey(keys);
      return keys.flatMap((key) => passages.get(key) ?? []);
    },
    articlesOf: texts.articlesOf,
    article: (id: string): Article | null => {
      const keys = s.keys.all(id).map(({ key }) => Number(key));
      const [first, ...others] = articlesByKey(keys).values();
      if (!first) return null;
      if (first.id !== id) throw damaged(`the article "${id}"`);
      return others.length === 0 ? first : { ...first, alsoIn: alsoIn(first, others) };
    },
    statements: (id: string): readonly Statement[] => {
      const [first] = s.keys.all(id).map(({ key }) => Number(key));
      const article = first === undefined ? undefined : articlesByKey([first]).get(first);
      if (!article) return [];
      // As long as the article is kept, so are they: a question looks at those of ten articles, 0.1 ms each to decode.
      const statements = known.get(article) ?? said.statements(first!, article);
      known.set(article, statements);
      return statements;
    },
    mentioning: said.mentioning,
    namesAmong: said.namesAmong,
    namesAfter: said.namesAfter,
    similarities: createCosines(db, texts.vectors),
    latest: (limit: number, district?: string, time?: TimeRange): readonly ArticleRef[] => {
      const articleByKey = (key: number) => articlesByKey([key]).get(key);
      if (!time)
        return firstDistinct(
          district === undefined ? s.latest.iterate() : s.latestIn.iterate(district),
          articleByKey,
          limit,
        );
      const isThere = (one?: Article) => (district === undefined || one?.district === district ? one : undefined);
      const rows = s.latestWithin.iterate({ from: time.from ?? '', to: time.to ?? '9999' });
      return firstDistinct(rows, (key) => isThere(articleByKey(key)), limit);
    },
    articlesAfter: (after: number, limit: number) => {
      const keys = s.after.all(after, limit).map(({ key }) => Number(key));
      return [...articlesByKey(keys)].map(([key, article]) => ({ key, article }));
    },
    pagesAfter: createExport(db),
    coverage: createCoverage(db),
    close: texts.close,
  };
}

/**
 * Articles kept as they were read. A question looks at some hundred of them two or three times, and what a key stands
 * for never changes: it is only ever gone, and then no passage and no id leads to it. 512 take some 2 MB.
 */
const KEPT_ARTICLES = 512;

/** Reads articles by their keys, in that order. One that went since, as when a writer replaces its page, is left out. */
function createArticles(db: DatabaseSync): (keys: readonly number[]) => ReadonlyMap<number, Article> {
  const rowsOf = createBatch(db, 'SELECT r.key, r.content FROM json_each(?) j CROSS JOIN article r ON r.key = j.value');
  const kept = new Map<number, Article>();
  const keep = (key: number, article: Article) => {
    // Maps iterate in the order of insertion: the first is the one kept longest.
    if (kept.size === KEPT_ARTICLES) kept.delete(kept.keys().next().value ?? key);
    kept.set(key, article);
  };
  return (keys) => {
    const unknown = [...new Set(keys)].filter((key) => !kept.has(key));
    const rows = unknown.length === 0 ? new Map<number, Row>() : rowsOf(unknown);
    const found = new Map<number, Article>();
    for (const key of keys) {
      const known = kept.get(key);
      const row = known ? undefined : rows.get(key);
      if (known) found.set(key, known);
      else if (row && !found.has(key)) found.set(key, toArticle(row));
    }
    for (const key of rows.keys()) keep(key, found.get(key)!);
    return found;
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
  articleByKey: (key: number) => Article | undefined,
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

import type { DatabaseSync } from 'node:sqlite';
import { crc32 } from 'node:zlib';
import { StoreError } from '../../errors.ts';
import type { Article, ArticleRef, Coverage, StoredPassage } from '../../types.ts';
import type { PageRecord } from '../port.ts';
import { cosineWith } from './codec.ts';

/** The reading half of the store, without search: synchronous look-ups by key, id or date. */
export type Reading = ReturnType<typeof createReading>;

type Row = Readonly<Record<string, unknown>>;

export function createReading(db: DatabaseSync) {
  const articleSql = 'SELECT key, id, about, paragraphs, checksum FROM article';
  const s = {
    pages: db.prepare('SELECT name AS page, hash, articles FROM page ORDER BY name'),
    byId: db.prepare(`${articleSql} WHERE id = ? ORDER BY key`),
    byKey: db.prepare(`${articleSql} WHERE key = ?`),
    passage: db.prepare('SELECT key, article, ordinal, paragraph, start, length, text FROM passage WHERE key = ?'),
    vector: db.prepare('SELECT vector FROM passage_vector WHERE key = ?'),
    latest: db.prepare(LATEST('')),
    latestIn: db.prepare(LATEST('WHERE district = ?')),
    counts: db.prepare(COUNTS),
    districts: db.prepare('SELECT DISTINCT district FROM article WHERE district IS NOT NULL ORDER BY district'),
  };
  return {
    pages: (): readonly PageRecord[] =>
      s.pages.all().map((r) => ({ page: String(r.page), hash: String(r.hash), articles: Number(r.articles) })),
    passages: (keys: readonly number[]): readonly StoredPassage[] => {
      const articles = new Map<unknown, Article | null>();
      return keys.flatMap((key) => {
        const row = s.passage.get(key);
        if (!row) return [];
        // Gone between the two look-ups, when a writer has just replaced its page.
        const article = remember(articles, row.article, () => optional(s.byKey.get(Number(row.article))));
        return article ? [toPassage(row, article)] : [];
      });
    },
    article: (id: string): Article | null => {
      const [first, ...others] = s.byId.all(id).map(toArticle);
      return first ? { ...first, alsoIn: alsoIn(first, others) } : null;
    },
    similarities: (vector: Float32Array, keys: readonly number[]): readonly number[] =>
      keys.map((key) => {
        const found = s.vector.get(key)?.vector;
        return found instanceof Uint8Array ? cosineWith(vector, found) : 0;
      }),
    latest: (limit: number, district?: string): readonly ArticleRef[] =>
      (district === undefined ? s.latest.all(limit) : s.latestIn.all(district, limit)).map(toRef),
    coverage: (): Coverage => toCoverage(s.counts.get() ?? {}, s.districts.all()),
  };
}

/** Two pages may print the same report; the one that came first stands for it. A missing date sorts last. */
const LATEST = (where: string) =>
  `SELECT id, title, published, min(key) AS first FROM article ${where} GROUP BY id ORDER BY published DESC, first LIMIT ?`;

const COUNTS = `SELECT
  (SELECT count(*) FROM page) AS pages,
  (SELECT count(DISTINCT id) FROM article) AS articles,
  (SELECT count(*) FROM passage) AS passages,
  (SELECT min(published) FROM article) AS "from",
  (SELECT max(published) FROM article) AS upTo`;

/**
 * `length` characters of an article, from character `start` of paragraph `paragraph` on; paragraphs are joined by '\n'.
 */
export function textAt(paragraphs: readonly string[], paragraph: number, start: number, length: number): string {
  let text = (paragraphs[paragraph] ?? '').slice(start);
  for (let next = paragraph + 1; text.length < length && next < paragraphs.length; next++)
    text += `\n${paragraphs[next]}`;
  return text.slice(0, length);
}

function toArticle(row: Row): Article {
  const about = String(row.about);
  const paragraphs = String(row.paragraphs);
  if (crc32(paragraphs, crc32(about)) !== row.checksum) throw damaged(String(row.id));
  return { ...JSON.parse(about), paragraphs: JSON.parse(paragraphs) };
}

function toPassage(row: Row, article: Article): StoredPassage {
  const [key, ordinal, paragraph, start] = [row.key, row.ordinal, row.paragraph, row.start].map(Number) as Numbers;
  const text = row.text === null ? textAt(article.paragraphs, paragraph, start, Number(row.length)) : String(row.text);
  return { key, article: article.id, ordinal, paragraph, start, text };
}
type Numbers = [key: number, ordinal: number, paragraph: number, start: number];

const alsoIn = (first: Article, others: readonly Article[]): readonly string[] => [
  ...new Set([...first.alsoIn, ...others.map(({ source }) => source).filter((source) => source !== first.source)]),
];

const toRef = (row: Row): ArticleRef => ({
  id: String(row.id),
  title: String(row.title),
  published: text(row.published),
});

const toCoverage = (row: Row, districts: readonly Row[]): Coverage => ({
  pages: Number(row.pages),
  articles: Number(row.articles),
  passages: Number(row.passages),
  from: text(row.from),
  upTo: text(row.upTo),
  districts: districts.map(({ district }) => String(district)),
});

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

const optional = (row: Row | undefined): Article | null => (row ? toArticle(row) : null);

function remember<V>(known: Map<unknown, V>, key: unknown, make: () => V): V {
  const value = known.get(key) ?? make();
  known.set(key, value);
  return value;
}

/** A flipped bit in `news.db` that SQLite itself can't notice: better no article than one that was never printed. */
const damaged = (name: string) =>
  new StoreError({
    what: `read the article ${name}`,
    why: 'its stored text does not have the checksum it was stored with',
    remedy: 'Run `npm run index -- --rebuild` to make the index anew.',
  });

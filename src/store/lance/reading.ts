import type {
  Article,
  ArticleRef,
  IndexedPage,
  IndexedPassage,
  Statement,
  StoredPassage,
  TimeRange,
} from '../../types.ts';
import { grouped, textOf } from '../article-text.ts';
import { lowerBound } from '../local/arrays.ts';
import { cosineWith, toVector } from '../local/codec.ts';
import { eachPosting, findTerm } from '../local/postings.ts';
import { toPassage, toRef } from '../local/rows.ts';
import type { FoundArticle, KnownName, MentionQuery, PageRecord, Place } from '../port.ts';
import { byName, mostTold } from '../values.ts';
import { among, literal, type Row, rowsOf } from './engine.ts';
import type { NamedLive } from './segments.ts';
import { type Snapshot, toArticle, toSmall, toStatements } from './snapshot.ts';
import { NAMED, nameTerm, numberOf } from './words-of.ts';

export async function pages({ tables }: Snapshot): Promise<readonly PageRecord[]> {
  const rows = await rowsOf(tables.page, 'true', ['name', 'hash', 'articles']);
  return rows
    .map(({ name, hash, articles }) => ({ page: String(name), hash: String(hash), articles: Number(articles) }))
    .toSorted((a, b) => Buffer.compare(Buffer.from(a.page), Buffer.from(b.page)));
}

export async function passages(snapshot: Snapshot, keys: readonly number[]): Promise<readonly StoredPassage[]> {
  const found = new Map((await snapshot.passages(keys)).map((one) => [one.key, one]));
  return keys.flatMap((key) => found.get(key) ?? []);
}

export async function similarities(
  snapshot: Snapshot,
  vector: Float32Array,
  keys: readonly number[],
): Promise<readonly number[]> {
  const rows = new Map((await snapshot.vectors(keys)).map((row) => [row.key, row]));
  return keys.map((key) => {
    const row = rows.get(key);
    return row ? cosineWith(vector, row.vector) : 0;
  });
}

export async function article(snapshot: Snapshot, id: string): Promise<Article | null> {
  const keys = (await snapshot.list()).keysOf(id);
  const [first, ...others] = (await snapshot.articles(keys)).map((one) => one.article);
  if (!first) return null;
  if (others.length === 0) return first;
  const more = others.map(({ source }) => source).filter((source) => source !== first.source);
  return { ...first, alsoIn: [...new Set([...first.alsoIn, ...more])] };
}

/** Which article a passage is of is known in memory, so that no more articles are read than are wanted. */
export async function articlesOf(
  snapshot: Snapshot,
  keys: readonly number[],
  most: number,
): Promise<readonly FoundArticle[]> {
  const [places, list] = await Promise.all([snapshot.placesOf(keys), snapshot.list()]);
  const wanted = new Set([...new Set(places.map(({ article: of }) => list.idOf(of)))].slice(0, most));
  const taken = places.filter(({ article: of }) => wanted.has(list.idOf(of)));
  const [read] = await Promise.all([snapshot.articles(taken.map((one) => one.article)), snapshot.compareSoon(taken)]);
  const articles = new Map(read.map((one) => [one.key, one.article]));
  return grouped(
    taken.map(({ key, article: of }) => [key, of] as const),
    most,
    (of) => {
      const one = articles.get(of);
      return one ? textOf(one) : null;
    },
  );
}

export async function statements(snapshot: Snapshot, id: string): Promise<readonly Statement[]> {
  const [key] = (await snapshot.list()).keysOf(id);
  if (key === undefined) return [];
  return snapshot.statements(key);
}

export async function mentioning({ tables }: Snapshot, query: MentionQuery, limit: number): Promise<readonly Place[]> {
  const what =
    'value' in query
      ? `text = ${literal(query.value)}`
      : `text >= ${literal(query.from)} AND text <= ${literal(query.to)}`;
  const columns = ['id', 'article', 'published', 'statement'];
  const rows = await rowsOf(tables.mention, `kind = ${literal(query.kind)} AND ${what}`, columns);
  const ordered = rows.toSorted(
    (a, b) =>
      byDate(String(a.published), String(b.published)) ||
      Number(a.article) - Number(b.article) ||
      Number(a.statement) - Number(b.statement),
  );
  const places = new Map(
    ordered.map(({ id, statement }) => [`${id} ${statement}`, { article: String(id), statement: Number(statement) }]),
  );
  return [...places.values()].slice(0, limit);
}

/** In how many articles of a segment a name stands, by its place among the names. */
function articlesWith({ segment, gone }: NamedLive, found: number): number {
  if (found < 0) return 0;
  if (!gone.includes(1)) return segment.names.counts[found]!;
  let articles = 0;
  eachPosting(segment.names, found, (article) => {
    // An article's passages go together.
    if (gone[lowerBound(segment.articles, article)] === 0) articles++;
  });
  return articles;
}

export async function namesAmong(snapshot: Snapshot, texts: readonly string[]): Promise<readonly KnownName[]> {
  const segments = await snapshot.words();
  const names = [...new Set(texts)].flatMap((name) =>
    NAMED.map((kind) => {
      const number = numberOf(nameTerm(kind, name));
      const articles = segments.map((one) => articlesWith(one, findTerm(one.segment.names, number)));
      return { name, kind: kind as KnownName['kind'], articles: articles.reduce((sum, n) => sum + n, 0) };
    }),
  );
  return names.filter(({ articles }) => articles > 0).toSorted((a, b) => byName(a, b) || b.articles - a.articles);
}

export async function names(
  { tables }: Snapshot,
  kind: KnownName['kind'],
  limit: number,
): Promise<readonly KnownName[]> {
  const rows = await rowsOf(tables.mention, `kind = ${literal(kind)}`, ['text', 'article']);
  const groups = Map.groupBy(rows, ({ text }) => String(text));
  const all = [...groups].map(([name, held]) => ({
    ...{ name, kind, articles: new Set(held.map(({ article }) => article)).size },
  }));
  return mostTold(all, limit);
}

export async function latest(
  snapshot: Snapshot,
  limit: number,
  district?: string,
  time?: TimeRange,
): Promise<readonly ArticleRef[]> {
  if (limit <= 0) return [];
  const keys = (await snapshot.list()).newest(limit, {
    published: (date) => !time || within(date, time),
    district: (name) => district === undefined || name === district,
  });
  return (await snapshot.articles(keys)).map((one) => toRef(one.article));
}

/** 2024-07 is earlier than 2024-07-01, and a beginning of it. */
const within = (published: string, { from, to }: TimeRange): boolean =>
  published !== '' && published <= (to ?? '9999') && (published >= (from ?? '') || (from ?? '').startsWith(published));

/** Newest first, undated last. */
const byDate = (a: string, b: string): number => (a === b ? 0 : a < b ? 1 : -1);

export async function articlesAfter(snapshot: Snapshot, after: number, limit: number) {
  const stored = await snapshot.articles((await snapshot.list()).keysAfter(after, limit));
  return stored.map(({ key, article: one }) => ({ key, article: one }));
}

/** Pages as they were put in, in that order; vectors as exact as the local store keeps them. */
export async function pagesAfter({ tables }: Snapshot, after: number, limit: number) {
  const keys = (await rowsOf(tables.page, `key > ${after}`, ['key'])).map(({ key }) => Number(key));
  const next = keys.sort((a, b) => a - b).slice(0, Math.max(0, limit));
  const found = await rowsOf(tables.page, among('key', next), ['key', 'name', 'hash']);
  const names = found.map(({ name }) => String(name));
  const columns = ['key', 'page', 'content', 'said', 'terms'];
  const articles = (await rowsOf(tables.article, among('page', names), columns)).toSorted(byKey);
  const own = ['key', 'article', 'ordinal', 'paragraph', 'start', 'length', 'text', 'checksum', 'small', 'terms'];
  const passages = (
    await rowsOf(
      tables.passage,
      among(
        'article',
        articles.map(({ key }) => Number(key)),
      ),
      own,
    )
  ).toSorted(byKey);
  const passagesOf = Map.groupBy(passages, ({ article: of }) => Number(of));
  const indexed = articles.map((row) => {
    const { key, article: content } = toArticle(row);
    const put = (passagesOf.get(key) ?? []).map((one) => toIndexed(one, content));
    const { statements: said } = toStatements(row);
    return { page: row.page, article: content, statements: said, titleTerms: termsIn(row), passages: put };
  });
  const articlesOf = Map.groupBy(indexed, ({ page }) => String(page));
  return found.toSorted(byKey).map(({ key, name, hash }) => {
    const own = (articlesOf.get(String(name)) ?? []).map(({ page: _, ...one }) => one);
    const page: IndexedPage = { page: String(name), hash: String(hash), articles: own };
    return { key: Number(key), page };
  });
}

const byKey = (a: Row, b: Row): number => Number(a.key) - Number(b.key);

const termsIn = ({ terms }: Row): readonly string[] => JSON.parse(String(terms));

function toIndexed(row: Row, article: Article): IndexedPassage {
  const { key: _, ...passage } = toPassage({ ...row, text: row.text === '' ? null : row.text }, article);
  return { ...passage, terms: termsIn(row), vector: toVector(toSmall(row).vector) };
}

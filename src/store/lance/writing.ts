import { deflateRawSync } from 'node:zlib';
import type { IndexedArticle, IndexedPage } from '../../types.ts';
import { encodeVector } from '../local/codec.ts';
import { toPassageColumns } from '../local/rows.ts';
import { lookedUpBy } from '../values.ts';
import { among, literal, rowsOf } from './engine.ts';
import type { Head, Notes } from './head.ts';
import { putSegment, spansOf } from './segments.ts';
import type { Tables } from './tables.ts';
import { segmentOf } from './words-of.ts';

const packed = (value: unknown): Buffer => deflateRawSync(JSON.stringify(value), { level: 1 });

type Figures = Omit<Head, 'at'>;

/** Pages in the place of their earlier versions, without what was withdrawn; the last of a name counts. */
export async function putPages(
  tables: Tables,
  figures: Figures,
  pages: readonly IndexedPage[],
  { withdrawals }: Pick<Notes, 'withdrawals'>,
): Promise<Figures> {
  const gone = new Set((await withdrawals()).map(({ id }) => id));
  const distinct = [...new Map(pages.map((page) => [page.page, page])).values()];
  const kept = distinct.map((page) => ({
    ...page,
    articles: page.articles.filter(({ article }) => !gone.has(article.id)),
  }));
  const names = distinct.map(({ page }) => page);
  return insertPages(tables, await removePages(tables, figures, names), kept);
}

/** Rows for what is put in, and the figures of the head after it. */
async function insertPages(tables: Tables, figures: Figures, pages: readonly IndexedPage[]): Promise<Figures> {
  let { lastPage, lastArticle, lastPassage } = figures;
  const rows = { page: [] as object[], article: [] as object[], passage: [] as object[], mention: [] as object[] };
  for (const { page, hash, articles: put } of pages) {
    rows.page.push({ key: ++lastPage, name: page, hash, articles: put.length });
    for (const indexed of put) {
      lastArticle++;
      rows.article.push(articleRow(lastArticle, page, indexed));
      rows.mention.push(...mentionRows(lastArticle, indexed));
      for (const row of passageRows(lastArticle, lastPassage, indexed)) rows.passage.push(row);
      lastPassage += indexed.passages.length;
    }
  }
  await addAll(tables, rows);
  const before = figures.lastPassage;
  const segment = segmentOf(
    pages.flatMap(({ articles }) => articles),
    figures,
  );
  await putSegment(tables, segment, { first: before + 1, last: lastPassage });
  return { ...figures, lastPage, lastArticle, lastPassage, passages: figures.passages + lastPassage - before };
}

type Rows = Readonly<Record<'page' | 'article' | 'passage' | 'mention', readonly object[]>>;

async function addAll(tables: Tables, rows: Rows): Promise<void> {
  for (const name of ['page', 'article', 'passage', 'mention'] as const)
    if (rows[name].length > 0) await tables[name].add(rows[name] as Record<string, unknown>[]);
}

const articleRow = (key: number, page: string, { article, statements, titleTerms }: IndexedArticle): object => ({
  ...{ key, page, id: article.id, published: article.published ?? '', district: article.district ?? '' },
  ...{ content: JSON.stringify(article), terms: JSON.stringify(titleTerms), said: packed(statements) },
});

function mentionRows(key: number, { article: { id, published }, statements }: IndexedArticle): readonly object[] {
  const rows = new Map<string, object>();
  statements.forEach(({ mentions }, statement) => {
    for (const one of mentions) {
      const text = lookedUpBy(one);
      const row = { text: text ?? '', kind: one.kind, article: key, id, published: published ?? '', statement };
      if (text !== null) rows.set(JSON.stringify([text, one.kind, statement]), row);
    }
  });
  return [...rows.values()];
}

function passageRows(article: number, last: number, { article: own, passages }: IndexedArticle) {
  return passages.map((passage, n) => {
    const { text, ...place } = toPassageColumns(passage, own);
    return {
      ...{ key: last + n + 1, article, ...place, text: text ?? '', terms: JSON.stringify(passage.terms) },
      ...{ small: Buffer.from(encodeVector(passage.vector)), vector: passage.vector },
    };
  });
}

/** Takes articles out by a condition on them; the figures of the head after it. */
async function removeArticles(tables: Tables, figures: Figures, where: string): Promise<Figures> {
  const gone = (await rowsOf(tables.article, where, ['key'])).map(({ key }) => Number(key));
  if (gone.length === 0) return figures;
  const passages = await rowsOf(tables.passage, among('article', gone), ['key']);
  const spans = spansOf(passages.map(({ key }) => Number(key)));
  await tables.article.delete(among('key', gone));
  await tables.passage.delete(among('article', gone));
  await tables.mention.delete(among('article', gone));
  if (spans.length > 0) await tables.removed.add([...spans]);
  return {
    ...figures,
    removed: figures.removed + passages.length,
    gone: figures.gone + gone.length,
    passages: figures.passages - passages.length,
  };
}

export async function removePages(tables: Tables, figures: Figures, names: readonly string[]): Promise<Figures> {
  const there = (await rowsOf(tables.page, among('name', names), ['name'])).map(({ name }) => String(name));
  if (there.length === 0) return figures;
  const left = await removeArticles(tables, figures, among('page', there));
  await tables.page.delete(among('name', there));
  return left;
}

/** Takes one article out, whatever pages print it; `null` when there is none. */
export async function removeArticle(tables: Tables, figures: Figures, id: string): Promise<Figures | null> {
  const rows = await rowsOf(tables.article, `id = ${literal(id)}`, ['page']);
  if (rows.length === 0) return null;
  const left = await removeArticles(tables, figures, `id = ${literal(id)}`);
  for (const { page } of rows)
    await tables.page.update({ valuesSql: { articles: 'articles - 1' }, where: `name = ${literal(String(page))}` });
  return left;
}

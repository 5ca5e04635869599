import { deflateRawSync } from 'node:zlib';
import type { IndexedArticle, IndexedPage } from '../../types.ts';
import { encodeVector } from '../local/codec.ts';
import { toPassageColumns } from '../local/rows.ts';
import { badVector, vectorFault } from '../local/writing.ts';
import { lookedUpBy } from '../values.ts';
import { encodeCounts } from './counts.ts';
import { numberOf } from './dictionary.ts';
import { among, literal, rowsOf, termOf, wordOf } from './engine.ts';
import type { Head, Notes } from './head.ts';
import type { Tables } from './tables.ts';

const packed = (value: unknown): Buffer => deflateRawSync(JSON.stringify(value), { level: 1 });

/** Refused before anything is written. */
export function checkVectors(pages: readonly IndexedPage[], dimensions: number): void {
  for (const { page, articles } of pages)
    for (const { passages } of articles)
      for (const { vector, ordinal } of passages) {
        const why = vectorFault(vector, dimensions);
        if (why) throw badVector(`store passage ${ordinal} of the page "${page}"`, why);
      }
}

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
  let { lastPage, lastArticle, lastPassage, passages, articles, bodyTerms, titleTerms } = figures;
  const rows = { page: [] as object[], article: [] as object[], passage: [] as object[], mention: [] as object[] };
  const counts = new Map<number, number>();
  for (const { page, hash, articles: put } of pages) {
    rows.page.push({ key: ++lastPage, name: page, hash, articles: put.length });
    for (const indexed of put) {
      lastArticle++;
      rows.article.push(articleRow(lastArticle, page, indexed));
      rows.mention.push(...mentionRows(lastArticle, indexed));
      articles++;
      titleTerms += indexed.titleTerms.length;
      for (const row of passageRows(lastArticle, lastPassage, indexed)) rows.passage.push(row);
      lastPassage += indexed.passages.length;
      passages += indexed.passages.length;
      for (const { terms } of indexed.passages) {
        bodyTerms += terms.length;
        for (const number of new Set(terms.map(numberOf))) counts.set(number, (counts.get(number) ?? 0) + 1);
      }
    }
  }
  await addAll(tables, rows);
  const unfolded = figures.unfolded + (await addCounts(tables, counts));
  return { ...figures, unfolded, lastPage, lastArticle, lastPassage, passages, articles, bodyTerms, titleTerms };
}

type Rows = Readonly<Record<'page' | 'article' | 'passage' | 'mention', readonly object[]>>;

async function addAll(tables: Tables, rows: Rows): Promise<void> {
  for (const name of ['page', 'article', 'passage', 'mention'] as const)
    if (rows[name].length > 0) await tables[name].add(rows[name] as Record<string, unknown>[]);
}

const addCounts = async ({ term }: Tables, counts: ReadonlyMap<number, number>): Promise<number> => {
  const rows = [...counts].map(([number, count]) => ({ number, count }));
  if (rows.length > 0) await term.add(rows);
  return rows.length;
};

const wordsOf = (terms: readonly string[]): readonly string[] => terms.map(wordOf);

const articleRow = (key: number, page: string, { article, statements, titleTerms }: IndexedArticle): object => ({
  ...{ key, page, id: article.id, published: article.published ?? '', district: article.district ?? '' },
  ...{ content: JSON.stringify(article), title: wordsOf(titleTerms).join(' '), said: packed(statements) },
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

function passageRows(article: number, last: number, { article: own, passages, titleTerms }: IndexedArticle) {
  const title = wordsOf(titleTerms);
  return passages.map((passage, n) => {
    const { text, ...place } = toPassageColumns(passage, own);
    return {
      ...{ key: last + n + 1, article, ...place, text: text ?? '' },
      ...{ words: [...title, ...wordsOf(passage.terms)].join(' '), counts: encodeCounts(passage.terms, titleTerms) },
      ...{ small: Buffer.from(encodeVector(passage.vector)), vector: passage.vector },
    };
  });
}

/** Takes articles out by a condition on them; the figures of the head after it. */
async function removeArticles(tables: Tables, figures: Figures, where: string): Promise<Figures> {
  const gone = await rowsOf(tables.article, where, ['key', 'title']);
  if (gone.length === 0) return figures;
  const keys = gone.map(({ key }) => Number(key));
  const titles = new Map(gone.map(({ key, title }) => [Number(key), wordsIn(title).length]));
  const passages = await rowsOf(tables.passage, among('article', keys), ['article', 'words']);
  const counts = new Map<number, number>();
  let bodyTerms = 0;
  for (const { article, words } of passages) {
    const body = wordsIn(words).slice(titles.get(Number(article)));
    bodyTerms += body.length;
    for (const number of new Set(body.map((word) => numberOf(termOf(word)))))
      counts.set(number, (counts.get(number) ?? 0) - 1);
  }
  await tables.article.delete(among('key', keys));
  await tables.passage.delete(among('article', keys));
  await tables.mention.delete(among('article', keys));
  const unfolded = figures.unfolded + (await addCounts(tables, counts));
  return {
    ...figures,
    unfolded,
    removed: figures.removed + passages.length,
    gone: figures.gone + keys.length,
    passages: figures.passages - passages.length,
    articles: figures.articles - keys.length,
    bodyTerms: figures.bodyTerms - bodyTerms,
    titleTerms: figures.titleTerms - [...titles.values()].reduce((sum, n) => sum + n, 0),
  };
}

export const wordsIn = (tokens: unknown): readonly string[] => String(tokens).split(' ').filter(Boolean);

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

import { deflateRawSync } from 'node:zlib';
import type { IndexedArticle, IndexedPage } from '../../types.ts';
import { badVector, vectorFault } from '../local/writing.ts';
import { lookedUpBy } from '../values.ts';
import { among, literal, rowsOf, wordOf } from './engine.ts';
import type { Head } from './head.ts';
import type { Tables } from './tables.ts';

const packed = (value: unknown): string => deflateRawSync(JSON.stringify(value), { level: 1 }).toString('base64');

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

/** Rows for what is put in, and the figures of the head after it. */
export async function insertPages(tables: Tables, figures: Figures, pages: readonly IndexedPage[]): Promise<Figures> {
  let { lastArticle, lastPassage, passages, articles, bodyTerms, titleTerms } = figures;
  const rows = { page: [] as object[], article: [] as object[], passage: [] as object[], mention: [] as object[] };
  const counts = new Map<string, number>();
  for (const { page, hash, articles: put } of pages) {
    rows.page.push({ name: page, hash, articles: put.length });
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
        for (const word of new Set(terms.map(wordOf))) counts.set(word, (counts.get(word) ?? 0) + 1);
      }
    }
  }
  await addAll(tables, rows);
  await addCounts(tables, counts);
  return { ...figures, lastArticle, lastPassage, passages, articles, bodyTerms, titleTerms };
}

type Rows = Readonly<Record<'page' | 'article' | 'passage' | 'mention', readonly object[]>>;

async function addAll(tables: Tables, rows: Rows): Promise<void> {
  for (const name of ['page', 'article', 'passage', 'mention'] as const)
    if (rows[name].length > 0) await tables[name].add(rows[name] as Record<string, unknown>[]);
}

const addCounts = async (tables: Tables, counts: ReadonlyMap<string, number>): Promise<void> => {
  const rows = [...counts].map(([word, count]) => ({ word, count }));
  if (rows.length > 0) await tables.term.add(rows);
};

const articleRow = (key: number, page: string, { article, statements }: IndexedArticle): object => ({
  ...{ key, page, id: article.id, published: article.published ?? '', district: article.district ?? '' },
  ...{ content: JSON.stringify(article), said: packed(statements) },
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

function passageRows(article: number, last: number, { article: { id }, passages, titleTerms }: IndexedArticle) {
  const title = titleTerms.map(wordOf).join(' ');
  return passages.map(({ ordinal, paragraph, start, text, terms, vector }, n) => {
    const body = terms.map(wordOf).join(' ');
    return {
      ...{ key: last + n + 1, article, id, ordinal, paragraph, start, text: JSON.stringify(text) },
      ...{ body, title, words: `${title} ${body}`, vector },
    };
  });
}

/** Takes articles out by a condition on them; the figures of the head after it. */
async function removeArticles(tables: Tables, figures: Figures, where: string): Promise<Figures> {
  const gone = await rowsOf(tables.article, where, ['key']);
  if (gone.length === 0) return figures;
  const keys = gone.map(({ key }) => Number(key));
  const passages = await rowsOf(tables.passage, among('article', keys), ['article', 'body', 'title']);
  const counts = new Map<string, number>();
  let bodyTerms = 0;
  const titles = new Map<number, number>();
  for (const { article, body, title } of passages) {
    const words = wordsIn(body);
    bodyTerms += words.length;
    titles.set(Number(article), wordsIn(title).length);
    for (const word of new Set(words)) counts.set(word, (counts.get(word) ?? 0) - 1);
  }
  await tables.article.delete(among('key', keys));
  await tables.passage.delete(among('article', keys));
  await tables.mention.delete(among('article', keys));
  await addCounts(tables, counts);
  return {
    ...figures,
    removed: figures.removed + passages.length,
    passages: figures.passages - passages.length,
    articles: figures.articles - keys.length,
    bodyTerms: figures.bodyTerms - bodyTerms,
    titleTerms: figures.titleTerms - [...titles.values()].reduce((sum, n) => sum + n, 0),
  };
}

export const wordsIn = (tokens: unknown): readonly string[] => String(tokens).split(' ').filter(Boolean);

export async function removePages(tables: Tables, figures: Figures, names: readonly string[]): Promise<Figures> {
  const left = await removeArticles(tables, figures, among('page', names));
  if ((await tables.page.countRows(among('name', names))) > 0) await tables.page.delete(among('name', names));
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

/** One row a term again, where each batch had added its own. */
export async function foldTerms(tables: Tables): Promise<void> {
  const counts = new Map<string, number>();
  for (const { word, count } of await rowsOf(tables.term, 'true', ['word', 'count']))
    counts.set(String(word), (counts.get(String(word)) ?? 0) + Number(count));
  await tables.term.delete('true');
  await addCounts(tables, new Map([...counts].filter(([, count]) => count > 0)));
}

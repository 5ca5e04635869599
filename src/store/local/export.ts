import type { DatabaseSync } from 'node:sqlite';
import type { Article, IndexedArticle, IndexedPage, IndexedPassage } from '../../types.ts';
import { decodeTerms, decodeVector, toVector } from './codec.ts';
import { type Row, toArticle, toPassage } from './rows.ts';
import { createStatementReading } from './statements.ts';

/** Whole pages as they were put in, for another store. */
export function createExport(db: DatabaseSync) {
  const pages = db.prepare('SELECT key, name, hash FROM page WHERE key > ? ORDER BY key LIMIT ?');
  const articles = db.prepare('SELECT key, content, terms FROM article WHERE page = ? ORDER BY key');
  const passages = db.prepare(`SELECT p.*, t.terms, v.vector FROM passage p
    JOIN passage_terms t ON t.key = p.key JOIN passage_vector v ON v.key = p.key WHERE p.article = ? ORDER BY p.key`);
  const dictionary = db.prepare('SELECT key, text FROM term');
  const said = createStatementReading(db);
  /** The dictionary is by text; whoever begins at the first page has it read anew. */
  let texts: readonly string[] = [];
  const readTexts = (): readonly string[] => {
    const byNumber: string[] = [];
    for (const row of dictionary.iterate()) byNumber[Number(row.key)] = String(row.text);
    return byNumber;
  };
  const termsIn = (sealed: unknown): readonly string[] => decodeTerms(sealed).map((number) => texts[number] ?? '');
  const toIndexed = (row: Row, article: Article): IndexedPassage => {
    const { key: _, ...passage } = toPassage(row, article);
    return { ...passage, terms: termsIn(row.terms), vector: toVector(decodeVector(row.vector)) };
  };
  return (after: number, limit: number): readonly { readonly key: number; readonly page: IndexedPage }[] => {
    if (after === 0 || texts.length === 0) texts = readTexts();
    return pages.all(after, Math.max(0, limit)).map((row) => {
      const put = articles.all(row.key!).map((stored): IndexedArticle => {
        const [key, article] = [Number(stored.key), toArticle(stored)];
        const own = passages.all(key).map((one) => toIndexed(one, article));
        return {
          ...{ article, statements: said.statements(key, article), passages: own },
          titleTerms: termsIn(stored.terms),
        };
      });
      return { key: Number(row.key), page: { page: String(row.name), hash: String(row.hash), articles: put } };
    });
  };
}

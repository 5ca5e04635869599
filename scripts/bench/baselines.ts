/** What search must not fall below: BM25 over bigrams in ten lines, and SQLite's FTS5 over jieba's words. Whole articles both. */
import type { DatabaseSync } from 'node:sqlite';
import { words } from '../../src/reading/index.ts';
import type { CorpusArticle } from './convert.ts';

/** Ids of the articles found, best first. */
export type Ranker = (question: string, k: number) => readonly string[];

const LATIN = /[a-z0-9]+/g;
const HAN = /\p{Script=Han}+/gu;

/** Pairs of Han characters, and runs of Latin letters and digits. */
function bigrams(text: string): readonly string[] {
  const plain = text.toLowerCase();
  const pairs = (plain.match(HAN) ?? []).flatMap((run) =>
    run.length === 1 ? [run] : Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2)),
  );
  return [...pairs, ...(plain.match(LATIN) ?? [])];
}

const [K1, B] = [1.2, 0.75];

/** BM25 as everybody has it: Lucene's constants, idf by article, the question's bigrams each once. */
export function bm25(articles: readonly CorpusArticle[]): Ranker {
  const postings = new Map<string, Map<number, number>>();
  const lengths = articles.map(({ text }, article) => {
    const terms = bigrams(text);
    for (const term of terms) {
      if (!postings.has(term)) postings.set(term, new Map());
      const counts = postings.get(term)!;
      counts.set(article, (counts.get(article) ?? 0) + 1);
    }
    return terms.length;
  });
  const mean = lengths.reduce((a, b) => a + b, 0) / articles.length;
  return (question, k) => {
    const scores = new Map<number, number>();
    for (const term of new Set(bigrams(question))) {
      const found = postings.get(term) ?? new Map<number, number>();
      const idf = Math.log(1 + (articles.length - found.size + 0.5) / (found.size + 0.5));
      for (const [article, count] of found) {
        const share = (idf * count * (K1 + 1)) / (count + K1 * (1 - B + (B * lengths[article]!) / mean));
        scores.set(article, (scores.get(article) ?? 0) + share);
      }
    }
    const best = [...scores].sort(([a, x], [b, y]) => y - x || a - b).slice(0, k);
    return best.map(([article]) => articles[article]!.id);
  };
}

/** Puts articles into SQLite's FTS5: jieba's words joined by blanks. */
export function fillFts5(db: DatabaseSync, articles: readonly CorpusArticle[]): void {
  db.exec("CREATE VIRTUAL TABLE article USING fts5(id UNINDEXED, text, tokenize = 'unicode61')");
  const insert = db.prepare('INSERT INTO article VALUES (?, ?)');
  db.exec('BEGIN');
  for (const { id, text } of articles) insert.run(id, words(text).join(' '));
  db.exec('COMMIT');
}

/** Any of the question's words, best first by FTS5's own bm25. */
export function fts5(db: DatabaseSync): Ranker {
  const find = db.prepare('SELECT id FROM article WHERE article MATCH ? ORDER BY rank LIMIT ?');
  return (question, k) => {
    const terms = [...new Set(words(question))].map((word) => `"${word.replaceAll('"', '')}"`);
    return terms.length === 0 ? [] : find.all(terms.join(' OR '), k).map(({ id }) => String(id));
  };
}

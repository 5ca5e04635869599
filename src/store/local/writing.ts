import type { DatabaseSync } from 'node:sqlite';
import { crc32 } from 'node:zlib';
import { StoreError } from '../../errors.ts';
import type { Article, IndexedArticle, IndexedPage, IndexedPassage } from '../../types.ts';
import { encodeTerms, encodeVector } from './codec.ts';
import { textAt } from './reading.ts';

/** Term numbers kept in memory while indexing; half a million take some 60 MB and spare 97 % of the look-ups. */
const CACHED_TERMS = 500_000;
/** Characters of a continuation's text that stand for its missing headline. */
const STAND_IN_TITLE = 24;

export type Writing = {
  readonly replace: (pages: readonly IndexedPage[]) => void;
  readonly remove: (page: string) => void;
};

/** The writing half of the store: synchronous, each call one transaction, all or nothing. */
export function createWriting(db: DatabaseSync, dimensions: number): Writing {
  const statements = prepare(db);
  const transaction = (work: () => void) => inTransaction(db, work);
  return {
    replace: (pages) => {
      for (const page of pages) checkVectors(page, dimensions);
      transaction(() => {
        for (const page of pages) {
          removePage(statements, page.page);
          insertPage(statements, page);
        }
      });
    },
    remove: (page) => transaction(() => removePage(statements, page)),
  };
}

/** Runs `work` in one transaction; whatever it throws, nothing of it stays. */
export function inTransaction(db: DatabaseSync, work: () => void): void {
  db.exec('BEGIN IMMEDIATE');
  try {
    work();
    db.exec('COMMIT');
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}

type Statements = ReturnType<typeof prepare>;

function prepare(db: DatabaseSync) {
  return {
    findPage: db.prepare('SELECT key FROM page WHERE name = ?'),
    span: db.prepare(
      'SELECT min(p.key) AS first, max(p.key) AS last FROM passage p JOIN article a ON a.key = p.article WHERE a.page = ?',
    ),
    logRemoval: db.prepare('INSERT INTO removed (first, last) VALUES (?, ?)'),
    deletions: [
      'DELETE FROM passage_vector WHERE key IN (SELECT p.key FROM passage p JOIN article a ON a.key = p.article WHERE a.page = ?)',
      'DELETE FROM passage_terms WHERE key IN (SELECT p.key FROM passage p JOIN article a ON a.key = p.article WHERE a.page = ?)',
      'DELETE FROM passage WHERE article IN (SELECT key FROM article WHERE page = ?)',
      'DELETE FROM article WHERE page = ?',
      'DELETE FROM page WHERE key = ?',
    ].map((sql) => db.prepare(sql)),
    page: db.prepare('INSERT INTO page (name, hash, articles) VALUES (?, ?, ?)'),
    article: db.prepare(
      'INSERT INTO article (page, id, title, published, district, about, paragraphs, checksum, terms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
    ),
    passage: db.prepare(
      'INSERT INTO passage (article, ordinal, paragraph, start, length, text) VALUES (?, ?, ?, ?, ?, ?)',
    ),
    terms: db.prepare('INSERT INTO passage_terms VALUES (?, ?)'),
    vector: db.prepare('INSERT INTO passage_vector VALUES (?, ?)'),
    number: termNumbers(db),
  };
}

/** Numbers a term, giving unknown ones the next number. Terms met first, the common ones, get the shortest numbers. */
function termNumbers(db: DatabaseSync): (term: string) => number {
  const find = db.prepare('SELECT key FROM term WHERE text = ?');
  const add = db.prepare('INSERT INTO term (text) VALUES (?)');
  const cache = new Map<string, number>();
  return (term) => {
    const cached = cache.get(term);
    if (cached !== undefined) return cached;
    const row = find.get(term);
    const key = Number(row ? row.key : add.run(term).lastInsertRowid);
    if (cache.size >= CACHED_TERMS) cache.clear();
    cache.set(term, key);
    return key;
  };
}

function removePage(s: Statements, name: string): void {
  const page = s.findPage.get(name)?.key;
  if (page === undefined) return;
  const { first, last } = s.span.get(page) ?? {};
  // A page's passages were put in by one transaction, so their keys have no gap that belongs to another page.
  if (typeof first === 'number') s.logRemoval.run(first, Number(last));
  for (const deletion of s.deletions) deletion.run(page);
}

function insertPage(s: Statements, page: IndexedPage): void {
  const key = Number(s.page.run(page.page, page.hash, page.articles.length).lastInsertRowid);
  for (const article of page.articles) insertArticle(s, key, article);
}

function insertArticle(s: Statements, page: number, { article, titleTerms, passages }: IndexedArticle): void {
  const { paragraphs, ...about } = article;
  const aboutJson = JSON.stringify(about);
  const paragraphsJson = JSON.stringify(paragraphs);
  const checksum = crc32(paragraphsJson, crc32(aboutJson));
  const terms = encodeTerms(titleTerms.map(s.number));
  const { id, published, district } = article;
  const row = [page, id, titleOf(article), published, district, aboutJson, paragraphsJson, checksum, terms] as const;
  const key = Number(s.article.run(...row).lastInsertRowid);
  for (const passage of passages) insertPassage(s, key, article, passage);
}

function insertPassage(s: Statements, articleKey: number, article: Article, passage: IndexedPassage): void {
  const { ordinal, paragraph, start, text } = passage;
  // A passage's text is stored as a place in its article; only a text that isn't there verbatim is kept itself.
  const own = textAt(article.paragraphs, paragraph, start, text.length) === text ? null : text;
  const key = s.passage.run(articleKey, ordinal, paragraph, start, text.length, own).lastInsertRowid;
  s.terms.run(key, encodeTerms(passage.terms.map(s.number)));
  s.vector.run(key, encodeVector(passage.vector));
}

const titleOf = ({ title, paragraphs }: Article): string => title ?? (paragraphs[0] ?? '').slice(0, STAND_IN_TITLE);

function checkVectors(page: IndexedPage, dimensions: number): void {
  for (const { passages } of page.articles)
    for (const { vector, ordinal } of passages) {
      const why = vectorFault(vector, dimensions);
      if (why) throw badVector(`store passage ${ordinal} of the page "${page.page}"`, why);
    }
}

/** Why a vector can't be used, or `null`. hnswlib takes NaN without a word and then finds nothing. */
export function vectorFault(vector: Float32Array, dimensions: number): string | null {
  if (vector.length !== dimensions) return `its vector has ${vector.length} dimensions instead of ${dimensions}`;
  return vector.every(Number.isFinite) ? null : 'its vector holds a value that is not a finite number';
}

export const badVector = (what: string, why: string) =>
  new StoreError({ what, why, remedy: 'Check the embedder that EMBEDDER names, then run `npm run index` again.' });

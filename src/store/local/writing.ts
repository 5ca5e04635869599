import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { StoreError } from '../../errors.ts';
import type { Article, IndexedArticle, IndexedPage, IndexedPassage } from '../../types.ts';
import { inTransaction } from './catch-up.ts';
import { encodeTerms, encodeVector } from './codec.ts';
import { encodeArticle, toPassageColumns } from './rows.ts';
import { createStatementWriting } from './statements.ts';

/** Term numbers kept in memory while indexing; half a million take some 60 MB and spare 97 % of the look-ups. */
const CACHED_TERMS = 500_000;

/**
 * Only who writes needs this: room for the dictionary of terms, which is met at random (64 MB), and 32 MB of changes
 * before they are moved into the file, since bulk writing changes the same pages again and again. What is deleted is
 * written over with zeros: a withdrawn notice mustn't be found in the file's free pages.
 */
const BULK = 'PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 8000; PRAGMA secure_delete = ON';

/** The index was made anew: what is written to the one before is lost, so it has to be written to the other one. */
export class Superseded extends Error {}

type WritingOptions = {
  readonly dimensions: number;
  /** Articles that are left out of what is put in. */
  readonly withdrawn: () => ReadonlySet<string>;
  /** Whether this database is still the index's. Who puts another in its place keeps everybody from writing meanwhile. */
  readonly isInPlace: () => boolean;
};

/** The writing half of the store: synchronous, each call one transaction, all or nothing. Throws `Superseded`. */
export function createWriting(db: DatabaseSync, { dimensions, withdrawn, isInPlace }: WritingOptions) {
  const terms = createTermNumbers(db);
  const statements = { ...prepare(db), number: terms.number, said: createStatementWriting(db) };
  let isPrepared = false;
  const transaction = (work: () => void) => {
    if (!isPrepared) db.exec(BULK);
    isPrepared = true;
    try {
      inTransaction(db, () => {
        if (!isInPlace()) throw new Superseded();
        terms.begin();
        work();
        terms.end();
      });
    } catch (error) {
      // The numbers it gave out went with it.
      terms.forget();
      throw error;
    }
  };
  return {
    replace: (pages: readonly IndexedPage[]): void => {
      checkVectors(pages, dimensions);
      transaction(() => {
        const gone = withdrawn();
        for (const page of pages) {
          removePage(statements, page.page);
          insertPage(statements, { ...page, articles: page.articles.filter(({ article }) => !gone.has(article.id)) });
        }
      });
    },
    /** Takes articles out, whatever pages print them, and calls `onRemoved` with it; `false` when there is none of them. */
    withdraw: (articles: Iterable<string>, onRemoved: () => void): boolean => {
      let isRemoved = false;
      transaction(() => {
        const rows = [...articles].flatMap((article) => statements.findArticle.all(article));
        for (const row of rows) removeArticle(statements, row);
        isRemoved = rows.length > 0;
        if (isRemoved) onRemoved();
      });
      return isRemoved;
    },
    remove: (page: string): void => transaction(() => removePage(statements, page)),
    /** Term numbers may have changed hands. */
    forgetTerms: terms.forget,
  };
}

type Statements = ReturnType<typeof prepare> & {
  readonly number: (term: string) => number;
  readonly said: ReturnType<typeof createStatementWriting>;
};

/** What takes out the articles whose keys a query gives, with their passages. */
const deletionsOf = (articles: string): readonly string[] => [
  ...['passage_vector', 'passage_terms'].map(
    (table) => `DELETE FROM ${table} WHERE key IN (SELECT key FROM passage WHERE article IN (${articles}))`,
  ),
  `DELETE FROM passage WHERE article IN (${articles})`,
  `DELETE FROM article WHERE key IN (${articles})`,
];

function prepare(db: DatabaseSync) {
  return {
    findPage: db.prepare('SELECT key FROM page WHERE name = ?'),
    span: db.prepare(
      'SELECT min(p.key) AS first, max(p.key) AS last FROM passage p JOIN article a ON a.key = p.article WHERE a.page = ?',
    ),
    articlesOfPage: db.prepare('SELECT key FROM article WHERE page = ?'),
    logRemoval: db.prepare('INSERT INTO removed (first, last) VALUES (?, ?)'),
    deletions: [...deletionsOf('SELECT key FROM article WHERE page = ?'), 'DELETE FROM page WHERE key = ?'].map((sql) =>
      db.prepare(sql),
    ),
    findArticle: db.prepare('SELECT key, page FROM article WHERE id = ?'),
    spanOfArticle: db.prepare('SELECT min(key) AS first, max(key) AS last FROM passage WHERE article = ?'),
    articleDeletions: deletionsOf('?').map((sql) => db.prepare(sql)),
    countOut: db.prepare('UPDATE page SET articles = articles - 1 WHERE key = ?'),
    page: db.prepare('INSERT INTO page (name, hash, articles) VALUES (?, ?, ?)'),
    article: db.prepare(
      'INSERT INTO article (page, id, published, district, content, terms) VALUES (?, ?, ?, ?, ?, ?)',
    ),
    passage: db.prepare(
      'INSERT INTO passage (article, ordinal, paragraph, start, length, text, checksum) VALUES (?, ?, ?, ?, ?, ?, ?)',
    ),
    terms: db.prepare('INSERT INTO passage_terms VALUES (?, ?)'),
    vector: db.prepare('INSERT INTO passage_vector VALUES (?, ?)'),
  };
}

/** Numbers terms, giving unknown ones the next number. Terms met first, the common ones, get the shortest numbers. */
function createTermNumbers(db: DatabaseSync) {
  const find = db.prepare('SELECT key FROM term WHERE text = ?');
  const add = db.prepare('INSERT INTO term (text, key) VALUES (?, ?)');
  const readLast = db.prepare("SELECT value FROM meta WHERE name = 'terms'");
  const saveLast = db.prepare(
    "INSERT INTO meta VALUES ('terms', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
  );
  const cache = new Map<string, number>();
  let last = 0;
  const lookUp = (term: string): number => {
    const known = find.get(term)?.key;
    if (known === undefined) add.run(term, ++last);
    return Number(known ?? last);
  };
  return {
    number: (term: string): number => {
      const cached = cache.get(term);
      if (cached !== undefined) return cached;
      if (cache.size >= CACHED_TERMS) cache.clear();
      const key = lookUp(term);
      cache.set(term, key);
      return key;
    },
    begin: () => {
      const stored = Number(readLast.get()?.value ?? 0);
      // Another process has written, and may have compacted the index: what it took out mustn't be used.
      if (stored !== last) cache.clear();
      last = stored;
    },
    end: () => saveLast.run(String(last)),
    forget: () => cache.clear(),
  };
}

function removePage(s: Statements, name: string): void {
  const page = s.findPage.get(name)?.key;
  if (page === undefined) return;
  const { first, last } = s.span.get(page) ?? {};
  // A page's passages were put in by one transaction, so their keys have no gap that belongs to another page.
  if (typeof first === 'number') s.logRemoval.run(first, Number(last));
  for (const { key } of s.articlesOfPage.all(page)) s.said.remove(Number(key));
  for (const deletion of s.deletions) deletion.run(page);
}

function removeArticle(s: Statements, { key, page }: Readonly<Record<string, SQLOutputValue>>): void {
  const { first, last } = s.spanOfArticle.get(key!) ?? {};
  if (typeof first === 'number') s.logRemoval.run(first, Number(last));
  s.said.remove(Number(key));
  for (const deletion of s.articleDeletions) deletion.run(key!);
  s.countOut.run(page!);
}

function insertPage(s: Statements, page: IndexedPage): void {
  const key = Number(s.page.run(page.page, page.hash, page.articles.length).lastInsertRowid);
  for (const article of page.articles) insertArticle(s, key, article);
}

function insertArticle(s: Statements, page: number, indexed: IndexedArticle): void {
  const { article, titleTerms, passages, statements } = indexed;
  const { id, published, district } = article;
  const terms = encodeTerms(titleTerms.map(s.number));
  const row = s.article.run(page, id, published, district, encodeArticle(article), terms);
  s.said.put(row.lastInsertRowid, statements);
  const stored = { article, key: row.lastInsertRowid };
  for (const passage of passages) insertPassage(s, stored, passage);
}

type StoredArticle = { readonly article: Article; readonly key: number | bigint };

function insertPassage(s: Statements, { article, key: articleKey }: StoredArticle, passage: IndexedPassage) {
  const { ordinal, paragraph, start, length, text, checksum } = toPassageColumns(passage, article);
  const key = s.passage.run(articleKey, ordinal, paragraph, start, length, text, checksum).lastInsertRowid;
  s.terms.run(key, encodeTerms(passage.terms.map(s.number)));
  s.vector.run(key, encodeVector(passage.vector));
}

/** Refused before anything is written. */
export function checkVectors(pages: readonly IndexedPage[], dimensions: number): void {
  for (const { page, articles } of pages)
    for (const { vector, ordinal } of articles.flatMap(({ passages }) => passages)) {
      const why = vectorFault(vector, dimensions);
      if (why) throw badVector(`store passage ${ordinal} of the page "${page}"`, why);
    }
}

/** Why a vector can't be used, or `null`. hnswlib takes NaN without a word and then finds nothing. */
export function vectorFault(vector: Float32Array, dimensions: number): string | null {
  if (vector.length !== dimensions) return `its vector has ${vector.length} dimensions instead of ${dimensions}`;
  return vector.every(Number.isFinite) ? null : 'its vector holds a value that is not a finite number';
}

export const badVector = (what: string, why: string) =>
  new StoreError({ what, why, remedy: 'Check the embedder that EMBEDDER names, then run `npm run index` again.' });

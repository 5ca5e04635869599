import { STATEMENTS } from './statements.ts';

/** Raised whenever tables or encodings change; an index of another version has to be made anew. */
export const SCHEMA_VERSION = 6;

/**
 * The archive's new words, all in one row, and up to where of the passages' keys and of the log of removals it was read
 * for them. An index of version 5 that was made before there was this table gets it at its next opening to write.
 */
export const NEW_WORDS = `CREATE TABLE IF NOT EXISTS new_words (
  key INTEGER PRIMARY KEY CHECK (key = 1),
  through INTEGER NOT NULL,
  removed INTEGER NOT NULL,
  content BLOB NOT NULL
);`;

/** Tables that an index of an earlier program has and nothing reads: its words once more, for FTS5. */
export const OUTDATED = 'DROP TABLE IF EXISTS passage_words;';

/**
 * `news.db`. Keys of articles and passages only grow (AUTOINCREMENT never gives one out twice), so that "everything
 * after key n" and "these keys are gone" describe any change to a reader, and a graph's label never changes its meaning.
 */
export const SCHEMA = `
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE page (key INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, hash TEXT NOT NULL, articles INTEGER NOT NULL);
CREATE TABLE article (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  page INTEGER NOT NULL REFERENCES page (key),
  id TEXT NOT NULL,
  published TEXT,
  district TEXT,
  content BLOB NOT NULL,
  terms BLOB NOT NULL
);
CREATE INDEX article_id ON article (id);
CREATE INDEX article_page ON article (page);
CREATE INDEX article_published ON article (published);
CREATE INDEX article_district ON article (district, published);
CREATE TABLE passage (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  article INTEGER NOT NULL REFERENCES article (key),
  ordinal INTEGER NOT NULL,
  paragraph INTEGER NOT NULL,
  start INTEGER NOT NULL,
  length INTEGER NOT NULL,
  text TEXT,
  checksum INTEGER NOT NULL
);
CREATE INDEX passage_article ON passage (article);
CREATE TABLE passage_terms (key INTEGER PRIMARY KEY, terms BLOB NOT NULL);
CREATE TABLE passage_vector (key INTEGER PRIMARY KEY, vector BLOB NOT NULL);
CREATE TABLE term (text TEXT PRIMARY KEY, key INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE removed (seq INTEGER PRIMARY KEY AUTOINCREMENT, first INTEGER NOT NULL, last INTEGER NOT NULL);
CREATE TABLE derived (
  name TEXT NOT NULL,
  checksum INTEGER NOT NULL,
  size INTEGER NOT NULL,
  through INTEGER NOT NULL,
  removed INTEGER NOT NULL,
  PRIMARY KEY (name, checksum)
) WITHOUT ROWID;
${NEW_WORDS}
${STATEMENTS}
`;

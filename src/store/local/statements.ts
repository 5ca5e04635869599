import type { DatabaseSync } from 'node:sqlite';
import { partOf } from '../../reading/index.ts';
import type { Article, Mention, MentionKind, Statement } from '../../types.ts';
import type { KnownName, MentionQuery, Place } from '../port.ts';
import { lookedUpBy } from '../values.ts';
import { seal, unseal } from './codec.ts';
import { pack, unpack } from './packed.ts';

/**
 * Statements in `news.db`. What one says stands in a blob for each article: JSON without the words, which are the
 * article's own, packed to a seventh. What it mentions stands in `mention` as well, by value, for look-ups.
 */
export const STATEMENTS = `
CREATE TABLE statements (article INTEGER PRIMARY KEY, content BLOB NOT NULL);
CREATE TABLE mention_value (
  key INTEGER PRIMARY KEY,
  text TEXT NOT NULL,
  kind TEXT NOT NULL,
  UNIQUE (text, kind)
);
CREATE TABLE mention (
  value INTEGER NOT NULL,
  article INTEGER NOT NULL,
  statement INTEGER NOT NULL,
  PRIMARY KEY (value, article, statement)
) WITHOUT ROWID;
CREATE INDEX mention_article ON mention (article);
`;

/** Values looked through in one go, 20 ms of work, so that questions are answered meanwhile. */
const AT_ONCE = 10_000;

const wordless = ({ text: _, ...rest }: Mention) => rest;

function encode(statements: readonly Statement[]): Uint8Array {
  const plain = statements.map(({ text: _, mentions, ...rest }) => ({ ...rest, mentions: mentions.map(wordless) }));
  return seal(pack('statements', JSON.stringify(plain)));
}

type Wordless = Omit<Statement, 'text' | 'mentions'> & { readonly mentions: readonly Omit<Mention, 'text'>[] };

/** The statements in a row, with their words from the article. Throws `StoreError` when it isn't as it was stored. */
function decode(content: unknown, partOf: (paragraph: number) => string): readonly Statement[] {
  const plain: readonly Wordless[] = JSON.parse(unpack('statements', unseal(content)));
  return plain.map((one) => {
    const text = partOf(one.paragraph).slice(one.start, one.end);
    const read = one.said ?? text;
    const mentions = one.mentions.map((m) => ({ ...m, text: read.slice(m.start, m.end) }) as Mention);
    return { ...one, text, mentions };
  });
}

/**
 * What names begin with that aren't shorter themselves. A question has two hundred stretches that may be a name, and some twenty beginnings of them: the forty values
 * that begin so are found in half the time that it takes to find none of the stretches among all.
 */
function beginningsOf(names: readonly string[]): readonly string[] {
  const found: string[] = [];
  // Those that begin alike mostly come one after the other.
  let last = '';
  for (const name of names) {
    if (name.length < BEGINNING || (last !== '' && name.startsWith(last))) continue;
    // Not half of a rare character.
    last = name.slice(0, /[\ud800-\udbff]/.test(name.charAt(BEGINNING - 1)) ? BEGINNING - 1 : BEGINNING);
    found.push(last);
  }
  return found;
}
const BEGINNING = 3;

/** Look-ups by article, value and name. */
export function createStatementReading(db: DatabaseSync) {
  const content = db.prepare('SELECT content FROM statements WHERE article = ?');
  const places = (where: string) =>
    db.prepare(`SELECT DISTINCT a.id AS article, m.statement
      FROM mention_value v JOIN mention m ON m.value = v.key JOIN article a ON a.key = m.article
      WHERE v.kind = ? AND ${where} ORDER BY a.published DESC, a.key, m.statement LIMIT ?`);
  const byValue = places('v.text = ?');
  const bySpan = places('v.text BETWEEN ? AND ?');
  const names = db.prepare(`SELECT v.text AS name, v.kind, count(DISTINCT m.article) AS articles
    FROM json_each(?) j JOIN mention_value v ON v.text = j.value JOIN mention m ON m.value = v.key
    WHERE v.kind IN ('thing', 'person', 'body', 'place') GROUP BY v.key ORDER BY v.text, articles DESC`);
  const beginning = db.prepare(`SELECT v.text FROM json_each(?) j CROSS JOIN mention_value v
    ON v.text >= j.value AND v.text < j.value || char(0x10ffff)`);
  const some = db.prepare(`SELECT v.text AS name, v.kind, count(DISTINCT m.article) AS articles
    FROM mention_value v JOIN mention m ON m.value = v.key WHERE v.kind = ? AND v.key > ? AND v.key <= ?
    GROUP BY v.key`);
  const last = db.prepare('SELECT max(key) AS key FROM mention_value');
  const toName = (row: Readonly<Record<string, unknown>>): KnownName => ({
    name: String(row.name),
    kind: String(row.kind) as KnownName['kind'],
    articles: Number(row.articles),
  });
  const toPlace = (row: Readonly<Record<string, unknown>>): Place => ({
    article: String(row.article),
    statement: Number(row.statement),
  });
  return {
    statements: (key: number, article: Article): readonly Statement[] => {
      const row = content.get(key);
      return row ? decode(row.content, (paragraph) => partOf(article, paragraph)) : [];
    },
    mentioning: (query: MentionQuery, limit: number): readonly Place[] =>
      ('value' in query
        ? byValue.all(query.kind, query.value, limit)
        : bySpan.all(query.kind, query.from, query.to, limit)
      ).map(toPlace),
    namesAmong: (texts: readonly string[]): readonly KnownName[] => {
      const begun = beginning.all(JSON.stringify(beginningsOf(texts)));
      const known = new Set(begun.map(({ text }) => String(text)));
      const found = texts.filter((text) => text.length < BEGINNING || known.has(text));
      return found.length === 0 ? [] : names.all(JSON.stringify(found)).map(toName);
    },
    /** Those of a kind among the next values after `after`, and up to where these go; `null` at the end. */
    namesAfter: (kind: KnownName['kind'], after: number) => {
      const to = after + AT_ONCE;
      const names = some.all(kind, after, to).map(toName);
      return { names, to: to < Number(last.get()?.key ?? 0) ? to : null };
    },
  };
}

/** Puts statements in and takes them out, together with the values that nothing mentions any more. */
export function createStatementWriting(db: DatabaseSync) {
  const put = db.prepare('INSERT INTO statements VALUES (?, ?)');
  const find = db.prepare('SELECT key FROM mention_value WHERE text = ? AND kind = ?');
  const add = db.prepare('INSERT INTO mention_value (text, kind) VALUES (?, ?)');
  const mention = db.prepare('INSERT OR IGNORE INTO mention VALUES (?, ?, ?)');
  const values = db.prepare('SELECT DISTINCT value FROM mention WHERE article = ?');
  const removals = ['DELETE FROM statements WHERE article = ?', 'DELETE FROM mention WHERE article = ?'].map((sql) =>
    db.prepare(sql),
  );
  const dropUnused = db.prepare(
    'DELETE FROM mention_value WHERE key = ? AND NOT EXISTS (SELECT 1 FROM mention WHERE value = ?)',
  );
  const keyOf = (text: string, kind: MentionKind) => find.get(text, kind)?.key ?? add.run(text, kind).lastInsertRowid;
  return {
    put: (article: number | bigint, statements: readonly Statement[]): void => {
      put.run(article, encode(statements));
      statements.forEach(({ mentions }, at) => {
        for (const one of mentions) {
          const text = lookedUpBy(one);
          if (text !== null) mention.run(keyOf(text, one.kind), article, at);
        }
      });
    },
    /** A withdrawn notice leaves no name behind. */
    remove: (article: number | bigint): void => {
      const held = values.all(article).map(({ value }) => Number(value));
      for (const removal of removals) removal.run(article);
      for (const value of held) dropUnused.run(value, value);
    },
  };
}

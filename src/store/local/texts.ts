import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { oneLine } from '../../errors.ts';
import type { Article, ArticleText, Log } from '../../types.ts';
import { grouped, textOf } from '../article-text.ts';
import type { FoundArticle } from '../port.ts';
import { createVersion, eachRemoval } from './catch-up.ts';
import type { VectorOf } from './cosines.ts';
import { type Extent, newestVouched, vouchedExtent } from './derived.ts';
import { createBatch, createKept } from './rows.ts';
import { openTexts, type TextsFile } from './texts-file.ts';

export type TextsOptions = {
  readonly dir: string;
  readonly log?: Log | undefined;
  /** Called when the file turns out to be damaged or not there although it should be. */
  readonly repair: (() => void) | null;
};

/** The articles and vectors of passages, by `news.texts`, and by the tables where that hasn't got them (yet) or can't be trusted. */
export function createTexts(
  db: DatabaseSync,
  articlesByKey: (keys: readonly number[]) => ReadonlyMap<number, Article>,
  options: TextsOptions,
) {
  const version = createVersion(db);
  const rowsOf = createBatch(db, 'SELECT r.key, r.article FROM json_each(?) j CROSS JOIN passage r ON r.key = j.value');
  const articleOf = createKept(db, (keys) => [...rowsOf(keys)].map(([key, { article }]) => [key, Number(article)]));
  let seen = '';
  let stored: Stored | null = null;
  const lose = (why: string) => {
    options.log?.warn({ dir: options.dir }, `${why}: texts are read from news.db, which is slower`);
    stored?.file.close();
    stored = null;
    options.repair?.();
  };
  const catchUp = () => {
    const now = version();
    if (now === seen) return;
    const before = stored;
    stored = null;
    try {
      stored = follow(db, options.dir, before);
    } catch (error) {
      // Busy tables, too many open files: the tables answer until something is committed again.
      before?.file.close();
      options.log?.warn({ dir: options.dir }, `news.texts could not be opened: ${oneLine(error)}`);
      seen = now;
      return;
    }
    const newest = stored ? null : newestVouched(db, 'news.texts');
    if (newest && seen === '') lose('news.texts is missing or damaged (`npm run index` makes it anew)');
    seen = now;
  };
  const byFile = <T>(read: (file: TextsFile) => T | null): T | null => {
    try {
      return stored && read(stored.file);
    } catch (error) {
      lose(oneLine(error));
      return null;
    }
  };
  const textByKey = (key: number): ArticleText | null => {
    const text = byFile((file) => file.read(key));
    if (text) return text;
    const article = articlesByKey([key]).get(key);
    return article ? textOf(article) : null;
  };
  /** A passage's article by its key: of those that the file has without asking SQLite. */
  const articleKeys = (keys: readonly number[]): readonly (readonly [key: number, article: number])[] => {
    const inFile = new Map(keys.map((key) => [key, stored?.gone.has(key) ? undefined : stored?.file.articleOf(key)]));
    const others = keys.filter((key) => inFile.get(key) === undefined);
    const byTable = others.length === 0 ? null : articleOf(others);
    return keys.flatMap((key) => {
      const article = inFile.get(key) ?? byTable?.get(key);
      return article === undefined ? [] : [[key, article] as const];
    });
  };
  return {
    articlesOf: (keys: readonly number[], most: number): readonly FoundArticle[] => {
      catchUp();
      return grouped(articleKeys(keys), most, textByKey);
    },
    /** What gives the vectors of passages that the file has, each until the next is asked for. */
    vectors: (): VectorOf => {
      catchUp();
      return (key) => (stored?.gone.has(key) ? null : byFile((file) => file.vectorOf(key)));
    },
    close: () => stored?.file.close(),
  };
}

/** A file with the passages that have gone since it was made. */
type Stored = { readonly file: TextsFile; readonly extent: Extent; readonly gone: ReadonlySet<number> };

/** The newest file, and what has gone since; the open one as long as no newer one is vouched for. */
function follow(db: DatabaseSync, dir: string, before: Stored | null, flags: 'r' | 'r+' = 'r'): Stored | null {
  const newest = newestVouched(db, 'news.texts');
  if (before && newest?.checksum === before.file.checksum) return { ...before, gone: goneSince(db, before.extent) };
  before?.file.close();
  const file = openTexts(join(dir, 'news.texts'), flags);
  try {
    const extent = file && vouchedExtent(db, 'news.texts', file);
    if (extent) return { file, extent, gone: goneSince(db, extent) };
  } catch (error) {
    file?.close();
    throw error;
  }
  file?.close();
  return null;
}

/**
 * Writes over what `news.texts` has of articles that have gone: nothing of a withdrawn notice stays on the disk. A file that
 * nothing vouches for may hold any text, and goes.
 */
export function wipeGone(db: DatabaseSync, dir: string): void {
  const stored = follow(db, dir, null, 'r+');
  if (!stored) {
    rmSync(join(dir, 'news.texts'), { force: true });
    return;
  }
  try {
    if (stored.gone.size > 0) stored.file.wipe(stored.gone);
  } finally {
    stored.file.close();
  }
}

function goneSince(db: DatabaseSync, extent: Extent): ReadonlySet<number> {
  const gone = new Set<number>();
  eachRemoval(db, extent, (first, last) => {
    for (let key = first; key <= Math.min(last, extent.through); key++) gone.add(key);
  });
  return gone;
}

/** Putting right what was read wrongly of an article: headline, day, district, paper; and reading it again. One way for the command line and the newsroom's page. */
import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { ConfigError, InputError, oneLine } from './errors.ts';
import { type EditFields, type IndexOptions, type IndexSummary, keepEdit, readEdits } from './indexing/index.ts';
import { type Again, type Fetcher, fetchAgain, hasPage, itemFileOf } from './sources/index.ts';
import type { Store } from './store/port.ts';
import type { Article } from './types.ts';

export type EditingDeps = {
  readonly store: Pick<Store, 'article' | 'pages'>;
  readonly index: (paths: readonly string[], options?: IndexOptions) => Promise<IndexSummary>;
  readonly removePages: (pages: readonly string[], options?: IndexOptions) => Promise<void>;
  /** The one way out. */
  readonly fetcher: () => Fetcher;
  /** The file that keeps the edits. */
  readonly edits: string;
  readonly dataDir: string;
  readonly today: () => string;
};

export type Editing = ReturnType<typeof createEditing>;

/** What came of a report that was read again; `after` is what it is then, `null` where that isn't told. */
export type ReadAgain = { readonly before: Article; readonly came: Again; readonly after: Article | null };

/** Fields as they were typed, trimmed: an empty one takes away what was found, one that isn't there leaves it. */
export const typedFields = (typed: { readonly [name in keyof EditFields]?: unknown }): EditFields =>
  Object.fromEntries(
    Object.entries(typed).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value.trim() || null]] : [])),
  );

export function createEditing({ store, index, removePages, fetcher, edits, dataDir, today }: EditingDeps) {
  /** The file that an article was read from. Rejects with `InputError` where it is no more. */
  const fileOf = async ({ source }: Article): Promise<string> => {
    const pages = (await store.pages()).map(({ page }) => page.replace(/#[^/]*$/, ''));
    const file = itemFileOf(source, dataDir) ?? resolve(pages.find((page) => basename(page) === source) ?? source);
    if (existsSync(file)) return file;
    throw new InputError({
      what: `read "${source}" again`,
      why: `"${file}" isn't there`,
      remedy: 'Put the file back, or run this where the index was made.',
    });
  };
  /**
   * Reads an article's file again; resolves with what the article is then. Its id goes with its text: another one is found where the
   * file has but one, else it is `null`.
   */
  const reread = async (article: Article, options: IndexOptions = {}): Promise<Article | null> => {
    const read: Article[] = [];
    const onPage: IndexOptions['onPage'] = (_, articles) => read.push(...articles);
    const { failed } = await index([await fileOf(article)], { rebuild: true, onPage, ...options });
    if (failed[0]) throw failed[0].error;
    const [only, ...others] = read;
    const another = only && others.length === 0 ? only.id : article.id;
    return (await store.article(article.id)) ?? store.article(another);
  };
  const again = async (before: Article, by: Fetcher, options: IndexOptions): Promise<ReadAgain> => {
    const came = await fetchAgain(before.source, {
      ...{ fetcher: by, dataDir, now: Date.now },
      removePages: (pages) => removePages(pages, options),
    });
    const isThere = came.kind === 'changed' || came.kind === 'same';
    return { before, came, after: isThere ? await reread(before, options) : null };
  };
  const faultOf = (error: unknown): Again => {
    if (error instanceof InputError || error instanceof ConfigError) return { kind: 'failed', why: oneLine(error) };
    throw error;
  };
  return {
    reread,
    /** Whether its page can be asked for again. */
    hasPage: ({ source }: Article): boolean => hasPage(source, dataDir),
    /** Gets the pages of reports from their publishers, one after the other, and reads what came; what can't be had stays as it is. */
    fetchAgain: async function* (articles: readonly Article[], options: IndexOptions = {}): AsyncGenerator<ReadAgain> {
      const by = fetcher();
      try {
        for (const before of articles)
          yield await again(before, by, options).catch((error) => ({ before, came: faultOf(error), after: null }));
      } finally {
        await by.close();
      }
    },
    /** Ids of the articles that were edited. */
    edited: (): ReadonlySet<string> => new Set(Object.keys(readEdits(edits))),
    /** Keeps an edit and reads the article with it; `null` takes all its edits back. Rejects with `InputError` for what can't be one. */
    edit: async (article: Article, fields: EditFields | null, options: IndexOptions = {}): Promise<Article | null> => {
      await fileOf(article);
      keepEdit(edits, article, fields, today());
      return reread(article, { edited: true, ...options });
    },
  };
}

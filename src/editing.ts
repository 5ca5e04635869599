/** Putting right what was read wrongly of an article: headline, day, district, paper. One way for the command line and the newsroom's page. */
import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { InputError } from './errors.ts';
import { type EditFields, type IndexOptions, type IndexSummary, keepEdit, readEdits } from './indexing/index.ts';
import { itemFiles, itemsDir } from './sources/index.ts';
import type { Store } from './store/port.ts';
import type { Article } from './types.ts';

export type EditingDeps = {
  readonly store: Pick<Store, 'article' | 'pages'>;
  readonly index: (paths: readonly string[], options?: IndexOptions) => Promise<IndexSummary>;
  /** The file that keeps the edits. */
  readonly edits: string;
  readonly dataDir: string;
  readonly today: () => string;
};

export type Editing = ReturnType<typeof createEditing>;

/** Fields as they were typed, trimmed: an empty one takes away what was found, one that isn't there leaves it. */
export const typedFields = (typed: { readonly [name in keyof EditFields]?: unknown }): EditFields =>
  Object.fromEntries(
    Object.entries(typed).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value.trim() || null]] : [])),
  );

export function createEditing({ store, index, edits, dataDir, today }: EditingDeps) {
  /** The file that an article was read from. Rejects with `InputError` where it is no more. */
  const fileOf = async ({ source }: Article): Promise<string> => {
    const pages = (await store.pages()).map(({ page }) => page.replace(/#[^/]*$/, ''));
    const file = source.endsWith('.item')
      ? itemFiles(itemsDir(dataDir)).pathOf(basename(source, '.item'))
      : resolve(pages.find((page) => basename(page) === source) ?? source);
    if (existsSync(file)) return file;
    throw new InputError({
      what: `read "${source}" again`,
      why: `"${file}" isn't there`,
      remedy: 'Put the file back, or run this where the index was made.',
    });
  };
  /** Reads an article's file again; resolves with what the article is then, `null` when its text is another, and so its id. */
  const reread = async (article: Article, options: IndexOptions = {}): Promise<Article | null> => {
    const { failed } = await index([await fileOf(article)], { rebuild: true, ...options });
    if (failed[0]) throw failed[0].error;
    return store.article(article.id);
  };
  return {
    reread,
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

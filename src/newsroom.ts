import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Changes, changesBetween, createChanges } from './changes.ts';
import {
  createJudge,
  type IndexOptions,
  type IndexSummary,
  isReadable,
  readFileArticles,
  similar,
  sketchOf,
} from './indexing/index.ts';
import { pageName } from './indexing/list-files.ts';
import { articlesWith, refOf } from './listed.ts';
import type { Store, Withdrawal } from './store/port.ts';
import type { Article, ArticleRef, Language } from './types.ts';

/** What came of a file: the pages it is stored under, so that they can be taken out again, and their articles. */
type IndexedUpload = { readonly pages: readonly string[]; readonly articles: readonly ArticleRef[] };

/** What the newsroom may do with the index; fronts check who asks. */
export type Newsroom = {
  /** Whether a file of this name is of a format that is read. */
  readonly takes: (name: string) => boolean;
  /** How a file would be cut, without indexing it. Rejects with `InputError` when it can't be read. */
  readonly preview: (file: string) => Promise<readonly Article[]>;
  /** Indexes one file. Rejects with `InputError` when it can't be read. */
  readonly indexFile: (file: string) => Promise<IndexedUpload>;
  /** Takes pages out again, as `indexFile` named them; what other files print of them comes in from there. */
  readonly removePages: (pages: readonly string[]) => Promise<void>;
  /** Takes an article out of the index for good; `false` when there is none. */
  readonly withdraw: (article: string) => Promise<boolean>;
  /** What was withdrawn or corrected, newest first. */
  readonly withdrawals: () => Promise<readonly Withdrawal[]>;
  /** What the correction changed that this article is; `null` where it is none. */
  readonly changes: (article: string) => Promise<Changes | null>;
  /** Puts a corrected text in an article's place; the new article, or `null` when there is no old one. */
  readonly correct: (article: string, text: string) => Promise<ArticleRef | null>;
};

/** What the bot knows of those who ask it, and tells them; fronts check who wants to know. */
export type Residents = {
  /** What was asked without finding an answer, most often asked first. */
  readonly unanswered: (most: number) => Promise<readonly { readonly text: string; readonly times: number }[]>;
  /** Answers that somebody found wrong, newest first. */
  readonly complaints: (most: number, language: Language) => Promise<readonly Complaint[]>;
  /** Of the last 30 days. */
  readonly counts: () => Promise<{ readonly [kind in 'found' | 'notFound' | 'refused' | 'up' | 'down']: number }>;
  /** How many chats were given an answer from this article. */
  readonly told: (article: string) => Promise<number>;
  /** Tells these chats that the report was withdrawn. */
  readonly tellWithdrawn: (article: string, title: string) => Promise<void>;
};

export type Complaint = { readonly question: string; readonly reason: string | null; readonly at: number };

export type NewsroomDeps = {
  readonly store: Store;
  readonly index: (paths: readonly string[], options?: IndexOptions) => Promise<IndexSummary>;
  readonly removePages: (pages: readonly string[], options?: IndexOptions) => Promise<void>;
  /** Corrected texts are kept here as pages of their own, so that a new index run finds them. */
  readonly correctionsDir: string;
  readonly today: () => string;
};

/** How long the newsroom's turn is waited for in one go; fronts ask again, and have others answered meanwhile. */
const QUEUE = { ms: 2000 } as const;

export function createNewsroom({ store, index, removePages, correctionsDir, today }: NewsroomDeps): Newsroom {
  const changes = createChanges(join(correctionsDir, '..', 'changes'));
  const indexFile = async (file: string, options: IndexOptions = {}): Promise<IndexedUpload> => {
    const { failed } = await index([file], { ...options, apart: true, wait: QUEUE });
    if (failed[0]) throw failed[0].error;
    const ids = new Set((await readFileArticles(resolve(file), today())).map(({ id }) => id));
    return { pages: await pagesOf(file), articles: (await articlesWith(ids, store)).map(refOf) };
  };

  /** With what is noted of it, and with the same report in other files. */
  const takeOut = async (id: string, by: string | null): Promise<boolean> => {
    const article = await store.article(id);
    if (article === null) return store.withdraw(id);
    const note = { title: article.title, on: today(), sketch: sketchOf(article), by };
    const judge = createJudge([{ id, ...note }]);
    for (const other of await similar(article, store))
      if (other.id !== id && other.id !== by && judge(other).verdict === 'withdrawn')
        await store.withdraw(other.id, { ...note, title: other.title, sketch: sketchOf(other) });
    return store.withdraw(id, note);
  };

  /** The pages a file was stored under: its path, or its path with `#id` for each line. */
  const pagesOf = async (file: string): Promise<readonly string[]> => {
    const name = pageName(resolve(file));
    const pages = (await store.pages()).map(({ page }) => page);
    return pages.filter((page) => page === name || page.startsWith(`${name}#`));
  };

  return {
    changes: changes.of,
    takes: isReadable,
    preview: (file) => readFileArticles(resolve(file), today()),
    indexFile: (file) => indexFile(file),
    removePages: (pages) => removePages(pages, { apart: true, wait: QUEUE }),
    withdrawals: async () => (await store.withdrawals()).toReversed(),
    withdraw: (article) => takeOut(article, null),
    correct: async (id, text) => {
      const old = await store.article(id);
      if (!old) return null;
      await mkdir(correctionsDir, { recursive: true });
      const file = join(correctionsDir, `${id}.jsonl`);
      const { title, published, district, url } = old;
      const known = Object.entries({ title, published, district, url }).filter(([, value]) => value !== null);
      const line = { id: old.externalId ?? id, text, ...Object.fromEntries(known), updated: today() };
      await writeFile(file, JSON.stringify(line));
      const { articles } = await indexFile(file, { corrects: true });
      const [replacement] = articles.filter((article) => article.id !== id);
      // The old text goes only when a new one is in: a correction that can't be read must not delete a report.
      if (replacement) {
        const corrected = await store.article(replacement.id);
        if (corrected) await changes.keep(replacement.id, changesBetween(old, corrected));
        await takeOut(id, replacement.id);
      }
      return replacement ?? null;
    },
  };
}

import type {
  Article,
  ArticleRef,
  ArticleText,
  Coverage,
  IndexedPage,
  Log,
  MentionKind,
  NewWord,
  Statement,
  StoredPassage,
  TimeRange,
  WriterLock,
  WriterWait,
} from '../types.ts';

/** How the vectors in an index were made; opening it with another embedder is refused. */
export type EmbedderIdentity = { readonly id: string; readonly dimensions: number };

/** A found passage: its integer key and a score that only compares within one result list (higher is better). */
export type Match = { readonly key: number; readonly score: number };

/** A term and how much it counts in a search; a plain string counts 1. */
export type WeightedTerm = { readonly term: string; readonly weight: number };

/** How common terms are: in how many of all passages each of them occurs, in the order asked. */
export type TermStatistics = { readonly passages: number; readonly counts: readonly number[] };

export type OpenOptions = {
  readonly embedder: EmbedderIdentity;
  /** Start an empty index where there is none; without it a missing index is an error. */
  readonly create?: boolean;
  /** No method that writes is called; several readers and one writer may have the same index open. */
  readonly readOnly?: boolean;
  /** Start an empty index, which `settle()` puts in the place of what is there, readable or not; closed before, it is dropped. */
  readonly rebuild?: boolean;
  /** Compare the question's vector with every passage's instead of using a graph. */
  readonly exact?: boolean;
  readonly log?: Log;
  /** Keeps writers apart where the index lies in no folder, which has locks of its own; without it such an index is only read. */
  readonly lock?: (name: string, wait?: WriterWait) => Promise<WriterLock>;
  /** How long a writer waits for another one, in milliseconds (default 5,000). */
  readonly busyTimeout?: number;
  /** How `rebuild` waits for another writer. */
  readonly wait?: WriterWait;
};

/** What is noted of an article that was taken out for good. */
export type Withdrawal = {
  readonly id: string;
  readonly title: string | null;
  /** ISO day. */
  readonly on: string | null;
  /** By what its text is known again; the store doesn't look into it. */
  readonly sketch: string | null;
  /** The article that corrects it. */
  readonly by: string | null;
};

/**
 * What is looked for among mentions: one value (see `values.ts`), or all from one to another: times that begin within some
 * days, names that begin alike.
 */
export type MentionQuery =
  | { readonly kind: MentionKind; readonly value: string }
  | { readonly kind: MentionKind; readonly from: string; readonly to: string };

/** An article of which passages were found, with their keys. */
export type FoundArticle = { readonly article: ArticleText; readonly keys: readonly number[] };

/** A statement by its article and its place among the article's statements. */
export type Place = { readonly article: string; readonly statement: number };

/** A name that the archive uses, with how many articles have it. */
export type KnownName = {
  readonly name: string;
  readonly kind: 'thing' | 'person' | 'body' | 'place';
  readonly articles: number;
};

export type PageRecord = { readonly page: string; readonly hash: string; readonly articles: number };

/**
 * Where articles live. Readers and one writer may have it open at once; a reader sees a replaced page at its next
 * call. All methods reject with `StoreError`; none throws synchronously.
 */
export interface Store {
  /**
   * Runs `work` as the only writer, of this process and all others, on the index as the writer before left it. What
   * decides by what the index holds and then writes (an index run) has to run so; readers go on meanwhile, and single
   * writes like `withdraw` need no turn. Not to be nested. Rejects with `StoreError` when the wait is over.
   */
  exclusively<T>(work: () => Promise<T>, wait?: WriterWait): Promise<T>;
  /** Puts a page in, or replaces all that an earlier version of it had put in, in one transaction. */
  replacePage(page: IndexedPage): Promise<void>;
  /** The same for many pages in one transaction: all of them are in, or none. Much faster when indexing in bulk. */
  replacePages(pages: readonly IndexedPage[]): Promise<void>;
  /** Takes a page and its articles out; unknown pages are ignored. */
  removePage(page: string): Promise<void>;
  /**
   * Takes one article out for good: it stays out when its page is put in again, and when the index is made anew.
   * Resolves with `false` when the index doesn't hold it (it is kept out all the same).
   */
  withdraw(article: string, note?: Omit<Withdrawal, 'id'>): Promise<boolean>;
  /** What was withdrawn or corrected, oldest first. */
  withdrawals(): Promise<readonly Withdrawal[]>;
  /**
   * Ends an index run: brings everything that is derived from the articles up to date and on disk, and repairs it where
   * it is missing or damaged. `close()` does it too after a few changes, but not after thousands. An index begun with `rebuild`
   * takes the place of the one before now, all at once; until then readers have that one.
   */
  settle(): Promise<void>;
  /** Gives back the space that replaced and removed pages held; resolves with the bytes freed. */
  compact(): Promise<number>;
  /** The archive's new words as they were put in last; the same list until others are. */
  newWords(): Promise<readonly NewWord[]>;
  /** Puts `words`, found in what the index holds now, in the place of the earlier ones. */
  replaceNewWords(words: readonly NewWord[]): Promise<void>;
  /** How many passages came or went since new words were put in; all of them when none ever were, or an article was withdrawn. */
  changedSinceNewWords(): Promise<number>;
  /** All pages, ordered by name. */
  pages(): Promise<readonly PageRecord[]>;
  /** The `k` passages whose vectors have the highest cosine with `vector` (unit length, the index's dimensions). */
  nearest(vector: Float32Array, k: number): Promise<readonly Match[]>;
  /**
   * The `k` passages that match any of the terms best (BM25; title terms count too). A large index may leave out terms
   * that stand in more than half of its passages.
   */
  matching(terms: readonly (string | WeightedTerm)[], k: number): Promise<readonly Match[]>;
  /** Document frequencies in passage texts, for weighting a question's terms. */
  termStatistics(terms: readonly string[]): Promise<TermStatistics>;
  /** Cosines of these passages' vectors with `vector`, in that order; 0 where a key is gone. */
  similarities(vector: Float32Array, keys: readonly number[]): Promise<readonly number[]>;
  /** The passages with these keys, in that order; keys that are gone are left out. */
  passages(keys: readonly number[]): Promise<readonly StoredPassage[]>;
  /** The articles these passages belong to, in the order of keys, the first `most`, each with its own of the keys. */
  articlesOf(keys: readonly number[], most: number): Promise<readonly FoundArticle[]>;
  article(id: string): Promise<Article | null>;
  /** What an article says, statement by statement in reading order; nothing where the index doesn't hold it. */
  statements(article: string): Promise<readonly Statement[]>;
  /** Where something is mentioned: statements of the newest articles first, at most `limit`. */
  mentioning(query: MentionQuery, limit: number): Promise<readonly Place[]>;
  /** Which of `texts` are names in the archive, as the statements' mentions have them. */
  namesAmong(texts: readonly string[]): Promise<readonly KnownName[]>;
  /** Names of one kind, those of most articles first, at most `limit`. */
  names(kind: KnownName['kind'], limit: number): Promise<readonly KnownName[]>;
  /**
   * Newest first, by publication date; `district` narrows, and so does `time`: to what may have been printed within it, a date
   * known to the month in any of its days.
   */
  latest(limit: number, district?: string, time?: TimeRange): Promise<readonly ArticleRef[]>;
  /** Articles in the order they were put in, after the one with key `after`; a report that two pages print comes twice. */
  articlesAfter(after: number, limit: number): Promise<readonly { readonly key: number; readonly article: Article }[]>;
  /**
   * Pages in the order they were put in, after the one with key `after`, each with all that was put in of it: what another
   * store's `replacePages` takes. Terms are in no order, vectors as exact as they are kept. Fewer than `limit` only at the end.
   */
  pagesAfter(after: number, limit: number): Promise<readonly { readonly key: number; readonly page: IndexedPage }[]>;
  /** What the index covers; the same object until something changes in it. */
  coverage(): Promise<Coverage>;
  close(): Promise<void>;
}

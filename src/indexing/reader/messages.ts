/** What the reading process is asked and answers; plain data, as it goes through a channel between processes. */
import type { Fault } from '../../errors.ts';
import type { Article, Statement } from '../../types.ts';
import type { PageFile } from '../list-files.ts';

/** A file to read; `known`: hashes of its pages that need not be read again when they are unchanged. */
export type FileOrder = { readonly file: PageFile; readonly known: ReadonlyMap<string, string> };

/** How the files of an order are read. */
export type Manner = {
  readonly today: string | null;
  readonly timeZone: string | undefined;
  /** Read these pages alone. */
  readonly only: ReadonlySet<string> | null;
};

/** Files to read one after the other. */
export type Order = Manner & { readonly files: readonly FileOrder[] };

/** `ahead`: how many batches may wait to be taken. */
export type Request =
  | { readonly kind: 'open'; readonly order: Order; readonly ahead: number }
  | { readonly kind: 'taken' };

/** A page as it was cut; `unchanged` when its hash is known, `fault` when it can't be read. */
export type CutPage = {
  readonly page: string;
  readonly hash: string;
  readonly articles: readonly Article[];
  /** What each of the articles says. */
  readonly statements: readonly (readonly Statement[])[];
  /** What the page says that can't be used. */
  readonly warnings?: readonly string[];
  readonly unchanged?: boolean;
  readonly fault?: Fault;
};

/** Pages of one file of an order, which is `at`. */
export type Batch = {
  readonly at: number;
  readonly pages: readonly CutPage[];
  /** Bytes of the file read so far. */
  readonly bytes: number;
  /** Nothing more comes of this file. */
  readonly done: boolean;
  /** The file can't be read on from here. */
  readonly fault?: Fault;
};

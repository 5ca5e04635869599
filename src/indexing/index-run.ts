/** What an index run is given and knows; each of its steps changes it. */
import type { Embedder } from '../embeddings/port.ts';
import type { Store } from '../store/port.ts';
import type { Article, Log, Statement, WriterWait } from '../types.ts';
import type { FailedFile, Listing, PassedOver } from './list-files.ts';
import type { ReadPage } from './prepare.ts';
import type { ReaderLimits } from './reader/index.ts';
import type { Doubtful, IndexSummary } from './summary.ts';
import { createVersions, type Versions } from './versions.ts';
import { createJudge, type Judge } from './withheld.ts';

/** What the newsroom says of a folder, for reports that don't say it themselves; those before `from` (ISO) are left out. */
export type Folder = { readonly paper: string; readonly district: string | null; readonly from: string | null };

export type IndexDeps = {
  readonly store: Store;
  readonly embedder: Embedder;
  readonly log?: Log;
  /** The day of the run, ISO; no page is dated after it. */
  readonly today: string;
  /** Where the papers appear: a moment that a page states is the day it was there. */
  readonly timeZone?: string;
  /** Lays over an article what the newsroom put right in it. */
  readonly edit?: (article: Article) => Article;
  /** What is said of the folder that a file lies in. */
  readonly folderOf?: (path: string) => Folder | null;
};

export type IndexProgress = {
  /** Bytes of the files done, and of all of them. */
  readonly done: number;
  readonly total: number;
  readonly file: string;
  readonly pages: number;
  readonly articles: number;
};

export type IndexOptions = {
  /** Take out pages below the given paths whose file is gone. */
  readonly prune?: boolean;
  /** Index every page again, changed or not. */
  readonly rebuild?: boolean;
  /** Stops between two pages; what was done is kept, and the next run goes on from there. */
  readonly signal?: AbortSignal;
  /** What one file may cost. */
  readonly limits?: ReaderLimits;
  /** Read every file in the process for it, small plain texts too: somebody waits here for other things. */
  readonly apart?: boolean;
  /** Nothing is new but what the newsroom put right: articles don't say that they were corrected. */
  readonly edited?: boolean;
  /** What is read corrects something, so it may be as like a withdrawn report as it wants. */
  readonly corrects?: boolean;
  /** How the turn to write is waited for, when another run is at it; without end by default. */
  readonly wait?: Pick<WriterWait, 'ms' | 'onWait'>;
  readonly onProgress?: (progress: IndexProgress) => void;
  /** Hears of each page that was put in, with its articles. */
  readonly onPage?: (page: string, articles: readonly Article[]) => void;
};

type Counts = {
  -readonly [key in keyof Omit<IndexSummary, 'failed' | 'passed' | 'warnings' | 'stopped' | 'doubtful'>]: number;
};

/** What a run knows: what was in the index before it, and what it has done so far. */
export type Run = IndexDeps & {
  readonly options: IndexOptions;
  readonly known: ReadonlyMap<string, string>;
  /** The known pages of each file. */
  readonly pagesOf: ReadonlyMap<string, readonly string[]>;
  readonly listing: Listing;
  readonly counts: Counts;
  readonly failed: FailedFile[];
  readonly passed: PassedOver[];
  readonly warnings: string[];
  readonly seen: Set<string>;
  readonly waiting: ReadPage[];
  readonly versions: Versions;
  /** What articles say, as the reading process read it; found by their paragraphs, which stay whatever else is changed. */
  readonly said: WeakMap<readonly string[], readonly Statement[]>;
  /** Whether a report was withdrawn. */
  readonly judge: Judge;
  /** Reports that are somewhat like one that was withdrawn: the newsroom has to look at them. */
  readonly doubtful: Doubtful[];
  /** Whether there is more than one file, so that one may print what another has. */
  readonly compares: boolean;
};

/** The file that a page of the index comes from. */
export const fileOf = (page: string) => page.replace(/(\.(?:jsonl(?:\.gz)?|json|csv|tsv|sql))#.*$/is, '$1');

export const isStopped = ({ options }: Run) => options.signal?.aborted === true;

/** What the reader has to know of a run. */
export const apart = ({ today, timeZone, options: { limits, signal, apart } }: Run) => ({
  ...{ today, timeZone, limits, signal, apart },
});

export async function createRun(deps: IndexDeps, options: IndexOptions, listing: Listing): Promise<Run> {
  const known = new Map((await deps.store.pages()).map(({ page, hash }) => [page, hash]));
  const pagesOf = Map.groupBy(known.keys(), fileOf);
  const files = new Set([...pagesOf.keys(), ...listing.files.map(({ page }) => page)]);
  const withdrawals = await deps.store.withdrawals();
  return {
    ...deps,
    options,
    known,
    pagesOf,
    listing,
    counts: {
      pages: 0,
      articles: 0,
      passages: 0,
      unchanged: 0,
      replaced: 0,
      removed: 0,
      undated: 0,
      untitled: 0,
      withheld: 0,
    },
    failed: [...listing.failed],
    passed: [...(listing.passed ?? [])],
    warnings: [],
    seen: new Set(),
    waiting: [],
    versions: createVersions(deps.store, options.edited ? null : deps.today, new Set(withdrawals.map(({ id }) => id))),
    said: new WeakMap(),
    judge: createJudge(withdrawals),
    doubtful: [],
    compares: files.size > 1,
  };
}

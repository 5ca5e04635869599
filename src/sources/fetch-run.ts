/** One round: sources are visited side by side, what they brought is indexed one file after the other. */
import { join } from 'node:path';
import { ConfigError, oneLine } from '../errors.ts';
import type { IndexSummary } from '../indexing/index.ts';
import { WriterBusyError } from '../store/index.ts';
import { lockWriter } from '../store/local/writer-lock.ts';
import type { Log } from '../types.ts';
import type { Fetcher } from './fetch.ts';
import { type ItemFiles, itemFiles, itemsDir } from './item-files.ts';
import { placeOf, type Source, type WebSource } from './sources.ts';
import { type KnownItem, openSourceState, type SourceState } from './state.ts';
import { type Visit, visit } from './visit.ts';
import { type IndexDeps, indexWaiting, takeOut, type Unreadable } from './waiting.ts';

export type RoundDeps = IndexDeps & {
  readonly fetcher: Fetcher;
  readonly dataDir: string;
  readonly timeZone: string;
  readonly now: () => number;
  readonly log?: Log | undefined;
};

export type RoundProgress = {
  readonly done: number;
  readonly sources: number;
  readonly fresh: number;
  readonly indexed: number;
};

export type RoundOptions = {
  readonly signal?: AbortSignal | undefined;
  readonly isDry?: boolean | undefined;
  readonly onProgress?: (progress: RoundProgress) => void;
  readonly onWait?: (holder: string) => void;
};

export type Round = {
  readonly visits: readonly Visit[];
  readonly articles: number;
  readonly unreadable: readonly Unreadable[];
  readonly removed: number;
  readonly stopped: boolean;
};

/** Sources that are asked at the same time; each host has its own pace, however many there are. */
const SIDE_BY_SIDE = 16;
/** Reports that wait are indexed when there are so many: little is lost to a kill, and a run's own costs are spread. */
const BATCH = 400;

/** The folder of what belongs to sources, below that of the program's own state. */
export const sourcesDir = (dataDir: string): string => join(dataDir, 'sources');

/** Rejects with `ConfigError` when another round is at work. */
export async function fetchRound(
  sources: readonly Source[],
  deps: RoundDeps,
  options: RoundOptions = {},
): Promise<Round> {
  const dir = sourcesDir(deps.dataDir);
  const lock = await lockWriter(dir, { ms: 0 }).catch((cause: unknown) => {
    throw cause instanceof WriterBusyError ? twice(cause) : cause;
  });
  const state = openSourceState(dir);
  try {
    return await round(sources, { ...deps, state, files: itemFiles(itemsDir(deps.dataDir)) }, options);
  } finally {
    state.close();
    lock.release();
  }
}

const twice = (cause: unknown) =>
  new ConfigError({
    what: 'fetch the sources',
    why: 'another round is at it already',
    remedy: 'Wait until it has ended; it gets the same.',
    cause,
  });

type Deps = RoundDeps & { readonly state: SourceState; readonly files: ItemFiles };

async function round(sources: readonly Source[], deps: Deps, options: RoundOptions): Promise<Round> {
  const { signal, isDry, onProgress, onWait } = options;
  const { state } = deps;
  const visits: Visit[] = [];
  const unreadable: Unreadable[] = [];
  const counts = { articles: 0, removed: 0, indexed: 0 };
  const taken = new Map<string, string>();
  const isStopped = () => signal?.aborted === true;
  const tell = () =>
    onProgress?.({
      done: visits.length,
      sources: sources.length,
      fresh: visits.reduce((sum, { fresh, changed }) => sum + fresh + changed, 0),
      indexed: counts.indexed,
    });
  const indexing = {
    ...(signal ? { signal } : {}),
    ...(onWait ? { wait: { onWait } } : {}),
    onPage: () => {
      counts.indexed += 1;
      tell();
    },
  };

  /** One after the other; a round that is stopped leaves what waits to the next one. */
  const turns = createTurns(async () => {
    if (isStopped()) return;
    const done = await indexWaiting(deps, indexing);
    counts.articles += done.articles;
    unreadable.push(...done.unreadable);
  });

  async function take(source: WebSource): Promise<void> {
    const seen = await visit(source, { ...deps, signal, isDry, taken });
    visits.push(seen);
    tell();
    if (isDry) return;
    note(source, seen, deps);
    if (state.waiting().length >= BATCH) turns.add();
  }

  async function takeFolder(source: Extract<Source, { kind: 'folder' }>): Promise<void> {
    const done = await deps.index([source.path], { ...indexing, prune: true });
    counts.articles += done.articles;
    visits.push(visitOf(source, done));
    note(source, visits.at(-1)!, deps);
    tell();
  }

  const ofWeb = sources.filter((one) => one.kind !== 'folder' && one.kind !== 'channel');
  tell();
  try {
    // Sitemaps list what the others have, too, and say the least of it.
    await sideBySide(
      ofWeb.filter(({ kind }) => kind !== 'sitemap'),
      take,
      isStopped,
    );
    await sideBySide(
      ofWeb.filter(({ kind }) => kind === 'sitemap'),
      take,
      isStopped,
    );
  } catch (error) {
    if (!isStopped()) throw error;
  } finally {
    if (!isDry) turns.add();
    await turns.ended();
  }
  if (!isDry && !isStopped()) {
    const gone = [...visits.flatMap((one) => one.gone), ...sources.flatMap((source) => outdated(source, deps))];
    await takeOut(gone, deps);
    counts.removed += gone.length;
    for (const one of visits) noteEmpty(sources, one, deps);
    for (const source of sources) if (source.kind === 'folder' && !isStopped()) await takeFolder(source);
  }
  return { visits, ...counts, unreadable, stopped: isStopped() };
}

/** Calls `work` once for each `add`, never twice at a time; `ended` rejects with the first failure. */
function createTurns(work: () => Promise<void>) {
  let [last, failure]: [Promise<void>, { error: unknown } | null] = [Promise.resolve(), null];
  return {
    add: (): void => {
      last = last.then(work).catch((error: unknown) => {
        failure ??= { error };
      });
    },
    ended: async (): Promise<void> => {
      await last;
      if (failure) throw failure.error;
    },
  };
}

async function sideBySide(
  sources: readonly WebSource[],
  take: (source: WebSource) => Promise<void>,
  isStopped: () => boolean,
): Promise<void> {
  const ahead = [...sources];
  const worker = async () => {
    for (let source = ahead.shift(); source !== undefined && !isStopped(); source = ahead.shift()) await take(source);
  };
  await Promise.all(Array.from({ length: Math.min(SIDE_BY_SIDE, sources.length) }, worker));
}

/** Keeps what came of a visit. */
function note(source: Source, { trouble, fresh }: Pick<Visit, 'trouble' | 'fresh'>, { state, now }: Deps): void {
  const place = placeOf(source);
  const before = state.source(place);
  state.putSource({
    place,
    tried: now(),
    succeeded: trouble === null ? now() : (before?.succeeded ?? null),
    brought: fresh > 0 ? now() : (before?.brought ?? null),
    trouble: trouble?.kind ?? null,
    detail: trouble?.detail ?? null,
  });
}

/** An issue that was listed and of which nothing could be read. */
function noteEmpty(sources: readonly Source[], { place, fresh, trouble, began }: Visit, deps: Deps): void {
  const source = sources.find((one) => placeOf(one) === place);
  if (source?.kind !== 'epaper' || fresh === 0 || trouble !== null) return;
  const came = deps.state.itemsOf(place).filter(({ since }) => since >= began);
  if (came.length > 0 && came.every(({ status }) => status === 'empty'))
    note(source, { trouble: { kind: 'none', detail: 'no report of the issue could be read' }, fresh: 0 }, deps);
}

/** What is older than its source is to be kept. */
function outdated(source: Source, { state, now }: Deps): readonly KnownItem[] {
  if (source.keepDays === undefined) return [];
  const first = new Date(now() - source.keepDays * 86_400_000).toISOString().slice(0, 10);
  return state.itemsOf(placeOf(source)).filter(({ published }) => published !== null && published < first);
}

/** What an index run made of a folder. */
function visitOf(source: Extract<Source, { kind: 'folder' }>, done: IndexSummary): Visit {
  const [first] = done.failed;
  return {
    ...{ place: source.path, began: 0, listed: done.pages, answers: { text: 0, same: 0, gone: 0, failed: 0 } },
    ...{ fresh: done.articles, changed: done.replaced, gone: [], wanted: [] },
    failed: done.failed.map(({ file, error }) => ({ url: file, why: oneLine(error) })),
    trouble: first ? { kind: 'unreadable', detail: oneLine(first.error) } : null,
  };
}

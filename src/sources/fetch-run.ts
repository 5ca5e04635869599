/** One round: sources are visited side by side, what they brought is indexed one file after the other. */
import { join } from 'node:path';
import { ConfigError } from '../errors.ts';
import type { IndexOptions } from '../indexing/index.ts';
import { WriterBusyError } from '../store/index.ts';
import { lockWriter } from '../store/local/writer-lock.ts';
import type { Log } from '../types.ts';
import type { Fetcher } from './fetch.ts';
import { type FolderSource, visitFolder } from './folder.ts';
import { type ItemFiles, itemFiles, itemsDir } from './item-files.ts';
import { placeOf, type Source, type WebSource } from './sources.ts';
import { type KnownItem, openSourceState, type SourceState } from './state.ts';
import { nothingOf, type Visit, visit } from './visit.ts';
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
    const nothing = { visits: [], unreadable: [], counts: { articles: 0, removed: 0, indexed: 0 } };
    const files = itemFiles(itemsDir(deps.dataDir));
    return await round({ ...deps, state, files, sources, options, ...nothing, taken: new Map() });
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

/** A round while it goes on: what it is made of, and what has come of it so far. */
type AtWork = RoundDeps & {
  readonly state: SourceState;
  readonly files: ItemFiles;
  readonly sources: readonly Source[];
  readonly options: RoundOptions;
  readonly visits: Visit[];
  readonly unreadable: Unreadable[];
  readonly counts: { articles: number; removed: number; indexed: number };
  readonly taken: Map<string, string>;
};

const isStopped = ({ options: { signal } }: AtWork): boolean => signal?.aborted === true;

function tell({ options, visits, sources, counts }: AtWork): void {
  options.onProgress?.({
    done: visits.length,
    sources: sources.length,
    fresh: visits.reduce((sum, { fresh, changed }) => sum + fresh + changed, 0),
    indexed: counts.indexed,
  });
}

/** How an index run of this round stops, waits, and says what it does. */
function indexing(at: AtWork): IndexOptions {
  const { signal, onWait } = at.options;
  const onPage = () => {
    at.counts.indexed += 1;
    tell(at);
  };
  return { ...(signal ? { signal } : {}), ...(onWait ? { wait: { onWait } } : {}), onPage };
}

async function round(at: AtWork): Promise<Round> {
  const { options, visits, unreadable, counts } = at;
  tell(at);
  await visitAndIndex(at);
  if (!options.isDry && !isStopped(at)) {
    await removeGone(at);
    for (const one of visits) noteEmpty(one, at);
    for (const source of at.sources) if (source.kind === 'folder' && !isStopped(at)) await takeFolder(source, at);
  }
  return { visits, ...counts, unreadable, stopped: isStopped(at) };
}

/** Sources are visited side by side; what they bring is indexed meanwhile, one lot after the other. */
async function visitAndIndex(at: AtWork): Promise<void> {
  // A round that is stopped leaves what waits to the next one.
  const turns = createTurns(async () => {
    if (isStopped(at)) return;
    const done = await indexWaiting(at, indexing(at));
    at.counts.articles += done.articles;
    at.unreadable.push(...done.unreadable);
  });
  const ofWeb = at.sources.filter((one) => one.kind !== 'folder' && one.kind !== 'channel');
  try {
    // Sitemaps list what the others have, too, and say the least of it.
    for (const some of [ofWeb.filter(({ kind }) => kind !== 'sitemap'), ofWeb.filter(({ kind }) => kind === 'sitemap')])
      await sideBySide(
        some,
        (source) => take(source, at, turns.add),
        () => isStopped(at),
      );
    for (const source of at.sources) if (source.kind === 'channel') takeChannel(source, at);
  } catch (error) {
    if (!isStopped(at)) throw error;
  } finally {
    if (!at.options.isDry) turns.add();
    await turns.ended();
  }
}

async function take(source: WebSource, at: AtWork, indexNow: () => void): Promise<void> {
  const { signal, isDry } = at.options;
  const seen = await visit(source, { ...at, signal, isDry });
  at.visits.push(seen);
  tell(at);
  if (isDry) return;
  note(source, seen, at);
  if (at.state.countWaiting() >= BATCH) indexNow();
}

/** What its posts left waiting is indexed with the rest; a post that was emptied is gone. */
function takeChannel(source: Extract<Source, { kind: 'channel' }>, at: AtWork): void {
  const items = at.state.itemsOf(placeOf(source));
  const gone = items.filter(({ missed }) => missed !== null);
  const seen = { ...nothingOf(placeOf(source), at.now()), listed: items.length, gone };
  at.visits.push({ ...seen, fresh: items.filter(({ status }) => status === 'waiting').length });
  if (!at.options.isDry) note(source, at.visits.at(-1)!, at);
}

async function takeFolder(source: FolderSource, at: AtWork): Promise<void> {
  const { seen, articles } = await visitFolder(source, at, indexing(at));
  at.counts.articles += articles;
  at.visits.push(seen);
  note(source, seen, at);
  tell(at);
}

/** What sources have taken down, and what is older than they are to be kept. */
async function removeGone(at: AtWork): Promise<void> {
  const gone = [...at.visits.flatMap((one) => one.gone), ...at.sources.flatMap((source) => outdated(source, at))];
  await takeOut(gone, at);
  at.counts.removed += gone.length;
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
function note(source: Source, { trouble, fresh }: Pick<Visit, 'trouble' | 'fresh'>, { state, now }: AtWork): void {
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
function noteEmpty({ place, fresh, trouble, began }: Visit, at: AtWork): void {
  const source = at.sources.find((one) => placeOf(one) === place);
  if (source?.kind !== 'epaper' || fresh === 0 || trouble !== null) return;
  const came = at.state.itemsOf(place).filter(({ since }) => since >= began);
  if (came.length > 0 && came.every(({ status }) => status === 'empty'))
    note(source, { trouble: { kind: 'none', detail: 'no report of the issue could be read' }, fresh: 0 }, at);
}

/** What is older than its source is to be kept; a folder looks for itself. */
function outdated(source: Source, { state, now }: AtWork): readonly KnownItem[] {
  if (source.keepDays === undefined || source.kind === 'folder') return [];
  const first = new Date(now() - source.keepDays * 86_400_000).toISOString().slice(0, 10);
  return state.itemsOf(placeOf(source)).filter(({ published }) => published !== null && published < first);
}

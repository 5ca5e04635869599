/** One round: sources are visited side by side, what they brought is indexed one file after the other. */
import type { IndexOptions } from '../indexing/index.ts';
import type { Log } from '../types.ts';
import { alone } from './alone.ts';
import type { Fetcher } from './fetch.ts';
import { type FolderSource, visitFolder } from './folder.ts';
import type { ItemFiles } from './item-files.ts';
import { createTurns, sideBySide } from './order.ts';
import { placeOf, type Source, type WebSource } from './sources.ts';
import type { KnownItem, SourceState } from './state.ts';
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
  /** Is given a way to have a folder or channel to which something has come visited in this round, before what waits to be indexed. */
  readonly joining?: ((join: (source: Source) => void) => void) | undefined;
};

export type Round = {
  readonly visits: readonly Visit[];
  readonly articles: number;
  readonly unreadable: readonly Unreadable[];
  readonly removed: number;
  /** Places of those that joined it and were visited, as often as they were. */
  readonly joined: readonly string[];
  readonly stopped: boolean;
};

/** Reports that wait are indexed when there are so many: little is lost to a kill, and a run's own costs are spread. */
const BATCH = 400;

/** Rejects with `ConfigError` when another round is at work. */
export const fetchRound = (sources: readonly Source[], deps: RoundDeps, options: RoundOptions = {}): Promise<Round> =>
  alone(deps.dataDir, (own) => {
    const nothing = { visits: [], unreadable: [], joined: [], counts: { articles: 0, removed: 0, indexed: 0 } };
    const queue = { joining: [], lot: new AbortController(), wake: () => {} };
    return round({ ...deps, ...own, sources, options, ...nothing, queue, taken: new Map() });
  });

/** A round while it goes on: what it is made of, and what has come of it so far. */
type AtWork = RoundDeps & {
  readonly state: SourceState;
  readonly files: ItemFiles;
  readonly sources: readonly Source[];
  readonly options: RoundOptions;
  readonly visits: Visit[];
  readonly unreadable: Unreadable[];
  readonly joined: string[];
  /** Sources that have joined it, what ends the lot that is being indexed, and what has the next turn taken. */
  readonly queue: { readonly joining: Source[]; lot: AbortController; wake: () => void };
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

/** How an index run of this round stops, waits, and says what it does; one that joins the round ends it early. */
function indexing(at: AtWork): IndexOptions {
  const { onWait, signal: own } = at.options;
  at.queue.lot = new AbortController();
  const signal = AbortSignal.any([at.queue.lot.signal, ...(own ? [own] : [])]);
  const onPage = () => {
    at.counts.indexed += 1;
    tell(at);
  };
  return { signal, ...(onWait ? { wait: { onWait } } : {}), onPage };
}

async function round(at: AtWork): Promise<Round> {
  const { options, visits, unreadable, counts, joined } = at;
  tell(at);
  if (!options.isDry) options.joining?.((source) => join(source, at));
  await visitAndIndex(at);
  if (!options.isDry && !isStopped(at)) {
    await removeGone(at);
    for (const one of visits) noteEmpty(one, at);
    for (const source of at.sources) if (source.kind === 'folder' && !isStopped(at)) await takeFolder(source, at);
    while (at.queue.joining.length > 0 && !isStopped(at)) await write(at);
  }
  return { visits, ...counts, unreadable, joined, stopped: isStopped(at) };
}

/** Somebody waits for what has come to this source: the lot that is being indexed ends with the report it is at. */
function join(source: Source, { queue }: AtWork): void {
  queue.joining.push(source);
  queue.lot.abort();
  queue.wake();
}

/** One turn of writing: those who have joined first, then what waits. A round that is stopped leaves that to the next one. */
async function write(at: AtWork): Promise<void> {
  do {
    for (let source = at.queue.joining.shift(); source && !isStopped(at); source = at.queue.joining.shift())
      await takeJoined(source, at);
    if (!isStopped(at)) await indexLot(at);
  } while (at.queue.joining.length > 0 && !isStopped(at));
}

async function takeJoined(source: Source, at: AtWork): Promise<void> {
  if (source.kind === 'folder') await takeFolder(source, at);
  else if (source.kind === 'channel') {
    takeChannel(source, at);
    await indexLot(at, placeOf(source));
  } else return;
  at.joined.push(placeOf(source));
}

/** What waits, of all or of one source. */
async function indexLot(at: AtWork, place?: string): Promise<void> {
  const { articles, unreadable } = await indexWaiting(at, indexing(at), place);
  at.counts.articles += articles;
  at.unreadable.push(...unreadable);
}

/** Sources are visited side by side; what they bring is indexed meanwhile, one lot after the other. */
async function visitAndIndex(at: AtWork): Promise<void> {
  const turns = createTurns(() => write(at));
  at.queue.wake = turns.add;
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
    at.queue.wake = () => {};
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
  const once = [...new Map(gone.map((item) => [item.name, item])).values()];
  await takeOut(once, at);
  at.counts.removed += once.length;
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

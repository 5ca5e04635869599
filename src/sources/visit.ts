/** A visit to one source: what it lists is compared with what is known, and what is new or changed is kept as files. */
import type { Item } from '../indexing/index.ts';
import type { Trouble } from '../types.ts';
import { later, oldestDay, sane, stamp, updatedDay } from './days.ts';
import { daysSince, isDue, isMissed, isOfListedDays, isSecondMiss } from './due.ts';
import type { Fetched } from './fetch.ts';
import { itemName } from './item-files.ts';
import { type KeepDeps, keepItem, stateOf } from './keep.ts';
import { type Listing, type ListingDeps, listingOf, Unlisted } from './listing.ts';
import { canonical, type Listed } from './listings/listed.ts';
import { arrived, firstPageOf, furtherPages } from './paged.ts';
import { placeOf, type WebSource } from './sources.ts';
import type { KnownItem } from './state.ts';

export type VisitDeps = Omit<ListingDeps, 'onAnswer'> &
  KeepDeps & {
    readonly timeZone: string;
    /** Addresses that sources have taken in this round: of two that list a report the first one reads it. */
    readonly taken: Map<string, string>;
    /** Says what would be read, and writes nothing. */
    readonly isDry?: boolean | undefined;
  };

export type Visit = {
  readonly place: string;
  readonly began: number;
  /** Reports that the source lists. */
  readonly listed: number;
  /** Answers by what came of them; `same`: 304. */
  readonly answers: { readonly [kind in Fetched['kind']]: number };
  readonly fresh: number;
  readonly changed: number;
  /** Reports that are gone from their source. */
  readonly gone: readonly KnownItem[];
  /** Pages that couldn't be read, with why. */
  readonly failed: readonly { readonly url: string; readonly why: string }[];
  readonly trouble: { readonly kind: Trouble; readonly detail: string } | null;
  /** What a dry visit would read. */
  readonly wanted: readonly string[];
};

/** A visit of which nothing has come yet. */
export const nothingOf = (place: string, began: number): Visit => ({
  ...{ place, began, listed: 0, answers: { text: 0, same: 0, gone: 0, failed: 0 }, fresh: 0, changed: 0 },
  ...{ gone: [], failed: [], trouble: null, wanted: [] },
});

type Body = {
  readonly page?: string;
  readonly more?: readonly string[];
  readonly fragment?: string;
  readonly text?: string;
};
type ListedItem = Listing['items'][number];

/** A visit while it goes on: what is known of its source, and what has come of it so far. */
type Visiting = {
  readonly source: WebSource;
  readonly place: string;
  readonly deps: VisitDeps;
  readonly isPage: boolean;
  /** Asks for an address, and counts what came of it. */
  readonly get: (url: string, known?: Parameters<VisitDeps['fetcher']['get']>[1]) => Promise<Fetched>;
  readonly counts: { listed: number; fresh: number; changed: number };
  readonly gone: KnownItem[];
  readonly failed: { readonly url: string; readonly why: string }[];
  readonly wanted: string[];
  /** Reports that were met, by the names of their files. */
  readonly seen: Set<string>;
};

/** Visits a source. Rejects only when it is stopped; whatever is wrong with the source is in what comes out. */
export async function visit(source: WebSource, deps: VisitDeps): Promise<Visit> {
  const place = placeOf(source);
  const answers = { text: 0, same: 0, gone: 0, failed: 0 };
  const onAnswer = ({ kind }: Fetched) => {
    answers[kind] += 1;
  };
  const at: Visiting = {
    ...{ source, place, deps, isPage: source.kind === 'page' },
    get: async (url, known = {}) => {
      const answer = await deps.fetcher.get(url, known, deps.signal);
      onAnswer(answer);
      return answer;
    },
    ...{ counts: { listed: 0, fresh: 0, changed: 0 }, gone: [], failed: [], wanted: [], seen: new Set() },
  };
  const began = deps.now();
  const trouble = await listingOf(source, { ...deps, onAnswer }).then(
    (listing) => follow(listing, at),
    (error: unknown) => {
      if (error instanceof Unlisted) return { kind: error.trouble, detail: error.message };
      throw error;
    },
  );
  const { counts, gone, failed, wanted } = at;
  return { place, began, answers, ...counts, gone, failed, trouble, wanted };
}

/** Takes what is listed, then looks for what is missing; the lists themselves are kept when all they lead to is safe. */
async function follow(listing: Listing, at: Visiting): Promise<null> {
  const { deps, seen, isPage } = at;
  const { state, timeZone, now } = deps;
  at.counts.listed = listing.items.length;
  const oldest = oldestDay(listing.items, timeZone);
  const addresses = new Set(listing.items.map(({ url }) => url));
  // Of two items with one guid the later one in the feed's own time holds.
  const [whole, others] = parted(later(listing.items, timeZone));
  // One write for all of a feed: of what a kill leaves half done the files are there, and are written again.
  state.together(() => {
    for (const listed of whole) take(listed, at);
  });
  for (const listed of others) if (!isGoingOn(listed, addresses, at)) await take(listed, at);
  for (const item of state.itemsOf(at.place))
    if (!seen.has(item.name) && isMissed(item, { listing, oldest, isPage, now: now() })) await check(item, listing, at);
  if (!deps.isDry) state.together(listing.keep);
  return null;
}

/** Those that come with their text, and those whose page is read. */
const parted = (items: readonly ListedItem[]) => {
  const isWhole = ({ fragment, text }: Listed) => fragment !== undefined || text !== undefined;
  return [items.filter(isWhole), items.filter((one) => !isWhole(one))] as const;
};

/** The second page of a report whose first is listed or known comes with the first. */
function isGoingOn({ url }: Listed, addresses: ReadonlySet<string | null>, { deps }: Visiting): boolean {
  const first = url === null ? null : firstPageOf(url);
  return first !== null && (addresses.has(first) || deps.state.find('', null, first) !== null);
}

/** Takes what is listed; a promise where its page is read. */
function take(listed: ListedItem, at: Visiting): Promise<void> | void {
  const { deps, place, isPage } = at;
  deps.signal?.throwIfAborted();
  const known = deps.state.find(place, listed.guid, listed.url);
  if (known !== null) at.seen.add(known.name);
  if (isOthers(listed, known, at) || isTooOld(listed, at)) return;
  if (listed.fragment !== undefined) return keep(listed, known, { fragment: listed.fragment }, listed.url, at);
  if (listed.text !== undefined) return keep(listed, known, { text: listed.text }, listed.url, at);
  if (known?.whole || listed.url === null) return;
  if (!isDue(known, { changed: listed.changed, isPage, now: deps.now() })) return;
  if (deps.isDry) return void at.wanted.push(listed.url);
  return read(listed, known, listed.url, at);
}

/** The same report through two sources is the first one's. */
function isOthers({ url }: Listed, known: KnownItem | null, { deps: { taken }, place }: Visiting): boolean {
  if (known !== null && known.place !== place && known.status !== 'gone') return true;
  if (url === null) return false;
  if ((taken.get(url) ?? place) !== place) return true;
  taken.set(url, place);
  return false;
}

function isTooOld({ published }: Listed, { source, deps }: Visiting): boolean {
  const day = sane(published, deps);
  return source.keepDays !== undefined && day !== null && daysSince(day, deps.now()) > source.keepDays;
}

/** Reads a report's page, where it sends its reader at once, and the pages it goes on to. */
async function read(listed: Listed, known: KnownItem | null, url: string, at: Visiting): Promise<void> {
  const { state, now } = at.deps;
  const asked = known === null || known.status === 'gone' ? {} : state.validators(url);
  const answer = await arrived(await at.get(url, asked), at.get);
  if (answer.kind === 'same') {
    if (known !== null) state.put({ ...known, checked: now(), missed: null });
    state.touchAddress(url, now());
  } else if (answer.kind === 'gone') missing(known, answer.status === 410, at);
  else if (answer.kind === 'failed') at.failed.push({ url, why: answer.why });
  else {
    const further = await furtherPages(answer, at.get);
    if (further === null) return void at.failed.push({ url, why: 'one of its further pages could not be read' });
    const more = further.length > 0 ? { more: further.map(({ text }) => text) } : {};
    keep(listed, known, { page: answer.text, ...more }, canonical(answer.url, answer.url), at);
    // A first page that is the same says nothing of those after it.
    state.putAddress(url, further.length > 0 ? {} : answer.validators, now());
  }
}

/** A report as its file has it. */
function itemOf(
  listed: Listed,
  body: Body,
  known: KnownItem | null,
  final: string | null,
  { source, deps }: Visiting,
): Item {
  return {
    url: final ?? source.url,
    title: listed.title,
    published: stamp(listed, { isPage: body.page !== undefined }, deps),
    updated: known !== null && known.status !== 'gone' ? updatedDay(listed, deps) : null,
    author: listed.author,
    paper: source.paper,
    district: source.district ?? null,
    ...body,
  };
}

/** Keeps a report for the index; under two addresses of one page there is one. */
function keep(listed: Listed, known: KnownItem | null, body: Body, final: string | null, at: Visiting): void {
  const { deps, place } = at;
  const item = itemOf(listed, body, known, final, at);
  const hash = stateOf(item);
  const name = known?.name ?? itemName(`${place}\n${listed.guid ?? listed.url ?? hash}`);
  at.seen.add(name);
  if (deps.isDry) {
    if (known?.hash !== hash || known.status === 'gone') at.wanted.push(item.url);
    return;
  }
  const { url, guid } = listed;
  const published = sane(listed.published, deps) ?? known?.published ?? null;
  const about = { name, place, url, final, guid, published, whole: body.page === undefined };
  const twin = known === null && final !== url ? deps.state.find('', null, final) : null;
  if (twin !== null && twin.name !== name) {
    const times = { since: deps.now(), checked: deps.now(), missed: null };
    deps.state.put({ ...about, hash, ...times, status: 'empty' });
    return;
  }
  const kept = keepItem(item, about, known, deps, hash);
  if (kept !== 'same') at.counts[kept] += 1;
}

/** A report that isn't listed any more, or whose page isn't there. */
function missing(item: KnownItem | null, isForGood: boolean, { gone, deps: { state, now } }: Visiting): void {
  if (item === null || item.status === 'gone') return;
  if (isForGood || isSecondMiss(item, now())) gone.push(item);
  else state.put({ ...item, checked: now(), missed: item.missed ?? now() });
}

/** Its page is asked: gone and not listed is gone; one that is still there is missed when its source lists all it has. */
async function check(item: KnownItem, listing: Listing, at: Visiting): Promise<void> {
  const { deps } = at;
  deps.signal?.throwIfAborted();
  const url = item.final ?? item.url;
  if (url === null) return;
  if (deps.isDry) return void at.wanted.push(url);
  const answer = await at.get(url, deps.state.validators(item.url ?? url));
  if (answer.kind === 'gone') at.gone.push(item);
  else if (answer.kind === 'failed') at.failed.push({ url, why: answer.why });
  else if (listing.isComplete && isOfListedDays(item, listing)) missing(item, false, at);
  else deps.state.put({ ...item, checked: deps.now() });
}

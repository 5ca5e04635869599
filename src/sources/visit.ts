/** A visit to one source: what it lists is compared with what is known, and what is new or changed is kept as files. */
import type { Item } from '../indexing/index.ts';
import type { Trouble } from '../types.ts';
import { later, oldestDay, sane, stamp, updatedDay } from './days.ts';
import { daysSince, isDue, isMissed, isOfListedDays, isSecondMiss } from './due.ts';
import type { Fetched } from './fetch.ts';
import { hashOf, type ItemFiles, itemName } from './item-files.ts';
import { type Listing, type ListingDeps, listingOf, Unlisted } from './listing.ts';
import { refreshIn } from './listings/links.ts';
import { canonical, type Listed } from './listings/listed.ts';
import { placeOf, type WebSource } from './sources.ts';
import type { KnownItem } from './state.ts';

export type VisitDeps = Omit<ListingDeps, 'onAnswer'> & {
  readonly files: ItemFiles;
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

const MOST_REFRESHES = 2;

type Body = { readonly [kind in 'page' | 'fragment' | 'text']?: string | undefined };
type Around = {
  readonly source: WebSource;
  readonly known: KnownItem | null;
  readonly final: string | null;
  readonly deps: VisitDeps;
};

/** A report as its file has it. */
const itemOf = (listed: Listed, body: Body, { source, known, final, deps }: Around): Item => ({
  url: final ?? source.url,
  title: listed.title,
  published: sane(listed.published ?? (body.page === undefined ? listed.updated : null), deps) && stamp(listed, body),
  updated: known !== null && known.status !== 'gone' ? updatedDay(listed, deps) : null,
  author: listed.author,
  paper: source.paper,
  district: source.district ?? null,
  ...(body.page === undefined ? {} : { page: body.page }),
  ...(body.fragment === undefined ? {} : { fragment: body.fragment }),
  ...(body.text === undefined ? {} : { text: body.text }),
});

/** Visits a source. Rejects only when it is stopped; whatever is wrong with the source is in what comes out. */
export async function visit(source: WebSource, deps: VisitDeps): Promise<Visit> {
  const place = placeOf(source);
  const answers = { text: 0, same: 0, gone: 0, failed: 0 };
  const onAnswer = ({ kind }: Fetched) => {
    answers[kind] += 1;
  };
  const { state, fetcher, signal } = deps;
  const began = deps.now();
  const isPage = source.kind === 'page';
  const counts = { listed: 0, fresh: 0, changed: 0 };
  const gone: KnownItem[] = [];
  const failed: { url: string; why: string }[] = [];
  const wanted: string[] = [];
  const result = (trouble: Visit['trouble']): Visit => ({
    place,
    began,
    answers,
    ...counts,
    gone,
    failed,
    trouble,
    wanted,
  });

  let listing: Listing;
  try {
    listing = await listingOf(source, { ...deps, onAnswer });
  } catch (error) {
    if (error instanceof Unlisted) return result({ kind: error.trouble, detail: error.message });
    throw error;
  }
  counts.listed = listing.items.length;
  const seen = new Set<string>();
  const oldest = oldestDay(listing.items, deps.timeZone);
  // Of two items with one guid the later one in the feed's own time holds.
  for (const listed of later(listing.items, deps.timeZone)) await take(listed);
  for (const item of state.itemsOf(place))
    if (!seen.has(item.name) && isMissed(item, { listing, oldest, isPage, now: deps.now() })) await check(item);
  if (!deps.isDry) state.together(listing.keep);
  return result(null);

  async function take(listed: Listing['items'][number]): Promise<void> {
    signal?.throwIfAborted();
    const known = state.find(place, listed.guid, listed.url);
    if (known !== null) seen.add(known.name);
    // The same report through two sources is the first one's.
    if (known !== null && known.place !== place && known.status !== 'gone') return;
    if (listed.url !== null && (deps.taken.get(listed.url) ?? place) !== place) return;
    if (listed.url !== null) deps.taken.set(listed.url, place);
    const day = sane(listed.published, deps);
    if (source.keepDays !== undefined && day !== null && daysSince(day, deps.now()) > source.keepDays) return;
    const isWhole = listed.fragment !== undefined || listed.text !== undefined;
    if (isWhole) return keep(listed, known, { fragment: listed.fragment, text: listed.text }, listed.url);
    if (known?.whole || listed.url === null || !isDue(known, { changed: listed.changed, isPage, now: deps.now() }))
      return;
    if (deps.isDry) return void wanted.push(listed.url);
    await read(listed, known, listed.url);
  }

  /** Reads a report's page, and where it sends its reader at once. */
  async function read(listed: Listed, known: KnownItem | null, url: string): Promise<void> {
    let answer = await fetcher.get(url, known === null || known.status === 'gone' ? {} : validatorsOf(url), signal);
    onAnswer(answer);
    for (let hops = 0; answer.kind === 'text' && hops < MOST_REFRESHES; hops += 1) {
      const target = refreshIn(answer.text, answer.url);
      if (target === null || target === answer.url) break;
      answer = await fetcher.get(target, {}, signal);
      onAnswer(answer);
    }
    if (answer.kind === 'text') {
      keep(listed, known, { page: answer.text }, canonical(answer.url, answer.url));
      state.putAddress(url, answer.validators, deps.now());
    } else if (answer.kind === 'same') {
      if (known !== null) state.put({ ...known, checked: deps.now(), missed: null });
      state.touchAddress(url, deps.now());
    } else if (answer.kind === 'gone') missing(known, answer.status === 410);
    else failed.push({ url, why: answer.why });
  }

  /** A file for what is new or has changed, to be indexed; what is the same is left alone. */
  function keep(listed: Listed, known: KnownItem | null, body: Body, final: string | null): void {
    const now = deps.now();
    const twin = known === null && final !== listed.url ? state.find('', null, final) : null;
    const item = itemOf(listed, body, { source, known, final, deps });
    const hash = hashOf({ ...item, updated: null });
    const name = known?.name ?? itemName(`${place}\n${listed.guid ?? listed.url ?? hash}`);
    seen.add(name);
    const isSame = known !== null && known.hash === hash && known.status !== 'gone';
    if (deps.isDry) {
      if (!isSame) wanted.push(item.url);
      return;
    }
    let row: KnownItem = {
      ...{ name, place, url: listed.url, final, guid: listed.guid, hash },
      published: sane(listed.published, deps) ?? known?.published ?? null,
      ...{ since: known?.since ?? now, checked: now, missed: null, whole: body.page === undefined },
      status: isSame ? known.status : 'waiting',
    };
    // Under two addresses of one page there is one report.
    const isTwin = twin !== null && twin.name !== name;
    if (isTwin) row = { ...row, status: 'empty' };
    else if (!isSame) {
      deps.files.write(name, item);
      if (known === null || known.status === 'gone') counts.fresh += 1;
      else counts.changed += 1;
    }
    state.put(row);
  }

  /** A report that isn't listed any more, or whose page isn't there. */
  function missing(item: KnownItem | null, isForGood: boolean): void {
    if (item === null || item.status === 'gone') return;
    const now = deps.now();
    if (isForGood || isSecondMiss(item, now)) gone.push(item);
    else state.put({ ...item, checked: now, missed: item.missed ?? now });
  }

  /** Its page is asked: gone and not listed is gone; one that is still there is missed when its source lists all it has. */
  async function check(item: KnownItem): Promise<void> {
    signal?.throwIfAborted();
    const url = item.final ?? item.url;
    if (url === null) return;
    if (deps.isDry) return void wanted.push(url);
    const answer = await fetcher.get(url, validatorsOf(item.url ?? url), signal);
    onAnswer(answer);
    if (answer.kind === 'gone') gone.push(item);
    else if (answer.kind === 'failed') failed.push({ url, why: answer.why });
    else if (listing.isComplete && isOfListedDays(item, listing)) missing(item, false);
    else state.put({ ...item, checked: deps.now() });
  }

  function validatorsOf(url: string) {
    const before = state.address(url);
    return before ? { etag: before.etag ?? undefined, modified: before.modified ?? undefined } : {};
  }
}

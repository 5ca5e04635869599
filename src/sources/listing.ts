/** What a source lists now, read through all of its lists; each is asked for with what it said the last time. */
import type { Trouble } from '../types.ts';
import type { Fetched, Fetcher } from './fetch.ts';
import { type EpaperLayout, type IssuePage, readIssuePage, USUAL_LAYOUT } from './listings/epaper.ts';
import { readFeed } from './listings/feed.ts';
import { refreshIn } from './listings/links.ts';
import { type Listed, NOTHING_SAID } from './listings/listed.ts';
import { readSitemap, type Sitemap } from './listings/sitemap.ts';
import type { WebSource } from './sources.ts';
import type { SourceState } from './state.ts';

export type Listing = {
  readonly items: readonly (Listed & { readonly changed?: string | null })[];
  /** Whether it tells of everything the source has of these days, so that what it doesn't list any more is missing. */
  readonly isComplete: boolean;
  /** Keeps what the lists said; only when all that they lead to is safe, or a killed visit would miss it. */
  readonly keep: () => void;
};

export class Unlisted extends Error {
  readonly trouble: Trouble;
  constructor(trouble: Trouble, detail: string) {
    super(detail);
    this.trouble = trouble;
  }
}

export type ListingDeps = {
  readonly fetcher: Pick<Fetcher, 'get'>;
  readonly state: SourceState;
  readonly now: () => number;
  readonly signal?: AbortSignal | undefined;
  readonly onAnswer?: (answer: Fetched) => void;
};

/** Issues of an e-paper that are looked at: a weekend's, and one that is published again. */
const ISSUES = 3;
const MOST_PAGES = 120;
const MOST_MAPS = 40;
/** Of a sitemap's pages the newest; a site's whole past is nobody's news. */
const MOST_OF_SITEMAP = 2000;

/** Rejects with `Unlisted` when the source can't be listed at all. */
export async function listingOf(source: WebSource, deps: ListingDeps): Promise<Listing> {
  const kept: (() => void)[] = [];
  const keep = () => {
    for (const one of kept) one();
  };

  /** What a list leads to; what it led to the last time when it is the same. */
  async function list<T>(url: string, read: (text: string, at: string) => T | null): Promise<T> {
    const known = deps.state.address(url);
    const before = known?.kept ? { etag: known.etag ?? undefined, modified: known.modified ?? undefined } : {};
    const answer = await deps.fetcher.get(url, before, deps.signal);
    deps.onAnswer?.(answer);
    if (answer.kind === 'same' && known?.kept) {
      kept.push(() => deps.state.touchAddress(url, deps.now()));
      return JSON.parse(known.kept) as T;
    }
    if (answer.kind === 'failed') throw new Unlisted(answer.because, answer.why);
    if (answer.kind !== 'text') throw new Unlisted('answer', `${url} is gone`);
    const value = read(answer.text, answer.url);
    if (value === null) throw new Unlisted('unreadable', `${url} is no ${source.kind}`);
    kept.push(() => deps.state.putAddress(url, answer.validators, deps.now(), JSON.stringify(value, withoutTexts)));
    return value;
  }

  /** A list among others may be missing without the rest being lost. */
  const listIfThere = async <T>(url: string, read: (text: string, at: string) => T | null): Promise<T | null> => {
    try {
      return await list(url, read);
    } catch (error) {
      if (error instanceof Unlisted) return null;
      throw error;
    }
  };

  if (source.kind === 'page') return { items: [{ ...NOTHING_SAID, url: source.url }], isComplete: true, keep };
  if (source.kind === 'feed') {
    const { items } = await list(source.url, readFeed);
    return { items, isComplete: false, keep };
  }
  if (source.kind === 'sitemap')
    return { items: newest(await mapped(source.url, list, listIfThere)), isComplete: false, keep };
  return { items: await issues(source, list, listIfThere), isComplete: true, keep };
}

/** Texts are in the reports' own files. */
const withoutTexts = (key: string, value: unknown) => (key === 'fragment' || key === 'text' ? undefined : value);

type List = <T>(url: string, read: (text: string, at: string) => T | null) => Promise<T>;
type ListIfThere = <T>(url: string, read: (text: string, at: string) => T | null) => Promise<T | null>;

async function mapped(url: string, list: List, listIfThere: ListIfThere): Promise<Sitemap['pages']> {
  const first = await list(url, readSitemap);
  const pages = [...first.pages];
  const [ahead, seen] = [[...first.maps], new Set([url])];
  for (let map = ahead.shift(); map !== undefined && seen.size < MOST_MAPS; map = ahead.shift()) {
    if (seen.has(map.url)) continue;
    seen.add(map.url);
    const more = await listIfThere(map.url, readSitemap);
    pages.push(...(more?.pages ?? []));
    ahead.push(...(more?.maps ?? []));
  }
  return pages;
}

function newest(pages: Sitemap['pages']): Sitemap['pages'] {
  const dayOf = (page: Sitemap['pages'][number]) => page.published ?? page.changed ?? '';
  return pages.length <= MOST_OF_SITEMAP
    ? pages
    : pages.toSorted((a, b) => dayOf(b).localeCompare(dayOf(a))).slice(0, MOST_OF_SITEMAP);
}

type Issue = { readonly page: IssuePage; readonly refresh: string | null; readonly at: string };

/** All reports of the newest issues. An issue without reports is a fault of its pages, or of what we know of them. */
async function issues(
  source: WebSource & { readonly layout?: EpaperLayout | undefined },
  list: List,
  listIfThere: ListIfThere,
): Promise<readonly Listed[]> {
  const layout = source.layout ?? USUAL_LAYOUT;
  const read = (html: string, at: string): Issue => ({
    page: readIssuePage(html, at, layout),
    refresh: refreshIn(html, at),
    at,
  });
  let first = await list(source.url, read);
  for (let hops = 0; first.refresh !== null && hops < 3; hops += 1) first = await list(first.refresh, read);
  const found: Listed[] = [];
  const isOfLayout = new RegExp(layout.pages, 'i');
  // A first page that shows the issue under an address of its own leads to its pages.
  if (!isOfLayout.test(new URL(first.at).pathname)) {
    const inside = first.page.newest;
    if (inside !== null && first.page.reports.length === 0) first = await list(inside, read);
  }
  let issue: Issue | null = first;
  for (let count = 0; issue !== null && count < ISSUES; count += 1) {
    const reports = [...issue.page.reports];
    for (const url of issue.page.pages.slice(0, MOST_PAGES))
      if (url !== issue.at) reports.push(...((await listIfThere(url, read))?.page.reports ?? []));
    if (count === 0 && reports.length === 0) throw new Unlisted('none', `${issue.at} lists no report`);
    found.push(...reports);
    issue = issue.page.earlier === null ? null : await listIfThere(issue.page.earlier, read);
  }
  return [...new Map(found.map((one) => [one.url, one])).values()];
}

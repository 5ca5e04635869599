/** What an address is: a feed, a sitemap, an e-paper, a page; and what else its site offers. */
import { InputError } from '../errors.ts';
import type { Fetched, Fetcher } from './fetch.ts';
import { readIssuePage } from './listings/epaper.ts';
import { readFeed } from './listings/feed.ts';
import { feedsIn, refreshIn, titleIn } from './listings/links.ts';
import { readSitemap } from './listings/sitemap.ts';
import type { Source } from './sources.ts';

export type Found = {
  readonly kind: Exclude<Source['kind'], 'folder' | 'channel'>;
  readonly url: string;
  /** What it calls itself; the newsroom may know better. */
  readonly paper: string;
  /** Reports that it lists, as far as that is told by its first page. */
  readonly reports: number;
};

type Page = Extract<Fetched, { kind: 'text' }>;

/** A name of a site: the last short part of its page's title, without what e-papers add. */
function nameIn(title: string, url: string): string {
  const parts = title.split(/\s*[_|｜–—-]+\s*/).filter(Boolean);
  const name = (parts.at(-1) ?? '').replace(/(?:数字报|多媒体|电子报|电子版|首页|官网|全文|RSS)+.*$/i, '').trim();
  return name.split(/\s+/)[0] || new URL(url).hostname;
}

const REFRESHES = 3;

/** What a page is by itself. */
function known(page: Page): Found {
  const { text, url } = page;
  const feed = readFeed(text, url);
  if (feed !== null) return { kind: 'feed', url, paper: nameIn(feed.title ?? '', url), reports: feed.items.length };
  const map = readSitemap(text, url);
  if (map !== null) return { kind: 'sitemap', url, paper: nameIn('', url), reports: map.pages.length };
  const reports = readIssuePage(text, url).reports.length;
  return { kind: reports > 0 ? 'epaper' : 'page', url, paper: nameIn(titleIn(text), url), reports: reports || 1 };
}

/** What a page's site offers beside it: the feeds that it names, its sitemap where sites have theirs, an e-paper that it links. */
async function offered(page: Page, get: (url: string) => Promise<Fetched>): Promise<readonly Found[]> {
  const { paper } = known(page);
  const feeds = feedsIn(page.text, page.url).map(({ url }) => url);
  const found: Found[] = [];
  for (const url of [...feeds, new URL('/sitemap.xml', page.url).href]) {
    const answer = await get(url);
    const one = answer.kind === 'text' ? known(answer) : null;
    if (one?.kind === 'feed' || one?.kind === 'sitemap') found.push({ ...one, paper });
  }
  const { newest } = readIssuePage(page.text, page.url);
  return newest === null ? found : [...found, { kind: 'epaper', url: page.url, paper, reports: 0 }];
}

/** A sitemap has no name; its site's first page has. */
async function named(found: Found, get: (url: string) => Promise<Fetched>): Promise<Found> {
  if (found.kind !== 'sitemap') return found;
  const home = await get(new URL('/', found.url).href);
  return home.kind === 'text' ? { ...found, paper: nameIn(titleIn(home.text), found.url) } : found;
}

/**
 * What an address is, the likeliest first; for a page that is no list of reports what its site offers. Rejects with
 * `InputError` when nothing is there.
 */
export async function discover(url: string, fetcher: Pick<Fetcher, 'get'>): Promise<readonly Found[]> {
  const get = (address: string) => fetcher.get(address);
  let answer = await get(url);
  for (let hops = 0; answer.kind === 'text' && hops < REFRESHES; hops += 1) {
    const target = refreshIn(answer.text, answer.url);
    if (target === null) break;
    answer = await get(target);
  }
  if (answer.kind !== 'text') throw nothingAt(url, answer);
  const own = await named(known(answer), get);
  if (own.kind === 'page') return [...(await offered(answer, get)), { ...own, url }];
  // An issue changes daily; what leads to it stays.
  return [own.kind === 'epaper' ? { ...own, url } : own];
}

const nothingAt = (url: string, answer: Exclude<Fetched, { kind: 'text' }>) =>
  new InputError({
    what: `read "${url}"`,
    why: answer.kind === 'failed' ? answer.why : answer.kind === 'gone' ? `it answers ${answer.status}` : 'it is empty',
    remedy: 'Look at the address in a browser; an address of your own network has to be named in ALLOW_HOSTS.',
  });

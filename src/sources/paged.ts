/** Pages that lead to others: those that send their reader on, and reports over several pages: a row of numbered pages, or `rel=next`, each at the first page's address and a number. */
import type { Fetched } from './fetch.ts';
import { nextLinksIn, refreshIn } from './listings/links.ts';

/** A report of more pages is a book, or a list. */
const MOST_PAGES = 20;

/** `t2001_2.html`, `t2001-2.html`, `t2001/2`; `?page=2`, `?p=2`. */
const NUMBERED = /^(.*?)(?:[_-](\d{1,2})(\.\w+)?|\/(\d{1,2}))\/?$/;
const PARAMETERS = ['page', 'p'];
/** Most addresses have no such number, and there are thousands. */
const MAY_BE_NUMBERED = /[_/-]\d{1,2}(?:\.\w+)?\/?(?:\?|$)|[?&]p(?:age)?=\d/;

/** An address without the number of its page, and that number; `null` for an address without one. */
function numbered(address: string): { readonly first: string; readonly page: number } | null {
  if (!MAY_BE_NUMBERED.test(address)) return null;
  const url = new URL(address);
  for (const name of PARAMETERS) {
    const page = Number(url.searchParams.get(name) ?? Number.NaN);
    if (!Number.isInteger(page)) continue;
    url.searchParams.delete(name);
    return { first: url.href, page };
  }
  const [, stem = '', counted, ending = '', below] = NUMBERED.exec(url.pathname) ?? [];
  if (counted === undefined && below === undefined) return null;
  url.pathname = `${stem}${ending}`;
  return { first: url.href, page: Number(counted ?? below) };
}

/** The address of the report that a page goes on; `null` for a page that may be a report's first. */
export function firstPageOf(address: string): string | null {
  const found = numbered(address);
  return found === null || found.page === 0 ? null : found.first;
}

/** The pages that go on from a report's first, as one of its pages names them, in their order. */
function pagesAfter(first: string, html: string, at: string): readonly string[] {
  const numbers = new Map<string, number>();
  for (const url of nextLinksIn(html, at)) {
    const found = numbered(url);
    if (found !== null && found.page > 0 && (found.first === first || found.first === `${first}/`))
      numbers.set(url, found.page);
  }
  return [...numbers.keys()].toSorted((a, b) => numbers.get(a)! - numbers.get(b)!);
}

type Page = Extract<Fetched, { kind: 'text' }>;

const MOST_REFRESHES = 2;

/** The page to which a page sends its reader at once. */
export async function arrived(answer: Fetched, get: (url: string) => Promise<Fetched>): Promise<Fetched> {
  let at = answer;
  for (let hops = 0; at.kind === 'text' && hops < MOST_REFRESHES; hops += 1) {
    const target = refreshIn(at.text, at.url);
    if (target === null || target === at.url) break;
    at = await get(target);
  }
  return at;
}

/** Another time it may be there. */
const mayCome = (answer: Fetched): boolean =>
  answer.kind === 'failed' && (answer.because === 'network' || answer.because === 'held');

/**
 * The pages on which a report goes on, in their order. `null` when one can't be had now: no report is kept of which a part may
 * come with the next visit.
 */
export async function furtherPages(
  { text, url }: Page,
  get: (url: string) => Promise<Fetched>,
): Promise<readonly Page[] | null> {
  const pages = new Map<string, Page>();
  const named = new Set(pagesAfter(url, text, url));
  for (const next of named) {
    if (pages.size >= MOST_PAGES) break;
    const answer = await get(next);
    if (mayCome(answer)) return null;
    if (answer.kind !== 'text') continue;
    pages.set(next, answer);
    for (const more of pagesAfter(url, answer.text, answer.url)) named.add(more);
  }
  return [...pages.values()].toSorted((a, b) => (numbered(a.url)?.page ?? 0) - (numbered(b.url)?.page ?? 0));
}

/** 数字报 (e-papers): an issue a day, its pages (版) each with links to the reports on it. */
import { linksIn } from './links.ts';
import { type Listed, NOTHING_SAID } from './listed.ts';

/** What the file names of pages and reports look like; other makers' are named in `sources.yaml`. */
export type EpaperLayout = { readonly pages: string; readonly reports: string };

/** `node_2.htm` and `content_17.htm` of the older layout, `node_01.html` and `content_101.html` of the newer one. */
export const USUAL_LAYOUT: EpaperLayout = { pages: 'node_\\w+\\.html?$', reports: 'content_\\w+\\.html?$' };

export type IssuePage = {
  readonly pages: readonly string[];
  readonly reports: readonly Listed[];
  /** The first page of another issue that this one links to, an earlier one where there are several. */
  readonly earlier: string | null;
  /** The newest page that is linked, of whatever issue. */
  readonly newest: string | null;
};

const folderOf = (url: string) => url.slice(0, url.lastIndexOf('/') + 1);

/** The first page of the folder that comes last: folders are named by days. */
function newestOf(pages: readonly string[]): string | null {
  const last = pages.map(folderOf).toSorted().at(-1);
  return pages.filter((page) => folderOf(page) === last).toSorted()[0] ?? null;
}

/** What a page of an issue leads to. The pages of the same issue lie in its own folder, those of others elsewhere. */
export function readIssuePage(html: string, url: string, layout: EpaperLayout = USUAL_LAYOUT): IssuePage {
  const links = linksIn(html, url);
  const [isPage, isReport] = [new RegExp(layout.pages, 'i'), new RegExp(layout.reports, 'i')];
  const path = (one: string) => new URL(one).pathname;
  const own = links.filter((link) => new URL(link.url).host === new URL(url).host);
  const pages = own.filter((link) => isPage.test(path(link.url))).map((link) => link.url);
  const others = pages.filter((page) => folderOf(page) !== folderOf(url) && folderOf(page) < folderOf(url));
  const reports = own.filter((link) => isReport.test(path(link.url)));
  // A report is linked by its headline, and by its area on the picture of the page.
  const titled = Map.groupBy(reports, (link) => link.url);
  return {
    pages: [...new Set([url, ...pages.filter((page) => folderOf(page) === folderOf(url))])],
    reports: [...titled].map(([address, group]) => ({
      ...NOTHING_SAID,
      url: address,
      title: group.map(({ text }) => text).find((text) => text !== '') ?? null,
    })),
    earlier: others.toSorted().at(-1) ?? null,
    newest: newestOf(pages),
  };
}

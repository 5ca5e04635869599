/** Sitemaps: lists of a site's pages, and lists of such lists; those of news say headline and day. */
import { canonical, type Listed, NOTHING_SAID } from './listed.ts';

export type Sitemap = {
  /** Further lists, each with when it changed last. */
  readonly maps: readonly { readonly url: string; readonly changed: string | null }[];
  readonly pages: readonly (Listed & { readonly changed: string | null })[];
};

const ENTITY: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const plain = (text: string) =>
  text
    .replace(/^\s*<!\[CDATA\[([\s\S]*?)\]\]>\s*$/, '$1')
    .replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => ENTITY[name] ?? '')
    .trim();

const inside = (block: string, tag: string): string | null => {
  const found = new RegExp(`<(?:[\\w-]+:)?${tag}\\b[^>]*>([\\s\\S]*?)</(?:[\\w-]+:)?${tag}>`, 'i').exec(block)?.[1];
  return found === undefined ? null : plain(found) || null;
};

const blocks = (xml: string, tag: string) =>
  [...xml.matchAll(new RegExp(`<${tag}\\b[^>]*>([\\s\\S]*?)</${tag}>`, 'gi'))].map(([, block = '']) => block);

/** `null` for what is no sitemap. */
export function readSitemap(xml: string, base: string): Sitemap | null {
  if (!/<(?:sitemapindex|urlset)\b/i.test(xml)) return null;
  const located = (block: string) => {
    const url = canonical(inside(block, 'loc') ?? '', base);
    return url === null || inside(block, 'loc') === null ? [] : [{ url, changed: inside(block, 'lastmod') }];
  };
  return {
    maps: blocks(xml, 'sitemap').flatMap(located),
    pages: blocks(xml, 'url').flatMap((block) =>
      located(block).map((one) => ({
        ...NOTHING_SAID,
        ...one,
        title: inside(block, 'title'),
        published: inside(block, 'publication_date'),
      })),
    ),
  };
}

/** Links of a page, told from its markup alone: listings are read where residents' questions are not, and there are many. */
import { labelsIn } from '../../indexing/formats/index.ts';
import { canonical } from './listed.ts';

export type Link = { readonly url: string; readonly text: string };

const COMMENT = /<!--[\s\S]*?-->/g;
const LINK = /<a\b([^>]*)>([\s\S]*?)(?:<\/a>|(?=<a\b))|<area\b([^>]*)>/gi;
const attribute = (tag: string, name: string): string | null => {
  const found = new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(tag);
  return (found?.[1] ?? found?.[2] ?? found?.[3] ?? null)?.replaceAll('&amp;', '&') ?? null;
};

const wordsOf = (markup: string) =>
  markup
    .replace(/<[^>]*>/g, '')
    .replace(/&gt;/g, '>')
    .replace(/\s+/g, ' ')
    .trim();

/** Every link with its words, in the page's order; areas of a picture have none. */
export function linksIn(html: string, base: string): readonly Link[] {
  return [...html.replace(COMMENT, '').matchAll(LINK)].flatMap(([, anchor, inner = '', area]) => {
    const href = attribute(anchor ?? area ?? '', 'href');
    const url = href === null ? null : canonical(href, base);
    return url === null ? [] : [{ url, text: wordsOf(inner) }];
  });
}

const isNext = (tag: string) => /\bnext\b/i.test(attribute(tag, 'rel') ?? '');

/** Links to a further page, as far as words and marks tell: `rel=next`, a number, 下一页 (next page). */
export function nextLinksIn(html: string, base: string): readonly string[] {
  const page = html.replace(COMMENT, '');
  const links = [...page.matchAll(LINK)].map(([, anchor = '', inner = '']) => ({ tag: anchor, text: wordsOf(inner) }));
  const heads = [...page.matchAll(/<link\b[^>]*>/gi)].map(([tag]) => ({ tag, text: '' }));
  const onwards = [...links, ...heads].filter(
    ({ tag, text }) => isNext(tag) || /^\W?\d{1,2}\W?$/.test(text) || labelsIn(text).length > 0,
  );
  return onwards.flatMap(({ tag }) => canonical(attribute(tag, 'href') ?? '', base) ?? []);
}

/** Where a page sends its reader at once, as the first pages of e-papers do; `null` for one that stays. */
export function refreshIn(html: string, base: string): string | null {
  for (const [tag] of html.replace(COMMENT, '').matchAll(/<meta\b[^>]*>/gi)) {
    if (!/^refresh$/i.test(attribute(tag, 'http-equiv') ?? '')) continue;
    const [, seconds, target] =
      /^\s*(\d+)\s*[;,]\s*url\s*=\s*['"]?([^'"]+)/i.exec(attribute(tag, 'content') ?? '') ?? [];
    if (target !== undefined && Number(seconds) <= 5) return canonical(target, base);
  }
  return null;
}

/** What a page itself names as the feeds of its site. */
export function feedsIn(html: string, base: string): readonly Link[] {
  return [...html.matchAll(/<link\b[^>]*>/gi)].flatMap(([tag]) => {
    const href = attribute(tag, 'href');
    const isFeed = /^application\/(?:rss\+xml|atom\+xml|feed\+json|json)$/i.test(attribute(tag, 'type') ?? '');
    const url = isFeed && /\balternate\b/i.test(attribute(tag, 'rel') ?? '') && href ? canonical(href, base) : null;
    return url === null ? [] : [{ url, text: attribute(tag, 'title') ?? '' }];
  });
}

/** The words of a page's `<title>`. */
export const titleIn = (html: string): string => wordsOf(/<title\b[^>]*>([\s\S]*?)<\/title>/i.exec(html)?.[1] ?? '');

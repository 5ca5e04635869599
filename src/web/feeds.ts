import { html } from 'hono/html';
import { articlePath } from '../links.ts';
import type { Article } from '../types.ts';
import { headline, messages } from './messages.ts';

const SUMMARY = 200;
const summaryOf = ({ paragraphs }: Article) => (paragraphs[0] ?? '').slice(0, SUMMARY).toWellFormed();
/** A day as an instant; what is known to the month or the year only has none. */
const instantOf = (published: string | null) => (published?.length === 10 ? new Date(`${published}T00:00:00Z`) : null);

/** New articles as JSON Feed 1.1. */
export function jsonFeed(base: string, articles: readonly Article[]) {
  const { site, tagline } = messages('zh');
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: site,
    description: tagline,
    home_page_url: `${base}/`,
    feed_url: `${base}/feed.json`,
    language: 'zh-Hans',
    items: articles.map((article) => {
      const published = instantOf(article.published);
      return {
        id: article.id,
        url: `${base}${articlePath(article.id)}`,
        title: headline(article),
        content_text: article.paragraphs.join('\n'),
        summary: summaryOf(article),
        ...(published ? { date_published: published.toISOString() } : {}),
      };
    }),
  };
}

/** Characters that XML 1.0 cannot hold, not even escaped. */
const printable = (text: string) => text.toWellFormed().replace(/[^\t\n\r\u0020-\uFFFD\u{10000}-\u{10FFFF}]/gu, '');

/** New articles as RSS 2.0. */
export function rssFeed(base: string, articles: readonly Article[]): string {
  const { site, tagline } = messages('zh');
  const items = articles.map((article) => {
    const published = instantOf(article.published);
    return html`<item><title>${printable(headline(article))}</title><link>${base}${articlePath(article.id)}</link><guid isPermaLink="false">${article.id}</guid>${published ? html`<pubDate>${published.toUTCString()}</pubDate>` : ''}<description>${printable(summaryOf(article))}</description></item>
`;
  });
  return String(html`<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>${site}</title><link>${base}/</link><description>${tagline}</description><language>zh-CN</language>
${items}</channel></rss>`);
}

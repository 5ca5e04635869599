import type { InlineKeyboardMarkup } from 'grammy/types';
import { titleOf } from '../answering/index.ts';
import type { Links } from '../links.ts';
import type { Article, ArticleRef, Language } from '../types.ts';
import { dateWords } from '../wording/index.ts';
import { button, keyboard } from './keyboards.ts';
import { messages } from './messages.ts';
import { dateText, headline, paperOf } from './report-lines.ts';
import { bold, clean, italic, joined, link, type RichText, rich, shortened, split } from './rich-text.ts';

/** A page of an article is a comfortable read on a phone and leaves room for its heading: 3,000 + 900 < 4,096. */
const PAGE_UNITS = 3000;

export type ArticlePage = { readonly content: RichText; readonly keyboard: InlineKeyboardMarkup | null };

/** One page of an article with its heading; numbers beyond the last page show the last. */
export function articlePage(article: Article, page: number, language: Language): ArticlePage {
  const words = messages(language);
  const pages = split(rich(article.paragraphs.map(clean).join('\n\n')), PAGE_UNITS);
  const last = Math.max(pages.length - 1, 0);
  const at = Math.min(page, last);
  const to = (label: string, target: number) => button(label, { verb: 'article', id: article.id, page: target });
  return {
    content: joined(
      [heading(article, language), pages[at] ?? '', last > 0 ? italic(words.page(at + 1, pages.length)) : ''],
      '\n\n',
    ),
    keyboard: keyboard([
      ...(at > 0 ? [to(words.previous, at - 1)] : []),
      ...(at < last ? [to(words.next, at + 1)] : []),
    ]),
  };
}

/** The page that holds a paragraph, so that a link to it opens there. */
export function pageOf(article: Article, paragraph: number): number {
  const before = article.paragraphs.slice(0, paragraph).map(clean).join('\n\n').length;
  let seen = 0;
  const pages = split(rich(article.paragraphs.map(clean).join('\n\n')), PAGE_UNITS);
  const page = pages.findIndex(({ text }) => {
    seen += text.length + 2;
    return seen > before;
  });
  return Math.max(page, 0);
}

/** At most 300 + 200 + 300 + 30 units, whatever the page says. */
function heading(article: Article, language: Language): RichText {
  const words = messages(language);
  const paper = paperOf(article, language);
  const writers = article.byline.reporters.length > 0 ? words.reporters(article.byline.reporters.slice(0, 5)) : '';
  const published = article.published ? dateText(article.published, language) : '';
  return joined(
    [
      link(bold(shortened(clean(titleOf(article)).trim(), 300)), article.url),
      shortened(clean(article.subtitle ?? '').trim(), 200),
      joined([paper ?? '', published, shortened(clean(writers), 200)], ' · '),
      article.updated ? italic(words.corrected(dateWords(article.updated, language))) : '',
    ],
    '\n',
  );
}

/** Headlines, a line each. */
export function headlines(articles: readonly ArticleRef[], links: Links, language: Language): RichText {
  return joined(
    articles.map((article) => headline(article, links, language)),
    '\n',
  );
}

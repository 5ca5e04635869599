/** How a report is named in a message: its headline, its day, its paper. */
import type { Links } from '../links.ts';
import type { Article, Language } from '../types.ts';
import { dateWords, paperText } from '../wording/index.ts';
import { clean, dated, joined, link, type RichText, rich, shortened } from './rich-text.ts';

export const TITLE_LIMIT = 120;
export const PAPER_LIMIT = 60;

/** A date the reader's app shows in its own language. */
export function dateText(iso: string, language: Language): RichText {
  return dated(dateWords(iso, language), iso);
}

/** A line of a list: the headline as a link, then its date. */
export function headline(
  article: { readonly id: string; readonly title: string; readonly published: string | null },
  links: Links,
  language: Language,
): RichText {
  const title = link(shortened(clean(article.title).trim(), TITLE_LIMIT), links.article(article.id));
  return joined([rich('· ', title), ...(article.published ? [dateText(article.published, language)] : [])], ' — ');
}

/** What to call the paper: the body an article names as its source, else its district's paper. */
export function paperOf(article: Article, language: Language): string | null {
  const { byline, paper = null, district } = article;
  const name = paperText({ paper: byline.source ?? paper, district }, language);
  return name === '' ? null : shortened(clean(name).trim(), PAPER_LIMIT).text;
}

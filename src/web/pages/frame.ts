/** The frame of all pages, and what several of them show. Everything that came from a paper or a reader is escaped by `html`. */
import { html, raw } from 'hono/html';
import { mayBeLinked } from '../../links.ts';
import type { ArticleRef, Language } from '../../types.ts';
import { dateWords } from '../../wording/index.ts';
import { type Messages, messages } from '../messages.ts';
import type { Named } from '../things.ts';

/** Markup that is safe to send: `html` has escaped what was put in. */
export type Markup = ReturnType<typeof html>;

type Frame = {
  readonly language: Language;
  readonly title: string;
  readonly description?: string;
  /** For Telegram's and others' previews. */
  readonly type?: 'article' | 'website';
  readonly published?: string | null;
  readonly canonical?: string;
  /** The address of a script that makes the page quicker; every page works without. */
  readonly script?: string;
};

const meta = (property: string, content: string | null | undefined) =>
  content
    ? html`<meta property="${property}" content="${content}">
`
    : '';

/** The whole page around `body`. */
export function page(frame: Frame, body: Markup): Markup {
  const { language, title, description, canonical, script, type = 'website', published } = frame;
  const say = messages(language);
  return html`<!doctype html>
<html lang="${language === 'en' ? 'en' : 'zh-Hans'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
${description ? html`<meta name="description" content="${description}">` : ''}
${meta('og:title', title)}${meta('og:description', description)}${meta('og:site_name', say.site)}${meta('og:type', type)}${meta('article:published_time', published)}${meta('og:url', canonical)}
${canonical ? html`<link rel="canonical" href="${canonical}">` : ''}
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="alternate" type="application/rss+xml" title="${say.site}" href="/feed.xml">
<link rel="stylesheet" href="/style.css">
${script ? html`<script type="module" src="${script}"></script>` : ''}
</head>
<body>
<a class="skip" href="#main">${say.skip}</a>
<header class="site"><a href="/">${say.site}</a><span>${say.tagline}</span><nav aria-label="${say.site}"><a href="/browse">${say.browse}</a></nav></header>
<main id="main">
${body}
</main>
</body>
</html>`;
}

/** The script that shows an answer while it is written. */
export const ASKING = '/ask.js';

/** Questions before this one, which a form hands on: the tab's history, without a cookie. */
export type History = readonly { readonly question: string; readonly articles: readonly string[] }[];

/** Ask, or search with the second button. */
export const askForm = (say: Messages, question = '', history: History = []) =>
  html`<form action="/ask" role="search" data-waiting="${say.waiting}" data-site="${say.site}">
${history.map(({ question: before, articles }) => html`<input type="hidden" name="h" value="${before}"><input type="hidden" name="c" value="${articles.join('.')}">`)}
<input type="search" name="q" value="${question}" placeholder="${history.length > 0 ? say.followUp : say.placeholder}" aria-label="${history.length > 0 ? say.followUp : say.placeholder}" maxlength="500" required>
<button>${say.ask}</button><button class="second" formaction="/search">${say.search}</button>
</form>`;

/** A day as people write it. */
export const day = (language: Language, date: string | null) =>
  date ? html`<time datetime="${date}">${dateWords(date, language)}</time>` : messages(language).undated;

/** Addresses in a text that is shown: where they begin, and what in ASCII follows that can be no end of a sentence. */
const ADDRESS = /(https?:\/\/[!#-;=?-~]*[\w/])/i;

/** A text of the newsroom with its web addresses as links. */
export const linked = (text: string): Markup =>
  html`${text.split(ADDRESS).map((part, at) => (at % 2 === 1 && mayBeLinked(part) ? html`<a href="${part}" rel="noopener nofollow license">${part}</a>` : part))}`;

export const articleList = (language: Language, refs: readonly ArticleRef[]) =>
  html`<ul class="plain">${refs.map(
    ({ id, title, published }) =>
      html`<li><a href="/articles/${id}">${title}</a> <span class="quiet">${day(language, published)}</span></li>`,
  )}</ul>`;

const thingPath = (name: string) => `/things/${encodeURIComponent(name)}`;

export const thingLinks = (say: Messages, things: readonly Named[]) =>
  things.length === 0
    ? ''
    : html`<nav class="things" aria-label="${say.things}"><h2>${say.things}</h2><ul>${things.map(({ name, articles }) => html`<li><a href="${thingPath(name)}">${name}</a> <span class="quiet">${articles}</span></li>`)}</ul></nav>`;

export function messagePage(language: Language, title: string, text: string, more: Markup | string = ''): Markup {
  const say = messages(language);
  return page(
    { language, title: `${title} · ${say.site}` },
    html`<h1>${title}</h1><p>${text}</p>${more}${askForm(say)}<p><a href="/">${say.home}</a></p>`,
  );
}

/** A ford between two banks: three strokes of water. */
export const ICON = raw(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#9b2d1f"/><g fill="none" stroke="#fbfaf7" stroke-width="2.6" stroke-linecap="round"><path d="M6 11c3.3-3 6.7-3 10 0s6.7 3 10 0"/><path d="M6 17c3.3-3 6.7-3 10 0s6.7 3 10 0"/><path d="M6 23c3.3-3 6.7-3 10 0s6.7 3 10 0"/></g></svg>',
);

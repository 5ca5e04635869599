import { html } from 'hono/html';
import type { Changes } from '../../changes.ts';
import { MASK, mayBePrinted } from '../../indexing/index.ts';
import type { Article, ArticleRef, Language } from '../../types.ts';
import { dateWords } from '../../wording/index.ts';
import type { Entry } from '../catalogue.ts';
import { marked, type spanAsked } from '../marks.ts';
import { headline, kindName, type Messages, messages } from '../messages.ts';
import type { Named } from '../things.ts';
import { articleList, askForm, day, linked, type Markup, page, thingLinks } from './frame.ts';

/** What stands around an article. */
export type Around = {
  /** The words to mark. */
  readonly span?: ReturnType<typeof spanAsked>;
  readonly before?: Entry;
  readonly after?: Entry;
  readonly things?: readonly Named[];
  readonly related?: readonly ArticleRef[];
  /** The article's address as residents reach it. */
  readonly address?: string;
  /** What its correction changed. */
  readonly changes?: Changes | null;
  /** Whether others can reach it, so that there is something to share. */
  readonly isPublic?: boolean;
  /** What its source says of the rights in it. */
  readonly licence?: string | null;
};

/** An article with an anchor on each paragraph, so that a citation opens at the words it quotes, and these marked. */
export function articlePage(language: Language, article: Article, around: Around = {}): Markup {
  const say = messages(language);
  const title = headline(article);
  const { span = null, things = [], related = [], address } = around;
  const text = (paragraph: string, at: number) =>
    span?.paragraph === at && span.start < span.end && span.end <= paragraph.length
      ? marked(paragraph, [span])
      : paragraph;
  const about = [kindName(article.kind, language), article.paper, article.district].filter(Boolean);
  const body = html`<article>
${article.kicker ? html`<p class="kicker">${article.kicker}</p>` : ''}
<h1>${title}</h1>
${article.subtitle ? html`<p class="subtitle">${article.subtitle}</p>` : ''}
<p class="quiet about">${about.join(' · ')} · ${day(language, article.published)}${around.licence ? html`<br>${say.licence}${linked(around.licence)}` : ''}</p>
${article.updated ? html`<p class="quiet"><strong>${say.updated(dateWords(article.updated, language))}</strong></p>` : ''}${around.changes ? changed(say, around.changes) : ''}
${article.paragraphs.map((paragraph, at) => html`${headsOver(article, at)}${anchored(say, text(paragraph, at), at + 1, at >= article.paragraphs.length - (article.captions ?? 0))}`)}${headsOver(article, article.paragraphs.length)}</article>
${article.paragraphs.some((paragraph) => paragraph.includes(MASK)) ? html`<p class="quiet">${say.masked(MASK)}</p>` : ''}
${facts(language, article)}
${sharing(say, article, title, around)}
${thingLinks(say, things)}
${related.length > 0 ? html`<h2>${say.related}</h2>${articleList(language, related)}` : ''}
${onThePage(say, around)}
${askForm(say)}`;
  const description = (article.paragraphs[0] ?? '').slice(0, 120).toWellFormed();
  const { published } = article;
  const canonical = address && around.isPublic ? { canonical: address } : {};
  return page(
    {
      language,
      title: `${title} · ${say.site}`,
      description,
      type: 'article',
      published,
      ...canonical,
      script: '/article.js',
    },
    body,
  );
}

/** The sentences that are no more, and those in their place. */
const changed = (
  say: Messages,
  { was, now }: Changes,
) => html`<details class="changes quiet"><summary>${say.changes}</summary>
${was.map((text) => html`<p>${say.was}<del>${text}</del></p>`)}${now.map((text) => html`<p>${say.now}<ins>${text}</ins></p>`)}</details>`;

/** Its lines as they stand on the page, a rule between its parts. */
export function printedPage(language: Language, article: Article, ranges: readonly (readonly string[])[]): Markup {
  const say = messages(language);
  const title = headline(article);
  const from = (n: number) => article.lines[n]?.[0] ?? 1;
  const body = html`<h1>${title}</h1>
<p class="quiet">${say.printed} · <a href="/articles/${article.id}">${say.asText}</a></p>
${ranges.map((lines, n) => html`<ol class="printed" start="${from(n)}">${lines.map((line) => html`<li>${line}</li>`)}</ol>`)}`;
  return page({ language, title: `${title} · ${say.printed}` }, body);
}

const headsOver = ({ subheads }: Article, index: number) =>
  subheads
    .filter(({ before }) => before === index)
    .map(
      ({ text }) => html`<h2>${text}</h2>
`,
    );

const anchored = (say: Messages, text: Markup | string, n: number, isCaption: boolean) =>
  html`<p id="p${n}"${isCaption ? html` class="quiet"` : ''}><a class="anchor" href="#p${n}" aria-label="${say.paragraph(n)}">${n}</a>${text}</p>
`;

/** Plain links: a citation to copy, and Telegram's own page for sharing. */
function sharing(say: Messages, { id, published }: Article, title: string, around: Around): Markup {
  const { address = `/articles/${id}`, isPublic = false } = around;
  const citation = `《${title}》${published ? `，${published}` : ''} ${address}`;
  const share = `https://t.me/share/url?url=${encodeURIComponent(address)}&text=${encodeURIComponent(title.toWellFormed())}`;
  return html`<p class="share quiet">${isPublic ? html`<a href="${share}" rel="noopener nofollow">${say.share}</a> · ` : ''}<span>${say.cite}</span> <code>${citation}</code> <button class="copy second" data-done="${say.copied}" hidden>${say.copy}</button>${isPublic ? html` <button class="hand-on second" data-title="${title}" data-url="${address}" hidden>${say.handOn}</button>` : ''}</p>`;
}

function onThePage(say: Messages, { before, after }: Around): Markup | string {
  if (!before && !after) return '';
  return html`<nav class="turn" aria-label="${say.onThePage}"><h2>${say.onThePage}</h2>${before ? html`<a rel="prev" href="/articles/${before.id}">← ${before.title}</a>` : ''}${after ? html`<a rel="next" href="/articles/${after.id}">${after.title} →</a>` : ''}</nav>`;
}

function facts(language: Language, article: Article): Markup {
  const say = messages(language);
  const { byline, evidence } = article;
  const names = (list: readonly string[]) => list.join('、');
  const inferred = (value: Markup | string | null, why: string | null) =>
    value && why ? html`${value} <span class="why">${say.inferred(why)}</span>` : value;
  const rows: readonly (readonly [string, string | Markup | null])[] = [
    [say.reporters, names(byline.reporters)],
    [say.interns, names(byline.interns)],
    [say.correspondents, names(byline.correspondents)],
    [say.photographers, names(byline.photographers)],
    [say.from, byline.source],
    [say.published, inferred(day(language, article.published), evidence.published)],
    [say.event, inferred(article.eventDate && day(language, article.eventDate), evidence.eventDate)],
    [say.district, inferred(article.district, evidence.district)],
    [say.alsoIn, alsoIn(language, article.alsoIn)],
    [say.original, originalLink(article.url)],
    [say.page, mayBePrinted(article) ? html`<a href="/articles/${article.id}/printed">${say.printed}</a>` : null],
  ];
  return html`<dl class="facts quiet">${rows.filter(([, value]) => value).map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`;
}

/** Other addresses of the same report, and how many files have it besides. */
function alsoIn(language: Language, names: readonly string[]): Markup | string | null {
  const addresses = names.filter(isWebAddress);
  const files = names.length - addresses.length;
  if (names.length === 0) return null;
  return html`${addresses.map((url) => html`<a href="${url}" rel="noopener nofollow">${url}</a> `)}${files > 0 ? messages(language).times(files) : ''}`;
}

const originalLink = (url: string | null) =>
  url && isWebAddress(url) ? html`<a href="${url}" rel="noopener nofollow">${url}</a>` : null;

/** An input file may say anything in its `url`; only web addresses become links. */
const isWebAddress = (url: string) => /^https?:\/\//i.test(url);

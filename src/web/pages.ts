/** Pages as pure functions of data: no store, no request. Everything that came from a paper is escaped by `html`. */
import { html, raw } from 'hono/html';
import type { Article, ArticleRef, Coverage, Language } from '../types.ts';
import type { AnswerView } from './answer-view.ts';
import { headline, kindName, type Messages, messages } from './messages.ts';

/** Markup that is safe to send: `html` has escaped what was put in. */
export type Markup = ReturnType<typeof html>;

type Frame = { readonly language: Language; readonly title: string; readonly description?: string };

/** The whole page around `body`. */
function page({ language, title, description }: Frame, body: Markup): Markup {
  const say = messages(language);
  return html`<!doctype html>
<html lang="${language === 'en' ? 'en' : 'zh-Hans'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
${description ? html`<meta name="description" content="${description}"><meta property="og:description" content="${description}">` : ''}
<meta property="og:title" content="${title}">
<meta property="og:site_name" content="${say.site}">
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/style.css">
</head>
<body>
<header class="site"><a href="/">${say.site}</a><span>${say.tagline}</span></header>
<main>
${body}
</main>
</body>
</html>`;
}

const askForm = (say: Messages, question = '') => html`<form action="/ask" role="search">
<input type="search" name="q" value="${question}" placeholder="${say.placeholder}" aria-label="${say.placeholder}" maxlength="500" required>
<button>${say.ask}</button>
</form>`;

const articleLine = (say: Messages, { id, title, published }: ArticleRef) =>
  html`<li><time class="quiet">${published ?? say.undated}</time><a href="/articles/${id}">${title}</a></li>`;

export function homePage(language: Language, coverage: Coverage, latest: readonly ArticleRef[]): Markup {
  const say = messages(language);
  const body = html`${askForm(say)}
${
  latest.length === 0
    ? html`<p class="quiet">${say.empty}</p>`
    : html`<p class="quiet">${say.covers(coverage.articles, coverage.from ?? say.undated, coverage.upTo ?? say.undated)}</p>
<h2>${say.latest}</h2>
<ul class="plain">${latest.map((ref) => articleLine(say, ref))}</ul>`
}`;
  return page({ language, title: `${say.site} · ${say.tagline}` }, body);
}

/** An article with an anchor on each paragraph, so that a citation opens at the words it quotes. */
export function articlePage(language: Language, article: Article): Markup {
  const say = messages(language);
  const title = headline(article);
  const body = html`<article>
${article.kicker ? html`<p class="kicker">${article.kicker}</p>` : ''}
<h1>${title}</h1>
${article.subtitle ? html`<p class="subtitle">${article.subtitle}</p>` : ''}
<p class="quiet">${[kindName(article.kind, language), article.published ?? say.undated, article.district].filter(Boolean).join(' · ')}</p>
${article.updated ? html`<p class="quiet"><strong>${say.updated(article.updated)}</strong></p>` : ''}
${article.paragraphs.map((text, index) => html`${headsOver(article, index)}${paragraph(say, text, index + 1)}`)}
</article>
${facts(say, article)}`;
  return page(
    { language, title: `${title} · ${say.site}`, description: (article.paragraphs[0] ?? '').slice(0, 120) },
    body,
  );
}

const headsOver = ({ subheads }: Article, index: number) =>
  subheads
    .filter(({ before }) => before === index)
    .map(
      ({ text }) => html`<h2>${text}</h2>
`,
    );

const paragraph = (say: Messages, text: string, n: number) =>
  html`<p id="p${n}"><a class="anchor" href="#p${n}" aria-label="${say.paragraph(n)}">${n}</a>${text}</p>
`;

function facts(say: Messages, { byline, ...article }: Article): Markup {
  const names = (list: readonly string[]) => list.join('、');
  const rows: readonly (readonly [string, string | Markup | null])[] = [
    [say.reporters, names(byline.reporters)],
    [say.interns, names(byline.interns)],
    [say.correspondents, names(byline.correspondents)],
    [say.photographers, names(byline.photographers)],
    [say.from, byline.source],
    [say.published, article.published ?? say.undated],
    [say.inferred, article.evidence.published],
    [say.event, article.eventDate],
    [say.source, article.source],
    [say.alsoIn, names(article.alsoIn)],
    [
      say.original,
      article.url && isWebAddress(article.url)
        ? html`<a href="${article.url}" rel="noopener nofollow">${article.url}</a>`
        : null,
    ],
  ];
  return html`<dl class="facts quiet">${rows.filter(([, value]) => value).map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`;
}

/** An input file may say anything in its `url`; only web addresses become links. */
const isWebAddress = (url: string) => /^https?:\/\//i.test(url);

/** An answer: numbered sentences, then each source with the words it is quoted for. */
export function answerPage(language: Language, view: AnswerView): Markup {
  const say = messages(language);
  const mark = (n: number) => html`<sup><a href="${view.sources[n]?.href ?? '#'}">[${n + 1}]</a></sup>`;
  const body = html`${askForm(say, view.question)}
<h1>${view.question}</h1>
${view.opening ? html`<p class="quiet">${view.opening}</p>` : ''}
${view.short.map(({ before, words }) => html`<p class="answer">${before}<strong>${words}</strong></p>`)}
${view.sentences.map(({ text, sources }) => html`<p class="answer">${text}${sources.map(mark)}</p>`)}
${view.notes.map((note) => html`<p class="${view.sentences.length > 0 ? 'quiet' : 'answer'}">${note}</p>`)}
${view.nearest.length > 0 ? html`<ul class="plain">${view.nearest.map((ref) => articleLine(say, ref))}</ul>` : ''}
${view.sources.length > 0 ? html`<h2>${say.sources}</h2>` : ''}
${view.sources.map((source, n) => html`<p>[${n + 1}] <a href="${source.href}">${source.title}</a> <span class="quiet">${[source.paper, source.published ?? say.undated].filter(Boolean).join(' · ')}</span></p>${source.quote ? html`<blockquote>${source.quote}</blockquote>` : ''}`)}`;
  return page({ language, title: `${view.question} · ${say.site}` }, body);
}

export function messagePage(language: Language, title: string, text: string): Markup {
  const say = messages(language);
  return page(
    { language, title: `${title} · ${say.site}` },
    html`<h1>${title}</h1><p>${text}</p>${askForm(say)}<p><a href="/">${say.home}</a></p>`,
  );
}

/** A ford between two banks: three strokes of water. */
export const ICON = raw(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#9b2d1f"/><g fill="none" stroke="#fbfaf7" stroke-width="2.6" stroke-linecap="round"><path d="M6 11c3.3-3 6.7-3 10 0s6.7 3 10 0"/><path d="M6 17c3.3-3 6.7-3 10 0s6.7 3 10 0"/><path d="M6 23c3.3-3 6.7-3 10 0s6.7 3 10 0"/></g></svg>',
);

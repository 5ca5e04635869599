import { html } from 'hono/html';
import type { Language } from '../../types.ts';
import type { AnswerView, Source } from '../answer-view.ts';
import { type Messages, messages } from '../messages.ts';
import type { Named } from '../things.ts';
import { ASKING, articleList, askForm, day, type History, type Markup, page, thingLinks } from './frame.ts';

/** What stands around an answer. */
type Around = {
  readonly things?: readonly Named[];
  /** What was asked in this tab so far, with this question. */
  readonly history?: History;
};

export function answerPage(language: Language, view: AnswerView, around: Around = {}): Markup {
  const title = `${view.question} · ${messages(language).site}`;
  return page({ language, title, script: ASKING }, answerBody(language, view, around));
}

/** An answer as in Telegram: the words that answer first, in bold; its sentences, numbered; each source once, with what is quoted of it. */
export function answerBody(language: Language, view: AnswerView, { things = [], history = [] }: Around = {}): Markup {
  const say = messages(language);
  const mark = (n: number) => html`<sup><a href="${view.hrefs[n] ?? '#'}">[${n + 1}]</a></sup>`;
  const printed = view.sentences.map(({ text, sources }) => html`<p class="answer">${text}${sources.map(mark)}</p>`);
  return html`${earlier(say, history.slice(0, -1))}
<h1 class="question">${view.question}</h1>
<div class="beside"><div>
${view.opening ? html`<p class="quiet">${view.opening}</p>` : ''}
${view.short.map(({ before, words }) => html`<p class="answer short">${before}<strong>${words}</strong></p>`)}
${view.translation.map((text) => html`<p class="answer">${text}</p>`)}
${view.translation.length > 0 ? html`<details><summary>${say.asPrinted}</summary>${printed}</details>` : printed}
${view.notes.map((note) => html`<p class="${view.sentences.length > 0 ? 'quiet' : 'answer'}">${note}</p>`)}
${view.nearest.length > 0 ? html`<h2>${say.nearest}</h2>${articleList(language, view.nearest)}` : ''}
${askForm(say, '', history)}
</div>
${view.sources.length > 0 ? html`<section><h2>${say.sources}</h2>${view.sources.map((source) => sourceBlock(language, source))}</section>` : ''}
</div>
${thingLinks(say, things)}`;
}

const earlier = (say: Messages, history: History) =>
  history.length === 0
    ? ''
    : html`<p class="quiet">${say.before} ${history.map(({ question }) => html`<q>${question}</q> `)}<a href="/">${say.anew}</a></p>`;

const sourceBlock = (
  language: Language,
  { title, published, paper, href, original, quotes }: Source,
) => html`<section class="source">
<p><a href="${href}">${title}</a> <span class="quiet">${paper ? `${paper} · ` : ''}${day(language, published)}</span>${original ? html` <a class="quiet" href="${original}" rel="noopener nofollow">${messages(language).original}</a>` : ''}</p>
${quotes.map(({ n, quote, href: at }) => html`<blockquote><a href="${at}">[${n}]</a> ${quote}</blockquote>`)}
</section>`;

import { html } from 'hono/html';
import type { Language } from '../../types.ts';
import type { AnswerView, Source } from '../answer-view.ts';
import { messages } from '../messages.ts';
import type { Named } from '../things.ts';
import { articleList, askForm, day, type Markup, page, thingLinks } from './frame.ts';

/** An answer as in Telegram: the words that answer first, in bold; its sentences, numbered; each source once, with what is quoted of it. */
export function answerPage(language: Language, view: AnswerView, things: readonly Named[] = []): Markup {
  const say = messages(language);
  const mark = (n: number) => html`<sup><a href="${view.hrefs[n] ?? '#'}">[${n + 1}]</a></sup>`;
  const body = html`${askForm(say, view.question)}
<h1 class="question">${view.question}</h1>
${view.opening ? html`<p class="quiet">${view.opening}</p>` : ''}
${view.short.map(({ before, words }) => html`<p class="answer short">${before}<strong>${words}</strong></p>`)}
${view.sentences.map(({ text, sources }) => html`<p class="answer">${text}${sources.map(mark)}</p>`)}
${view.notes.map((note) => html`<p class="${view.sentences.length > 0 ? 'quiet' : 'answer'}">${note}</p>`)}
${view.nearest.length > 0 ? html`<h2>${say.nearest}</h2>${articleList(language, view.nearest)}` : ''}
${view.sources.length > 0 ? html`<h2>${say.sources}</h2>` : ''}
${view.sources.map((source) => sourceBlock(language, source))}
${thingLinks(say, things)}`;
  return page({ language, title: `${view.question} · ${say.site}` }, body);
}

const sourceBlock = (
  language: Language,
  { title, published, paper, href, quotes }: Source,
) => html`<section class="source">
<p><a href="${href}">${title}</a> <span class="quiet">${paper ? `${paper} · ` : ''}${day(language, published)}</span></p>
${quotes.map(({ n, quote, href: at }) => html`<blockquote><a href="${at}">[${n}]</a> ${quote}</blockquote>`)}
</section>`;

import { html } from 'hono/html';
import type { Complaint, Residents } from '../../newsroom.ts';
import type { RunRecord } from '../../runs.ts';
import type { Withdrawal } from '../../store/port.ts';
import type { Article, Coverage, Language } from '../../types.ts';
import { dateWords } from '../../wording/index.ts';
import { headline } from '../messages.ts';
import { day, type Markup, page } from '../pages/frame.ts';
import { type NewsroomWords, newsroomWords } from './messages.ts';

export const framed = (language: Language, body: Markup): Markup =>
  page({ language, title: newsroomWords(language).title }, html`<div class="newsroom">${body}</div>`);

export const logInPage = (language: Language, fault = ''): Markup => {
  const say = newsroomWords(language);
  return framed(
    language,
    html`<h1>${say.title}</h1>
${fault ? html`<p role="alert">${fault}</p>` : ''}
<form method="post" action="/newsroom/login"><input type="password" name="password" aria-label="${say.password}" placeholder="${say.password}" autocomplete="current-password" required><button>${say.logIn}</button></form>`,
  );
};

/** A form whose button does something; `csrf` says that it is from this page. */
const deed = (csrf: string, action: string, button: string, fields: Markup | string = '') =>
  html`<form method="post" action="/newsroom/${action}"><input type="hidden" name="csrf" value="${csrf}">${fields}<button>${button}</button></form>`;

/** What the page shows. */
export type Desk = {
  readonly coverage: Coverage;
  readonly reasons: readonly string[];
  readonly runs: readonly RunRecord[];
  /** `null` where no bot runs. */
  readonly asked: {
    readonly counts: Awaited<ReturnType<Residents['counts']>>;
    readonly unanswered: readonly { readonly text: string; readonly times: number }[];
    readonly complaints: readonly Complaint[];
  } | null;
  readonly withdrawals: readonly Withdrawal[];
  readonly hasChat: boolean;
};

export function deskPage(language: Language, csrf: string, shown: Desk, notice: Markup | string = ''): Markup {
  const say = newsroomWords(language);
  const { coverage, reasons, runs, withdrawals, hasChat } = shown;
  const { articles, pages, passages, from, upTo } = coverage;
  const upload = html`<label>${say.file} <input type="file" name="file" required></label>`;
  const which = html`<input name="article" aria-label="${say.which}" placeholder="${say.which}" maxlength="300" required>`;
  return framed(
    language,
    html`<h1>${say.title}</h1>
${notice ? html`<div role="status">${notice}</div>` : ''}
<h2>${say.index}</h2>
<p>${say.covers(articles, pages, passages)}${from && upTo ? html`<br>${say.from(dateWords(from, language), dateWords(upTo, language))}` : ''}</p>
${reasons.length > 0 ? reasons.map((reason) => html`<p role="alert">${reason}</p>`) : html`<p class="quiet">${say.healthy}</p>`}
<h2>${say.upload}</h2>
${html`<form method="post" action="/newsroom/upload" enctype="multipart/form-data"><input type="hidden" name="csrf" value="${csrf}">${upload}<button>${say.preview}</button></form>`}
<h2>${say.runs}</h2>
${runs.length === 0 ? html`<p class="quiet">${say.noRuns}</p>` : html`<ul class="log">${runs.map((run) => runLine(say, run))}</ul>`}
${residents(language, say, shown)}
<h2>${say.edit}</h2>
<p><a href="/newsroom/articles">${say.articlesHint}</a> · <a href="/newsroom/articles?doubtful=1">${say.doubtful}</a></p>
${deed(csrf, 'edit', say.editShow, which)}
<h2>${say.withdraw}</h2>
${deed(csrf, 'withdraw', say.withdrawYes, which)}
<h2>${say.withdrawals}</h2>
${withdrawals.length === 0 ? html`<p class="quiet">${say.noWithdrawals}</p>` : html`<ul class="log">${withdrawals.map((one) => withdrawn(language, say, one))}</ul>`}
${hasChat ? html`<p><a href="/newsroom/chat">${say.chat}</a></p>` : ''}
${deed(csrf, 'logout', say.logOut)}`,
  );
}

const runLine = (say: NewsroomWords, { at, seconds, pages, articles, removed, faults, error }: RunRecord) =>
  html`<li><time datetime="${at}">${at.slice(0, 16).replace('T', ' ')} UTC</time> ${error ? html`<strong>${error}</strong>` : say.run(pages, articles, removed, Math.round(seconds))}
${faults.length > 0 ? html`<details><summary>${say.faults(faults.length)}</summary><ul>${faults.map((fault) => html`<li>${fault}</li>`)}</ul></details>` : ''}</li>
`;

function residents(language: Language, say: NewsroomWords, { asked }: Desk): Markup {
  if (!asked) return html`<h2>${say.unanswered}</h2><p class="quiet">${say.noBot}</p>`;
  const { counts, unanswered, complaints } = asked;
  const { found, notFound, refused, up, down } = counts;
  const query = (text: string) => html`<a href="/ask?q=${encodeURIComponent(text)}">${text}</a>`;
  return html`<h2>${say.unanswered}</h2>
<p class="quiet">${say.counts(found, notFound, refused, up, down)}</p>
${unanswered.length === 0 ? html`<p class="quiet">${say.noneUnanswered}</p>` : html`<ul class="log">${unanswered.map(({ text, times }) => html`<li>${times}× ${query(text)}</li>`)}</ul>`}
<h2>${say.complaints}</h2>
${complaints.length === 0 ? html`<p class="quiet">${say.noComplaints}</p>` : html`<ul class="log">${complaints.map(({ question, reason, at }) => html`<li>${day(language, new Date(at).toISOString().slice(0, 10))} ${query(question)}${reason ? html` · <strong>${reason}</strong>` : ''}</li>`)}</ul>`}`;
}

const withdrawn = (language: Language, say: NewsroomWords, { id, title, on, by }: Withdrawal) =>
  html`<li>${on ? day(language, on) : say.undated} ${title ?? id}${by ? html` · <a href="/articles/${by}">${say.correctedBy}</a>` : ''}</li>`;

/** How a file was cut, to be put in or not. */
export function previewPage(language: Language, csrf: string, name: string, articles: readonly Article[]): Markup {
  const say = newsroomWords(language);
  const yes = articles.length > 0 ? deed(csrf, 'put-in', say.putIn) : '';
  return framed(
    language,
    html`<h1>${articles.length > 0 ? say.previewOf(name, articles.length) : say.cutNothing}</h1>
${articles.map((article) => html`<details><summary>${headline(article)} <span class="quiet">${day(language, article.published)} · ${say.paragraphs(article.paragraphs.length)}</span></summary>${article.paragraphs.map((text) => html`<p>${text}</p>`)}</details>`)}
${yes}${deed(csrf, 'cancel', say.cancel)}`,
  );
}

/** Asks before a report is withdrawn. */
export const withdrawPage = (language: Language, csrf: string, article: Article, told: number): Markup => {
  const say = newsroomWords(language);
  const named = html`<input type="hidden" name="article" value="${article.id}"><input type="hidden" name="sure" value="yes">`;
  return framed(
    language,
    html`<h1>${say.withdraw}</h1><p>${say.withdrawAsk(headline(article), told)}</p>${deed(csrf, 'withdraw', say.withdrawYes, named)}${deed(csrf, 'cancel', say.cancel)}`,
  );
};

/** What of an article can be put right; its text is the paper's. */
export const EDITED = ['title', 'published', 'district', 'paper'] as const;

/** An article that is to be put right or read again. */
export type Edited = {
  readonly article: Article;
  readonly isEdited: boolean;
  /** Whether its page can be asked for again. */
  readonly hasPage: boolean;
  /** The list from which somebody came, as its address has it; `null` where none. */
  readonly back: string | null;
};

/** What is known of an article, to be put right. */
export const editPage = (language: Language, csrf: string, { article, isEdited, hasPage, back }: Edited): Markup => {
  const say = newsroomWords(language);
  const hidden = { article: article.id, sure: 'yes', ...(back === null ? {} : { back }) };
  const act = (
    name: string,
    button: string,
    fields: Markup | string = '',
    more: Readonly<Record<string, string>> = {},
  ) =>
    deed(
      csrf,
      name,
      button,
      html`${Object.entries({ ...hidden, ...more }).map(([key, value]) => html`<input type="hidden" name="${key}" value="${value}">`)}${fields}`,
    );
  const field = (name: (typeof EDITED)[number]) =>
    html`<label>${say.fields[name]} <input name="${name}" value="${article[name] ?? ''}" maxlength="200"></label>`;
  return framed(
    language,
    html`<h1>${say.edit}</h1><p><a href="/articles/${article.id}">${headline(article)}</a></p><p class="quiet">${say.editHint}</p>
${act('edit', say.editSave, html`${EDITED.map(field)}`)}${isEdited ? act('edit', say.editUndo, '', { undo: 'yes' }) : ''}
${act('reread', say.reread)}${hasPage ? act('reread', say.refetch, '', { fetch: 'yes' }) : ''}
<p><a href="${back === null ? '/newsroom' : `/newsroom/articles?${back}`}">${say.back}</a></p>`,
  );
};

/** Says what was done with an article, and what it is now. */
export const editedNotice = (language: Language, what: string, after: Article | null): Markup =>
  html`<p>${what} ${after ? html`<a href="/articles/${after.id}">${headline(after)}</a> <span class="quiet">${day(language, after.published)}</span>` : newsroomWords(language).another}</p>`;

/** Says what was put in, with a way to take it out again. */
export const putInNotice = (
  language: Language,
  csrf: string,
  articles: readonly { readonly id: string; readonly title: string }[],
  pages: readonly string[],
): Markup => {
  const say = newsroomWords(language);
  const fields = pages.map((name) => html`<input type="hidden" name="page" value="${name}">`);
  return html`<p>${say.putInDone(articles.length)}</p><ul>${articles.map(({ id, title }) => html`<li><a href="/articles/${id}">${title}</a></li>`)}</ul>${deed(csrf, 'take-out', say.takeOut, html`${fields}`)}`;
};

/** The articles, to be looked through, put right and read again. */
import { html } from 'hono/html';
import { typedFields } from '../../editing.ts';
import { articleIn } from '../../links.ts';
import type { Markup } from '../pages/frame.ts';
import { languageOf } from '../parts.ts';
import { type Acting, overview, say, show, type Viewing } from './acting.ts';
import { articlesList, foundIn, soughtIn } from './list-page.ts';
import { EDITED, editedNotice, editPage, framed } from './pages.ts';

/** How long another run that is writing is waited for. */
const TURN_MS = 2000;
/** The articles that are looked for, page by page. */
export async function listing({ c, desk, parts }: Viewing, query: URLSearchParams, notice: Markup | string = '') {
  const found = foundIn(await desk.catalogue(), soughtIn(query), parts.editing.edited());
  const said = notice ? html`<div role="status">${notice}</div>` : '';
  return show(c, framed(languageOf(c), html`${said}${articlesList(languageOf(c), found)}`));
}

/** What is known of an article, with what can be done about it. */
export async function toEdit(viewing: Viewing, query: URLSearchParams) {
  const { c, desk, parts, session } = viewing;
  const article = await desk.articles.article(articleIn(query.get('article') ?? ''));
  if (!article) return overview(viewing, say(c).noArticle, 400);
  const { editing } = parts;
  const about = { isEdited: editing.edited().has(article.id), hasPage: editing.hasPage(article) };
  return show(c, editPage(languageOf(c), session.csrf, { article, ...about, back: query.get('back') }));
}

/** Where somebody came from, the list or the newsroom's page, with what was done. */
const done = (acting: Acting, notice: Markup) =>
  typeof acting.form.back === 'string'
    ? listing(acting, new URLSearchParams(acting.form.back), notice)
    : overview(acting, notice);

/** Somebody waits: the turn to write isn't waited for without end, and residents are answered meanwhile. */
const SOON = { apart: true, wait: { ms: TURN_MS } } as const;

/** Shows what is known of an article to be put right, then keeps what was changed, or takes all such edits back. */
export async function edit(acting: Acting) {
  const { c, desk, parts, form } = acting;
  const article = await desk.articles.article(articleIn(String(form.article)));
  if (!article) return overview(acting, say(c).noArticle, 400);
  if (form.sure !== 'yes') return toEdit(acting, new URLSearchParams({ article: article.id }));
  const changed = Object.fromEntries(
    EDITED.map((name) => [name, isSame(form[name], article[name]) ? null : form[name]]),
  );
  const fields = form.undo === undefined ? typedFields(changed) : null;
  const isNothing = fields && Object.keys(fields).length === 0;
  const after = isNothing ? article : await parts.editing.edit(article, fields, SOON);
  return done(acting, editedNotice(languageOf(c), say(c).edited, after ?? article));
}

/** Reads an article's file again, or gets its page from its publisher first. */
export async function reread(acting: Acting) {
  const { c, desk, parts, form } = acting;
  const article = await desk.articles.article(articleIn(String(form.article)));
  if (!article) return overview(acting, say(c).noArticle, 400);
  if (form.fetch === undefined)
    return done(acting, editedNotice(languageOf(c), say(c).rereadDone, await parts.editing.reread(article, SOON)));
  for await (const { came, after } of parts.editing.fetchAgain([article], SOON)) {
    const what = came.kind === 'failed' ? say(c).again.failed(came.why) : say(c).again[came.kind];
    const isRead = came.kind === 'changed' || came.kind === 'same';
    return done(acting, isRead ? editedNotice(languageOf(c), `${what}${say(c).colon}`, after) : html`<p>${what}</p>`);
  }
  return overview(acting);
}

const isSame = (typed: unknown, known: string | null | undefined) => String(typed ?? '').trim() === (known ?? '');

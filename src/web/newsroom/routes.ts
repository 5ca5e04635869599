import { randomUUID } from 'node:crypto';
import { copyFile, mkdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { csrf } from 'hono/csrf';
import { InputError, oneLine } from '../../errors.ts';
import { articleIn } from '../../links.ts';
import { WriterBusyError } from '../../store/index.ts';
import { keepUpload, MOST_UPLOAD_BYTES } from '../../uploads.ts';
import { isHere, isSecure } from '../limits.ts';
import { headline } from '../messages.ts';
import { messagePage } from '../pages/frame.ts';
import { type Desk, languageOf } from '../parts.ts';
import { type Acting, type Form, type NewsroomParts, overview, type Room, say, show, type Viewing } from './acting.ts';
import { edit, listing, reread, toEdit } from './articles.ts';
import { logInPage, previewPage, putInNotice, withdrawPage } from './pages.ts';
import type { Session, Sessions } from './sessions.ts';

const FORM_BYTES = 65_536;

/** The newsroom's page; without a session only its log-in, and nothing at all over a line that others can read. */
export function addNewsroom(app: Hono, desk: Desk, sessions: Sessions, parts: NewsroomParts): void {
  app.use('/newsroom/*', async (c, next) => {
    if (isHere(c) || isSecure(c)) return next();
    return show(c, messagePage(languageOf(c), say(c).title, say(c).insecure), 403);
  });
  const [small, large] = [FORM_BYTES, MOST_UPLOAD_BYTES + FORM_BYTES].map((maxSize) => bodyLimit({ maxSize }));
  const hasFile = (c: Context) => c.req.path === '/newsroom/upload' || c.req.path === '/newsroom/chat/file';
  app.use('/newsroom/*', csrf(), (c, next) => (hasFile(c) ? large! : small!)(c, next));
  app.get('/newsroom', (c) => seen(c, { desk, sessions, parts }, overview));
  app.get('/newsroom/articles', (c) => seen(c, { desk, sessions, parts }, (viewing) => listing(viewing, queryOf(c))));
  app.get('/newsroom/edit', (c) => seen(c, { desk, sessions, parts }, (viewing) => toEdit(viewing, queryOf(c))));
  app.post('/newsroom/login', (c) => logIn(c, sessions));
  for (const [name, act] of Object.entries(ACTS))
    app.post(`/newsroom/${name}`, (c) => acted(c, { desk, sessions, parts }, act));
}

async function logIn(c: Context, sessions: Sessions) {
  const { password } = await c.req.parseBody();
  const session = sessions.logIn(c, typeof password === 'string' ? password : '');
  if (typeof session !== 'number') return c.redirect('/newsroom', 303);
  if (session === 0) return show(c, logInPage(languageOf(c), say(c).wrong), 401);
  c.header('retry-after', String(session));
  return show(c, logInPage(languageOf(c), say(c).wait(session)), 429);
}

/** A page for who is logged in; the others can log in. */
function seen(c: Context, { sessions, ...room }: Room, page: (viewing: Viewing) => Promise<Response>) {
  const session = sessions.of(c);
  return session ? page({ ...room, c, session }) : show(c, logInPage(languageOf(c)));
}

const queryOf = (c: Context) => new URL(c.req.url).searchParams;

type Act = (acting: Acting) => Promise<Response> | Response;

/** An act of somebody who is logged in, from a form of this page. */
async function acted(c: Context, room: Room, act: Act) {
  const session = room.sessions.of(c);
  const form: Form = session ? await c.req.parseBody({ all: true }) : {};
  if (!session || !room.sessions.holds(session, form.csrf))
    return show(c, logInPage(languageOf(c), say(c).expired), 403);
  const acting = { ...room, c, session, form };
  try {
    return await act(acting);
  } catch (error) {
    if (error instanceof WriterBusyError) return overview(acting, say(c).busy, 409);
    if (error instanceof InputError) return overview(acting, oneLine(error), 400);
    throw error;
  }
}

const ACTS: Readonly<Record<string, Act>> = {
  logout,
  upload,
  'put-in': putIn,
  'take-out': takeOut,
  cancel,
  withdraw,
  edit,
  reread,
};

async function drop(session: Session) {
  if (session.waiting) await rm(dirname(session.waiting.file), { recursive: true, force: true });
  session.waiting = null;
}

async function logout({ c, session, sessions }: Acting) {
  await drop(session);
  sessions.logOut(c, session);
  return c.redirect('/newsroom', 303);
}

async function cancel({ c, session }: Acting) {
  await drop(session);
  return c.redirect('/newsroom', 303);
}

async function upload(acting: Acting) {
  const { c, session, parts, form } = acting;
  const { file } = form;
  if (!(file instanceof File) || !parts.newsroom.takes(file.name)) return overview(acting, say(c).badFile, 400);
  await drop(session);
  const folder = join(parts.dataDir, 'waiting', randomUUID());
  const path = await keepUpload(folder, file.name, [new Uint8Array(await file.arrayBuffer())]);
  session.waiting = { file: path, name: basename(path) };
  const articles = await parts.newsroom.preview(path);
  return show(c, previewPage(languageOf(c), session.csrf, session.waiting.name, articles));
}

async function putIn(acting: Acting) {
  const { c, session, parts } = acting;
  if (!session.waiting) return c.redirect('/newsroom', 303);
  const { file, name } = session.waiting;
  const kept = join(parts.dataDir, 'uploads', name);
  await mkdir(dirname(kept), { recursive: true });
  await copyFile(file, kept);
  const { pages, articles } = await parts.newsroom.indexFile(kept);
  await drop(session);
  return overview(acting, putInNotice(languageOf(c), session.csrf, articles, pages));
}

async function takeOut(acting: Acting) {
  await acting.parts.newsroom.removePages([acting.form.page].flat().map(String));
  return overview(acting, say(acting.c).takenOut);
}

async function withdraw(acting: Acting) {
  const { c, session, desk, parts, form } = acting;
  const article = await desk.articles.article(articleIn(String(form.article)));
  if (!article) return overview(acting, say(c).noArticle, 400);
  const residents = parts.residents();
  if (form.sure !== 'yes')
    return show(c, withdrawPage(languageOf(c), session.csrf, article, (await residents?.told(article.id)) ?? 0));
  await parts.newsroom.withdraw(article.id);
  await residents?.tellWithdrawn(article.id, headline(article));
  return overview(acting, say(c).withdrawn(headline(article)));
}

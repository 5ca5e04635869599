import { randomUUID } from 'node:crypto';
import { copyFile, mkdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { csrf } from 'hono/csrf';
import { InputError, oneLine } from '../../errors.ts';
import { articleIn } from '../../links.ts';
import type { Newsroom, Residents } from '../../newsroom.ts';
import type { RunRecord } from '../../runs.ts';
import { WriterBusyError } from '../../store/index.ts';
import { keepUpload, MOST_UPLOAD_BYTES } from '../../uploads.ts';
import { isHere, isSecure } from '../limits.ts';
import { headline } from '../messages.ts';
import { type Markup, messagePage } from '../pages/frame.ts';
import { type Desk, languageOf } from '../parts.ts';
import { newsroomWords } from './messages.ts';
import { deskPage, logInPage, previewPage, putInNotice, withdrawPage } from './pages.ts';
import type { Session, Sessions } from './sessions.ts';

export type NewsroomParts = {
  readonly newsroom: Newsroom;
  readonly runs: (most: number) => Promise<readonly RunRecord[]>;
  /** Where uploads lie, in folders of their own: `uploads`, and `waiting` for those only looked at. */
  readonly dataDir: string;
  /** What the bot knows of residents; `null` while none runs. */
  readonly residents: () => Residents | null;
};

const RUNS = 20;
const LISTED = 30;
const FORM_BYTES = 65_536;
const FRESH = { 'cache-control': 'no-store' };

type Form = Readonly<Record<string, unknown>>;
type Act = (c: Context, session: Session, form: Form) => Promise<Response> | Response;

/** The newsroom's page; without a session only its log-in, and nothing at all over a line that others can read. */
export function addNewsroom(app: Hono, desk: Desk, sessions: Sessions, parts: NewsroomParts): void {
  const say = (c: Context) => newsroomWords(languageOf(c));
  const show = (c: Context, markup: Markup, status: 200 | 400 | 401 | 403 | 409 | 429 = 200) =>
    c.html(markup, status, FRESH);
  const overview = async (c: Context, session: Session, notice: Markup | string = '', status: 200 | 400 | 409 = 200) =>
    show(c, deskPage(languageOf(c), session.csrf, await shown(c, desk, parts), notice), status);

  app.use('/newsroom/*', async (c, next) => {
    if (isHere(c) || isSecure(c)) return next();
    const { title, insecure } = say(c);
    return show(c, messagePage(languageOf(c), title, insecure), 403);
  });
  const small = bodyLimit({ maxSize: FORM_BYTES });
  const large = bodyLimit({ maxSize: MOST_UPLOAD_BYTES + FORM_BYTES });
  const hasFile = (c: Context) => c.req.path === '/newsroom/upload' || c.req.path === '/newsroom/chat/file';
  app.use('/newsroom/*', csrf(), (c, next) => (hasFile(c) ? large : small)(c, next));

  app.get('/newsroom', async (c) => {
    const session = sessions.of(c);
    return session ? overview(c, session) : show(c, logInPage(languageOf(c)));
  });
  app.post('/newsroom/login', async (c) => {
    const { password } = await c.req.parseBody();
    const session = sessions.logIn(c, typeof password === 'string' ? password : '');
    if (typeof session !== 'number') return c.redirect('/newsroom', 303);
    if (session === 0) return show(c, logInPage(languageOf(c), say(c).wrong), 401);
    c.header('retry-after', String(session));
    return show(c, logInPage(languageOf(c), say(c).wait(session)), 429);
  });

  /** An act of somebody who is logged in, from a form of this page. */
  const act = (name: string, does: Act) =>
    app.post(`/newsroom/${name}`, async (c) => {
      const session = sessions.of(c);
      const form = session ? await c.req.parseBody({ all: true }) : {};
      if (!session || !sessions.holds(session, form.csrf))
        return show(c, logInPage(languageOf(c), say(c).expired), 403);
      try {
        return await does(c, session, form);
      } catch (error) {
        if (error instanceof WriterBusyError) return overview(c, session, say(c).busy, 409);
        if (error instanceof InputError) return overview(c, session, oneLine(error), 400);
        throw error;
      }
    });

  const drop = async (session: Session) => {
    if (session.waiting) await rm(dirname(session.waiting.file), { recursive: true, force: true });
    session.waiting = null;
  };

  act('logout', async (c, session) => {
    await drop(session);
    sessions.logOut(c, session);
    return c.redirect('/newsroom', 303);
  });
  act('upload', async (c, session, { file }) => {
    if (!(file instanceof File) || !parts.newsroom.takes(file.name)) return overview(c, session, say(c).badFile, 400);
    await drop(session);
    const folder = join(parts.dataDir, 'waiting', randomUUID());
    const path = await keepUpload(folder, file.name, [new Uint8Array(await file.arrayBuffer())]);
    session.waiting = { file: path, name: basename(path) };
    const articles = await parts.newsroom.preview(path);
    return show(c, previewPage(languageOf(c), session.csrf, session.waiting.name, articles));
  });
  act('put-in', async (c, session) => {
    if (!session.waiting) return c.redirect('/newsroom', 303);
    const { file, name } = session.waiting;
    const kept = join(parts.dataDir, 'uploads', name);
    await mkdir(dirname(kept), { recursive: true });
    await copyFile(file, kept);
    const { pages, articles } = await parts.newsroom.indexFile(kept);
    await drop(session);
    return overview(c, session, putInNotice(languageOf(c), session.csrf, articles, pages));
  });
  act('take-out', async (c, session, { page }) => {
    await parts.newsroom.removePages([page].flat().map(String));
    return overview(c, session, say(c).takenOut);
  });
  act('cancel', async (c, session) => {
    await drop(session);
    return c.redirect('/newsroom', 303);
  });
  act('withdraw', async (c, session, { article: typed, sure }) => {
    const article = await desk.articles.article(articleIn(String(typed)));
    if (!article) return overview(c, session, say(c).noArticle, 400);
    const residents = parts.residents();
    if (sure !== 'yes')
      return show(c, withdrawPage(languageOf(c), session.csrf, article, (await residents?.told(article.id)) ?? 0));
    await parts.newsroom.withdraw(article.id);
    await residents?.tellWithdrawn(article.id, headline(article));
    return overview(c, session, say(c).withdrawn(headline(article)));
  });
}

async function shown(c: Context, { articles, health, playground }: Desk, parts: NewsroomParts) {
  const residents = parts.residents();
  const language = languageOf(c);
  return {
    coverage: await articles.coverage(),
    reasons: (await health?.()) ?? [],
    runs: await parts.runs(RUNS),
    asked: residents && {
      counts: await residents.counts(),
      unanswered: await residents.unanswered(LISTED),
      complaints: await residents.complaints(LISTED, language),
    },
    withdrawals: (await parts.newsroom.withdrawals()).slice(0, LISTED),
    hasChat: playground !== undefined && isHere(c),
  };
}

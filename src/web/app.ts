import { readFileSync } from 'node:fs';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { etag } from 'hono/etag';
import { HTTPException } from 'hono/http-exception';
import { secureHeaders } from 'hono/secure-headers';
import { oneLine, WenjinError } from '../errors.ts';
import { addApi } from './api.ts';
import { addAnswerStream } from './asking.ts';
import { messages } from './messages.ts';
import type { NewsroomParts } from './newsroom/acting.ts';
import { addNewsroom } from './newsroom/routes.ts';
import { createSessions } from './newsroom/sessions.ts';
import { ICON, messagePage } from './pages/frame.ts';
import { createDesk, type Desk, languageOf, NOT_KEPT, type WebParts } from './parts.ts';
import { addPages } from './routes.ts';
import { STYLE } from './style.ts';

/** More than any question with its history. */
const MOST_BYTES = 16_384;
/** A withdrawn report is gone from every cache within a minute. */
const MINUTE = 'public, max-age=60, must-revalidate';

const HOUR = 'public, max-age=3600';

const SCRIPTS = ['article.js', 'ask.js', 'chat.js'] as const;
const scriptNamed = (name: (typeof SCRIPTS)[number]) =>
  readFileSync(new URL(`browser/${name}`, import.meta.url), 'utf8');

/** The newsroom's page, for who knows the password. */
type NewsroomPage = NewsroomParts & { readonly password: string };

/** The reader as a Hono app, without a port: `app.request('/articles/…')` serves a test as well. */
export function createWeb({ newsroomPage, ...parts }: WebParts & { readonly newsroomPage?: NewsroomPage }): Hono {
  const app = new Hono();
  const desk = createDesk(parts);
  const sessions = newsroomPage ? createSessions(newsroomPage.password) : null;
  const isNewsroom = sessions && ((c: Context) => sessions.of(c) !== null);
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        scriptSrc: ["'self'"],
        connectSrc: ["'self'"],
        imgSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    }),
  );
  app.use(async (c, next) => {
    await next();
    desk.metrics.request(routeOf(c), c.res.status);
    if (c.res.status === 200 && c.req.method === 'GET' && !c.res.headers.has('cache-control'))
      c.header('cache-control', MINUTE);
    c.header('vary', 'Accept-Language');
  });
  // What streams has no end that a tag could be made of.
  addAnswerStream(app, desk);
  desk.playground?.addEvents(app, isNewsroom);
  app.use(etag());
  app.use(
    '/api/*',
    bodyLimit({ maxSize: MOST_BYTES, onError: (c) => c.json({ error: 'the body is too large' }, 413) }),
  );
  addPages(app, desk);
  addApi(app, desk);
  if (newsroomPage && sessions) addNewsroom(app, desk, sessions, newsroomPage);
  desk.playground?.addPages(app, isNewsroom);
  addUpkeep(app, desk);
  addFaults(app, desk);
  return app;
}

/** The route and not the path, which anybody may make up; a webhook's is a secret. */
const ROUTES = [
  'articles',
  'things',
  'ask',
  'search',
  'browse',
  'api',
  'chat',
  'newsroom',
  'feed.json',
  'feed.xml',
  'style.css',
];
function routeOf(c: Context): string {
  const [first = ''] = c.req.path.split('/').slice(1);
  return first === '' || ROUTES.includes(first) ? `/${first}` : 'other';
}

function addUpkeep(app: Hono, { articles, health, isReady, gauges: more, metrics }: Desk): void {
  app.get('/healthz', async (c) => {
    const { articles: count, upTo } = await articles.coverage();
    const reasons = (await health?.()) ?? [];
    if (reasons.length > 0) return c.json({ status: 'error', reasons, articles: count, upTo }, 503, NOT_KEPT);
    return c.json({ status: 'ok', articles: count, upTo }, 200, NOT_KEPT);
  });
  app.get('/readyz', (c) =>
    isReady?.() === false ? c.json({ status: 'starting' }, 503, NOT_KEPT) : c.json({ status: 'ready' }, 200, NOT_KEPT),
  );
  app.get('/metrics', async (c) => {
    const { articles: count, pages, passages } = await articles.coverage();
    const gauges = { wenjin_articles: count, wenjin_pages: pages, wenjin_passages: passages };
    const memory = { process_resident_memory_bytes: process.memoryUsage.rss() };
    return c.text(metrics.text({ ...gauges, ...memory, ...(await more?.()) }), 200, {
      'content-type': 'text/plain; version=0.0.4',
      ...NOT_KEPT,
    });
  });
  app.get('/style.css', (c) =>
    c.body(STYLE, 200, { 'content-type': 'text/css; charset=utf-8', 'cache-control': HOUR }),
  );
  for (const name of SCRIPTS)
    app.get(`/${name}`, (c) =>
      c.body(scriptNamed(name), 200, { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': HOUR }),
    );
  app.get('/icon.svg', (c) =>
    c.body(String(ICON), 200, { 'content-type': 'image/svg+xml', 'cache-control': 'public, max-age=86400' }),
  );
  app.get('/robots.txt', (c) => c.text('User-agent: *\nDisallow: /ask\nDisallow: /search\nDisallow: /api/\n'));
}

function addFaults(app: Hono, { log }: Desk): void {
  app.notFound((c) => {
    const language = languageOf(c);
    if (c.req.path.startsWith('/api/')) return c.json({ error: 'not found' }, 404);
    return c.html(messagePage(language, messages(language).notFoundTitle, messages(language).notFound), 404);
  });
  app.onError((error, c) => {
    if (error instanceof HTTPException) return error.getResponse();
    log.error({ path: c.req.path, error: oneLine(error) }, 'a page could not be made');
    const language = languageOf(c);
    if (c.req.path === '/healthz') return c.json({ status: 'error', reasons: [reasonOf(error)] }, 503);
    if (c.req.path.startsWith('/api/')) return c.json({ error: 'the request could not be handled' }, 500);
    return c.html(messagePage(language, messages(language).troubleTitle, messages(language).trouble), 500);
  });
}

/** Why the index can't be asked, without the place where it lies. */
const reasonOf = (error: unknown): string =>
  error instanceof WenjinError ? `the index: ${error.fault.why}. ${error.fault.remedy}` : 'the index cannot be read';

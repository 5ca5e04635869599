// The web reader: article pages that a citation opens at the right paragraph, and a page to ask on.
// In: requests; the store's articles and the `ask` use case. Out: HTML pages, /healthz as JSON.
// It deliberately has no accounts, no cookies, no script and no state; it writes nothing.

import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { ConfigError, oneLine, WenjinError } from '../errors.ts';
import type { Article, ArticleRef, AskPapers, Coverage, Language, Log } from '../types.ts';
import { answerView } from './answer-view.ts';
import { messages } from './messages.ts';
import { answerPage, articlePage, homePage, ICON, messagePage } from './pages.ts';
import { STYLE } from './style.ts';

export type WebParts = {
  readonly articles: {
    article(id: string): Promise<Article | null>;
    latest(limit: number): Promise<readonly ArticleRef[]>;
    coverage(): Promise<Coverage>;
  };
  readonly ask: AskPapers;
  readonly today: () => string;
  readonly log: Log;
  /** What keeps the program from doing its work, with remedies; shown at /healthz. */
  readonly health?: () => Promise<readonly string[]>;
  /** Whether everything has started; shown at /readyz. */
  readonly isReady?: () => boolean;
};

/** Questions answered at once; with a model behind `ask`, more would only queue up at its provider. */
const MAX_QUESTIONS_IN_FLIGHT = 8;
/** Longer than any question; the rest of a longer one is not read. */
const MAX_QUESTION_LENGTH = 500;

/** The reader as a Hono app, without a port: `app.request('/articles/…')` serves a test as well. */
export function createWeb({ articles, ask, today, log, health, isReady }: WebParts): Hono {
  const app = new Hono();
  let inFlight = 0;
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    }),
  );
  app.get('/', async (c) =>
    c.html(homePage(languageOf(c.req.header('accept-language')), await articles.coverage(), await articles.latest(20))),
  );
  app.get('/articles/:id', async (c) => {
    const article = await articles.article(c.req.param('id'));
    return article ? c.html(articlePage(languageOf(c.req.header('accept-language')), article)) : c.notFound();
  });
  app.get('/ask', async (c) => {
    const text = (c.req.query('q') ?? '').slice(0, MAX_QUESTION_LENGTH);
    if (text.trim() === '') return c.redirect('/');
    const language = languageOf(c.req.header('accept-language'));
    const say = messages(language);
    if (inFlight >= MAX_QUESTIONS_IN_FLIGHT) return c.html(messagePage(language, say.busyTitle, say.busy), 503);
    inFlight++;
    try {
      const answer = await ask({ text, history: [], today: today() }, { signal: c.req.raw.signal });
      return c.html(answerPage(language, answerView(text, answer)));
    } finally {
      inFlight--;
    }
  });
  app.get('/healthz', async (c) => {
    const { articles: count, upTo } = await articles.coverage();
    const reasons = (await health?.()) ?? [];
    if (reasons.length > 0) return c.json({ status: 'error', reasons, articles: count, upTo }, 503);
    return c.json({ status: 'ok', articles: count, upTo });
  });
  app.get('/readyz', (c) =>
    isReady?.() === false ? c.json({ status: 'starting' }, 503) : c.json({ status: 'ready' }),
  );
  app.get('/style.css', (c) =>
    c.body(STYLE, 200, { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'public, max-age=3600' }),
  );
  app.get('/icon.svg', (c) =>
    c.body(String(ICON), 200, { 'content-type': 'image/svg+xml', 'cache-control': 'public, max-age=86400' }),
  );
  app.get('/robots.txt', (c) => c.text('User-agent: *\nDisallow: /ask\n'));
  app.notFound((c) => {
    const language = languageOf(c.req.header('accept-language'));
    return c.html(messagePage(language, messages(language).notFoundTitle, messages(language).notFound), 404);
  });
  app.onError((error, c) => {
    log.error({ path: c.req.path, error: oneLine(error) }, 'a page could not be made');
    const language = languageOf(c.req.header('accept-language'));
    if (c.req.path === '/healthz') return c.json({ status: 'error', reasons: [reasonOf(error)] }, 503);
    return c.html(messagePage(language, messages(language).troubleTitle, messages(language).trouble), 500);
  });
  return app;
}

/** Why the index can't be asked, without the place where it lies. */
const reasonOf = (error: unknown): string =>
  error instanceof WenjinError ? `the index: ${error.fault.why}. ${error.fault.remedy}` : 'the index cannot be read';

/** English only for readers who put it first; the papers are Chinese. */
const languageOf = (accepted: string | undefined): Language => (/^\s*en\b/i.test(accepted ?? '') ? 'en' : 'zh');

export type RunningWeb = { readonly url: string; close(): Promise<void> };

/** Serves `app`; port 0 takes any free one. Rejects with `ConfigError` when the port is taken or not allowed. */
export function serveWeb(
  app: Hono,
  { port, host }: { readonly port: number; readonly host: string },
): Promise<RunningWeb> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, port, hostname: host }, (address: AddressInfo) => {
      const name = host.includes(':') ? `[${host}]` : host === '0.0.0.0' ? '127.0.0.1' : host;
      resolve({ url: `http://${name}:${address.port}`, close: () => closeServer(server) });
    });
    server.once('error', (cause: NodeJS.ErrnoException) =>
      reject(
        new ConfigError({
          what: `serve the web reader on ${host}:${port}`,
          why: cause.code === 'EADDRINUSE' ? 'another program uses the port' : oneLine(cause),
          remedy: 'Set PORT to a free port (0 takes any), or HOST to an address of this machine.',
          cause,
        }),
      ),
    );
  });
}

function closeServer(server: ReturnType<typeof serve>): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    if ('closeIdleConnections' in server) server.closeIdleConnections();
  });
}

import type { Context, Hono } from 'hono';
import { z } from 'zod';
import { articlePath } from '../links.ts';
import { articlesWith, toldIn } from '../listed.ts';
import type { Answer, Article, Citation } from '../types.ts';
import { answerText, freshNote } from '../wording/index.ts';
import { jsonFeed, rssFeed } from './feeds.ts';
import { headline } from './messages.ts';
import { OPENAPI } from './openapi.ts';
import { askedIn, type Desk, MAX_QUESTION_LENGTH, NOT_KEPT } from './parts.ts';

const asked = z.object({
  question: z.string().min(1).max(MAX_QUESTION_LENGTH),
  history: z.array(z.string().max(MAX_QUESTION_LENGTH)).max(10).default([]),
});

const IN_A_FEED = 30;

/** What programs read: answers, search and articles as JSON, and feeds. */
export function addApi(app: Hono, desk: Desk): void {
  app.post('/api/ask', (c) => answer(c, desk));
  app.get('/api/search', (c) => search(c, desk));
  app.get('/api/articles/:id', async (c) => {
    const article = await desk.articles.article(c.req.param('id'));
    if (article) return c.json(forPrograms(article, desk.base(c)));
    const isWithdrawn = (await desk.articles.withdrawals()).some(({ id }) => id === c.req.param('id'));
    return isWithdrawn ? c.json({ error: 'withdrawn' }, 410) : c.json({ error: 'not found' }, 404);
  });
  app.get('/api/openapi.json', (c) => c.json(OPENAPI));
  app.get('/feed.json', async (c) => {
    const feed = jsonFeed(desk.base(c), await newest(desk));
    return c.body(JSON.stringify(feed), 200, { 'content-type': 'application/feed+json; charset=utf-8' });
  });
  app.get('/feed.xml', async (c) =>
    c.body(rssFeed(desk.base(c), await newest(desk)), 200, { 'content-type': 'application/rss+xml; charset=utf-8' }),
  );
}

async function newest({ articles }: Desk): Promise<readonly Article[]> {
  const refs = await articles.latest(IN_A_FEED);
  return articlesWith(
    refs.map(({ id }) => id),
    articles,
  );
}

/** An article without the file it came from. */
function forPrograms({ source: _, lines: __, alsoIn: ___, ...article }: Article, base: string) {
  return { ...article, heading: headline(article), address: `${base}${articlePath(article.id)}` };
}

function turnedAway(c: Context, why: unknown) {
  c.header('retry-after', '5');
  return why === 'busy' ? c.json({ error: 'busy' }, 503) : c.json({ error: 'too many requests' }, 429);
}

async function answer(c: Context, desk: Desk) {
  const body = asked.safeParse(await c.req.json().catch(() => null));
  if (!body.success) return c.json({ error: 'the body must be {"question": "…", "history": ["…"]}' }, 400);
  const { question: text, history } = body.data;
  const started = performance.now();
  const signal = c.req.raw.signal;
  const given = await desk.serve(c, () => desk.ask({ text, history, today: desk.today() }, { signal }));
  if (typeof given === 'string') return turnedAway(c, given);
  desk.metrics.answer(given.kind, performance.now() - started);
  return c.json(toldTo(given, desk.base(c)), 200, NOT_KEPT);
}

/** An answer's text, its sentences and citations, also where a report says something else than was asked. */
function toldTo(answer: Answer, base: string) {
  const { kind, language } = answer;
  const text = answerText(answer);
  if (answer.kind === 'refused') return { kind, language, text, reason: answer.reason };
  const told = toldIn(answer);
  return {
    ...{ kind, language, text, fresh: freshNote(answer, language) || null, sentences: told?.sentences ?? [] },
    ...(answer.kind === 'found' ? { short: answer.short ?? null } : { nearest: answer.nearest }),
    citations: (told?.citations ?? []).map((citation) => cited(citation, base)),
  };
}

function cited({ source: _, ...citation }: Citation, base: string) {
  return { ...citation, address: `${base}${articlePath(citation.article, citation.paragraph, citation)}` };
}

async function search(c: Context, desk: Desk) {
  const text = askedIn(c);
  if (text.trim() === '') return c.json({ error: 'q is missing' }, 400);
  const found = await desk.serve(c, () => desk.search(text));
  if (typeof found === 'string') return turnedAway(c, found);
  const hits = found.hits.map(({ article, passage, score }) => ({
    ...{ id: article.id, title: headline(article), published: article.published, district: article.district },
    ...{ paragraph: passage.paragraph, text: passage.text, score },
    address: `${desk.base(c)}${articlePath(article.id, passage.paragraph)}`,
  }));
  return c.json({ query: text, words: found.words, hits }, 200, NOT_KEPT);
}

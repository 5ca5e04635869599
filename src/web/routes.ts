import type { Context, Hono } from 'hono';
import { html } from 'hono/html';
import type { Answer, ArticleRef } from '../types.ts';
import { dateWords } from '../wording/index.ts';
import { answerView } from './answer-view.ts';
import { type Catalogue, FILTERS, type Filter, narrowed, neighbours, valuesOf } from './catalogue.ts';
import { spanAsked } from './marks.ts';
import { messages } from './messages.ts';
import { answerPage } from './pages/answer.ts';
import { type Around, articlePage } from './pages/article.ts';
import { messagePage } from './pages/frame.ts';
import { browsePage, homePage, searchPage } from './pages/lists.ts';
import { thingPage } from './pages/thing.ts';
import { askedIn, type Desk, languageOf } from './parts.ts';
import { relatedTo, tellOfThing, thingsCited, thingsOf } from './things.ts';

const LATEST = 20;
const ON_A_PAGE = 50;
const LONGEST_NAME = 60;

/** The pages for people. */
export function addPages(app: Hono, desk: Desk): void {
  app.get('/', async (c) => {
    const { articles } = desk;
    const latest = await articles.latest(LATEST);
    const said = await Promise.all(latest.map(({ id }) => articles.statements(id)));
    const things = (await thingsOf(articles, said.flat())).filter((one) => one.articles > 1);
    return c.html(homePage(languageOf(c), await articles.coverage(), latest, things));
  });
  app.get('/browse', async (c) => c.html(browsePage(languageOf(c), browsed(c, await desk.catalogue()))));
  app.get('/articles/:id', (c) => showArticle(c, desk));
  app.get('/things/:name', (c) => showThing(c, desk));
  app.get('/ask', (c) => showAnswer(c, desk));
  app.get('/search', (c) => showFound(c, desk));
}

function browsed(c: Context, catalogue: Catalogue) {
  const filter: Filter = Object.fromEntries(FILTERS.map((name) => [name, (c.req.query(name) ?? '').slice(0, 60)]));
  const all = narrowed(catalogue, filter);
  const pages = Math.max(1, Math.ceil(all.length / ON_A_PAGE));
  const asked = Math.trunc(Number(c.req.query('page') ?? 1)) || 1;
  const pageNumber = Math.min(Math.max(1, asked), pages);
  const entries = all.slice((pageNumber - 1) * ON_A_PAGE, pageNumber * ON_A_PAGE);
  const values = FILTERS.map((name) => [name, valuesOf(all, name)] as const);
  return { filter, entries, total: all.length, pageNumber, pages, values };
}

async function showArticle(c: Context, desk: Desk) {
  const id = c.req.param('id') ?? '';
  const article = await desk.articles.article(id);
  if (!article) return gone(c, desk, id);
  const around = await aroundOf(desk, id);
  const shown = { span: spanAsked(c.req.query('s')), address: `${desk.base(c)}/articles/${id}` };
  return c.html(articlePage(languageOf(c), article, { ...around, ...shown, isPublic: desk.publicUrl !== undefined }));
}

async function aroundOf({ articles, catalogue }: Desk, id: string): Promise<Around> {
  const all = await catalogue();
  const entry = all.byId.get(id);
  const things = await thingsOf(articles, await articles.statements(id));
  const related = (await relatedTo(articles, id, things)).flatMap((other): ArticleRef[] => {
    const one = all.byId.get(other);
    return one ? [one] : [];
  });
  return { ...(entry ? neighbours(all, entry) : {}), things, related };
}

/** An article that isn't there: withdrawn, corrected by another, or never was. */
async function gone(c: Context, { articles }: Desk, id: string) {
  const withdrawal = (await articles.withdrawals()).find((one) => one.id === id);
  if (!withdrawal) return c.notFound();
  const language = languageOf(c);
  const say = messages(language);
  const by = withdrawal.by && (await articles.article(withdrawal.by)) ? withdrawal.by : null;
  const on = withdrawal.on ? dateWords(withdrawal.on, language) : null;
  const more = by ? html`<p><a href="/articles/${by}">${say.correctedBy}</a></p>` : '';
  return c.html(messagePage(language, say.withdrawnTitle, say.withdrawn(on), more), 410);
}

async function showThing(c: Context, desk: Desk) {
  const name = (c.req.param('name') ?? '').slice(0, LONGEST_NAME).toWellFormed();
  const told = await desk.serve(c, async () => [await tellOfThing(desk.articles, desk.progress, name)]);
  if (typeof told === 'string') return turnedAway(c, told);
  return told[0] ? c.html(thingPage(languageOf(c), told[0])) : c.notFound();
}

/** The page for somebody who is turned away; `null` where nobody is. */
function turnedAway(c: Context, why: unknown) {
  const language = languageOf(c);
  const say = messages(language);
  c.header('retry-after', '5');
  if (why === 'busy') return c.html(messagePage(language, say.busyTitle, say.busy), 503);
  return c.html(messagePage(language, say.tooManyTitle, say.tooMany), 429);
}

const NOT_KEPT = { 'cache-control': 'no-store' };

async function showAnswer(c: Context, desk: Desk) {
  const text = askedIn(c);
  if (text.trim() === '') return c.redirect('/');
  const started = performance.now();
  const signal = c.req.raw.signal;
  const answer = await desk.serve(c, () => desk.ask({ text, history: [], today: desk.today() }, { signal }));
  if (typeof answer === 'string') return turnedAway(c, answer);
  desk.metrics.answer(answer.kind, performance.now() - started);
  const things = await thingsCited(desk.articles, citationsOf(answer));
  return c.html(answerPage(languageOf(c), answerView(text, answer), things), 200, NOT_KEPT);
}

/** What an answer cites, or what is told in its place. */
function citationsOf(answer: Answer) {
  if (answer.kind === 'found') return answer.citations;
  return answer.kind === 'not-found' ? ((answer.correction ?? answer.state)?.citations ?? []) : [];
}

async function showFound(c: Context, desk: Desk) {
  const text = askedIn(c);
  if (text.trim() === '') return c.redirect('/');
  const found = await desk.serve(c, () => desk.search(text));
  if (typeof found === 'string') return turnedAway(c, found);
  return c.html(searchPage(languageOf(c), text, found.words, found.hits), 200, NOT_KEPT);
}

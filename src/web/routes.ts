import type { Context, Hono } from 'hono';
import { html } from 'hono/html';
import { printedLines } from '../indexing/index.ts';
import { followPayload } from '../links.ts';
import type { ArticleRef, Language } from '../types.ts';
import { dateWords, freshnessLine } from '../wording/index.ts';
import { showAnswer } from './asking.ts';
import { turnedAway } from './away.ts';
import { type Catalogue, FILTERS, type Filter, narrowed, neighbours, valuesOf } from './catalogue.ts';
import { isHere } from './limits.ts';
import { spanAsked } from './marks.ts';
import { messages } from './messages.ts';
import { type Around, articlePage, printedPage } from './pages/article.ts';
import { messagePage } from './pages/frame.ts';
import { browsePage, homePage, searchPage, sourcesPage } from './pages/lists.ts';
import { thingPage } from './pages/thing.ts';
import { askedIn, type Desk, languageOf } from './parts.ts';
import { relatedTo, tellOfThing, thingsOf } from './things.ts';

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
    const hasChat = desk.playground !== undefined && isHere(c);
    const examples = (await desk.examples?.()) ?? [];
    const coverage = await articles.coverage();
    return c.html(homePage(languageOf(c), { coverage, latest, things, examples, hasChat }));
  });
  app.get('/sources', async (c) => {
    const language = languageOf(c);
    return c.html(sourcesPage(language, await desk.articles.coverage(), linesOf(desk, language)));
  });
  app.get('/browse', async (c) => c.html(browsePage(languageOf(c), browsed(c, await desk.catalogue()))));
  app.get('/articles/:id', (c) => showArticle(c, desk));
  app.get('/articles/:id/printed', (c) => showPrinted(c, desk));
  app.get('/things/:name', (c) => showThing(c, desk));
  app.get('/ask', (c) => showAnswer(c, desk));
  app.get('/search', (c) => showFound(c, desk));
}

/** How fresh each source is; nothing where there are none. */
const linesOf = ({ sources }: Desk, language: Language): readonly string[] =>
  sources?.freshness().map((one) => freshnessLine(one, language, Date.now(), sources.timeZone)) ?? [];

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
  const changes = article.updated ? ((await desk.newsroom?.changes(id)) ?? null) : null;
  const shown = { span: spanAsked(c.req.query('s')), address: `${desk.base(c)}/articles/${id}`, changes };
  return c.html(articlePage(languageOf(c), article, { ...around, ...shown, isPublic: desk.publicUrl !== undefined }));
}

/** The lines as they stand on the page, where the file is still there. */
async function showPrinted(c: Context, desk: Desk) {
  const { articles } = desk;
  const article = await articles.article(c.req.param('id') ?? '');
  if (!article) return c.notFound();
  const lines = await desk.serve(c, async () => [await printedLines(article, await articles.pages())]);
  if (typeof lines === 'string') return turnedAway(c, lines);
  return lines[0] ? c.html(printedPage(languageOf(c), article, lines[0])) : c.notFound();
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
  const payload = followPayload(name);
  const follow = payload && desk.botAddress(c, payload);
  return told[0] ? c.html(thingPage(languageOf(c), told[0], follow)) : c.notFound();
}

const NOT_KEPT = { 'cache-control': 'no-store' };

async function showFound(c: Context, desk: Desk) {
  const text = askedIn(c);
  if (text.trim() === '') return c.redirect('/');
  const found = await desk.serve(c, () => desk.search(text));
  if (typeof found === 'string') return turnedAway(c, found);
  return c.html(searchPage(languageOf(c), text, found.words, found.hits), 200, NOT_KEPT);
}

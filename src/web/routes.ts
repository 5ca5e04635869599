import type { Context, Hono } from 'hono';
import { html } from 'hono/html';
import { printedLines } from '../indexing/index.ts';
import { followPayload } from '../links.ts';
import { articlesWith } from '../listed.ts';
import type { ArticleRef, Language, Statement } from '../types.ts';
import { dateWords, freshnessLine } from '../wording/index.ts';
import { showAnswer } from './asking.ts';
import { turnedAway } from './away.ts';
import { FILTERS, type Filter, narrowed, neighbours, valuesOf } from './catalogue.ts';
import { isHere } from './limits.ts';
import { spanAsked } from './marks.ts';
import { messages } from './messages.ts';
import { paged } from './paged.ts';
import { type Around, articlePage, printedPage } from './pages/article.ts';
import { messagePage } from './pages/frame.ts';
import {
  type Browsed,
  browsePage,
  homePage,
  NAMES,
  namesPage,
  type SourceLine,
  searchPage,
  sourcesPage,
} from './pages/lists.ts';
import { thingPage } from './pages/thing.ts';
import { askedIn, type Desk, languageOf, NOT_KEPT } from './parts.ts';
import { relatedTo, type ThingTold, tellOfThing, thingsOf } from './things.ts';

const LATEST = 20;
const ON_A_PAGE = 50;
const LONGEST_NAME = 60;
const NAMES_ON_A_PAGE = 100;
const MOST_OF_A_PERSON = 500;
/** Things that the start page names. */
const THINGS = 12;
/** Of these the one is looked for that is drawn on the start page. */
const TRIED = 8;

/** The pages for people. */
export function addPages(app: Hono, desk: Desk): void {
  app.get('/', (c) => showHome(c, desk));
  app.get('/sources', async (c) => {
    const language = languageOf(c);
    return c.html(sourcesPage(language, await desk.articles.coverage(), linesOf(desk, language)));
  });
  app.get('/browse', async (c) => c.html(browsePage(languageOf(c), await browsed(c, desk))));
  app.get('/browse/:names', (c) => showNames(c, desk));
  app.get('/articles/:id', (c) => showArticle(c, desk));
  app.get('/articles/:id/printed', (c) => showPrinted(c, desk));
  app.get('/things/:name', (c) => showThing(c, desk));
  app.get('/ask', (c) => showAnswer(c, desk));
  app.get('/search', (c) => showFound(c, desk));
}

/** How fresh each source is; nothing where there are none. */
const linesOf = ({ sources }: Desk, language: Language): readonly SourceLine[] =>
  sources?.freshness().map((one) => ({
    line: freshnessLine(one, language, Date.now(), sources.timeZone),
    licence: one.licence,
  })) ?? [];

/** The same in every request for a page that is to be made but once. */
const keyOf = (c: Context, desk: Desk, ...more: readonly unknown[]) =>
  JSON.stringify([c.req.url, languageOf(c), desk.base(c), ...more]);

async function showHome(c: Context, desk: Desk) {
  const hasChat = desk.playground !== undefined && isHere(c);
  const examples = (await desk.examples?.()) ?? [];
  const page = await desk.kept(keyOf(c, desk, hasChat, examples), async () =>
    String(await homePage(languageOf(c), { ...(await newest(desk)), examples, hasChat })),
  );
  return c.html(page ?? '');
}

/** What the newest reports are, which things they and the whole archive tell most of, and what was told of the first of these. */
async function newest({ articles, names, progress }: Desk) {
  const refs = await articles.latest(LATEST);
  const ids = refs.map(({ id }) => id);
  const latest = await articlesWith(ids, articles);
  const said = await Promise.all(ids.map((id) => articles.statements(id)));
  const recent = await thingsOf(articles, said.flat());
  const all = [...recent, ...(await names('thing'))].filter((one) => one.articles > 1);
  const things = [...new Map(all.map((one) => [one.name, one])).values()].slice(0, THINGS);
  const tell = (name: string) => tellOfThing(articles, progress, name);
  const built = await thingsOf(articles, said.flat().filter(tellsStep));
  const told = await bestTold([...new Set([...built, ...things].map(({ name }) => name))].slice(0, TRIED), tell);
  return { coverage: await articles.coverage(), latest, things, told };
}

const tellsStep = ({ mentions }: Statement) => mentions.some((one) => one.kind === 'step' && one.stage !== 'figures');

/** The thing of which most steps are told, the first of equals; one step alone is no course of things. */
async function bestTold(names: readonly string[], tell: (name: string) => Promise<ThingTold | null>) {
  const found = (await Promise.all(names.map(tell))).filter((one) => one !== null);
  const steps = ({ told }: ThingTold) => told.filter(({ stage }) => stage && stage !== 'figures').length;
  return found.filter((one) => steps(one) > 1).sort((one, other) => steps(other) - steps(one))[0] ?? null;
}

/** Names of a kind, each leading to what is told of it. */
async function showNames(c: Context, desk: Desk) {
  const kind = NAMES[c.req.param('names') as keyof typeof NAMES];
  if (kind === undefined) return c.notFound();
  const all = (await desk.names(kind)).filter(({ articles }) => kind !== 'person' || articles > 1);
  const shown = paged(all, NAMES_ON_A_PAGE, c.req.query('page'));
  return c.html(namesPage(languageOf(c), kind, shown));
}

async function browsed(c: Context, { articles, catalogue }: Desk): Promise<Browsed> {
  const value = (name: string) => (c.req.query(name) ?? '').slice(0, LONGEST_NAME).toWellFormed();
  const filter: Filter = Object.fromEntries([...FILTERS, 'person'].map((name) => [name, value(name)]));
  const told = filter.person && (await articles.mentioning({ kind: 'person', value: filter.person }, MOST_OF_A_PERSON));
  const those = told ? new Set(told.map(({ article }) => article)) : null;
  const all = narrowed(await catalogue(), filter).filter(({ id }) => !those || those.has(id));
  const values = FILTERS.map((name) => [name, valuesOf(all, name)] as const);
  return { filter, ...paged(all, ON_A_PAGE, c.req.query('page')), values };
}

async function showArticle(c: Context, desk: Desk) {
  const id = c.req.param('id') ?? '';
  // The newsroom may change what it says of a source, and the index stay the same.
  const licence = await licenceFor(desk, id);
  const page = await desk.kept(keyOf(c, desk, licence), () => articleFor(c, desk, id, licence));
  return page === null ? gone(c, desk, id) : c.html(page);
}

async function licenceFor({ articles, sources }: Desk, id: string): Promise<string | null> {
  const article = sources?.licenceOf ? await articles.article(id) : null;
  return article && (sources?.licenceOf?.(article) ?? null);
}

async function articleFor(c: Context, desk: Desk, id: string, licence: string | null): Promise<string | null> {
  const article = await desk.articles.article(id);
  if (!article) return null;
  const around = await aroundOf(desk, id);
  const changes = article.updated ? ((await desk.newsroom?.changes(id)) ?? null) : null;
  const shown = { span: spanAsked(c.req.query('s')), address: `${desk.base(c)}/articles/${id}`, changes, licence };
  const isPublic = desk.publicUrl !== undefined;
  return String(await articlePage(languageOf(c), article, { ...around, ...shown, isPublic }));
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
  const payload = followPayload(name);
  const follow = payload && desk.botAddress(c, payload);
  const make = async () => {
    const told = await tellOfThing(desk.articles, desk.progress, name);
    return told && String(await thingPage(languageOf(c), told, follow));
  };
  const shown = await desk.serve(c, async () => [await desk.kept(keyOf(c, desk, follow), make)]);
  if (typeof shown === 'string') return turnedAway(c, shown);
  return shown[0] ? c.html(shown[0]) : c.notFound();
}

async function showFound(c: Context, desk: Desk) {
  const text = askedIn(c);
  if (text.trim() === '') return c.redirect('/');
  const found = await desk.serve(c, () => desk.search(text));
  if (typeof found === 'string') return turnedAway(c, found);
  return c.html(searchPage(languageOf(c), text, found.words, found.hits), 200, NOT_KEPT);
}

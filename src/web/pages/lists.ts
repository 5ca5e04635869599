/** Pages that lead to articles: the front page, browsing, search. */
import { html } from 'hono/html';
import { UNKNOWN } from '../../listed.ts';
import type { KnownName } from '../../store/port.ts';
import type { Article, ArticleKind, Coverage, Hit, Language } from '../../types.ts';
import { dateWords } from '../../wording/index.ts';
import { type Entry, FILTERS, type Filter } from '../catalogue.ts';
import { marked, placesOf } from '../marks.ts';
import { headline, kindName, type Messages, messages } from '../messages.ts';
import { addressWith, type Paged } from '../paged.ts';
import type { Named, ThingTold } from '../things.ts';
import { ASKING, articleList, askForm, day, linked, type Markup, page, thingLinks } from './frame.ts';
import { thingInShort } from './thing.ts';

/** What stands on the front page. */
type Home = {
  readonly coverage: Coverage;
  readonly latest: readonly Article[];
  readonly things: readonly Named[];
  /** What was told of the first of them. */
  readonly told: ThingTold | null;
  /** Questions to begin with. */
  readonly examples: readonly string[];
  /** Whether the bot can be tried in the browser. */
  readonly hasChat: boolean;
};

/** The front page: ask, what is covered, the newest reports, and the things they tell most of. */
export function homePage(language: Language, { coverage, latest, things, told, examples, hasChat }: Home): Markup {
  const say = messages(language);
  const dated = (date: string | null) => (date ? dateWords(date, language) : say.undated);
  const body = html`<h1 class="hidden">${say.site}</h1>${askForm(say)}
${examples.length > 0 ? html`<nav class="things" aria-label="${say.examples}"><p>${say.examples}</p><ul>${examples.map((text) => html`<li><a href="/ask?q=${encodeURIComponent(text)}">${text}</a></li>`)}</ul></nav>` : ''}
${hasChat ? html`<p><a href="/chat">${say.tryChat}</a></p>` : ''}
${
  latest.length === 0
    ? html`<p class="quiet">${say.empty}</p>`
    : html`<p class="quiet">${say.covers(coverage.articles, dated(coverage.from), dated(coverage.upTo))}</p>
${coverage.districts.length > 0 ? html`<p class="districts">${coverage.districts.map((name) => html`<a href="/browse?district=${encodeURIComponent(name)}">${name}</a> `)}</p>` : ''}
${thingLinks(say, things)}
${told ? thingInShort(language, told) : ''}
<h2>${say.latest}</h2>
${[...Map.groupBy(latest, ({ published }) => published)].map(([date, all]) => html`<h3>${day(language, date)}</h3><ul class="plain">${all.map((article) => html`<li><a href="/articles/${article.id}">${headline(article)}</a> <span class="quiet">${article.paper ?? article.district ?? ''}</span></li>`)}</ul>`)}
<p><a href="/browse">${say.all(coverage.articles)}</a> · <a href="/sources">${say.coverage}</a></p>`
}`;
  return page({ language, title: `${say.site} · ${say.tagline}`, description: say.tagline, script: ASKING }, body);
}

/** How fresh a source is, in words, and what is noted of the rights in its reports. */
export type SourceLine = { readonly line: string; readonly licence: string | undefined };

/** What is covered, and how fresh what comes from each source is. */
export function sourcesPage(language: Language, coverage: Coverage, fresh: readonly SourceLine[]): Markup {
  const say = messages(language);
  const dated = (date: string | null) => (date ? dateWords(date, language) : say.undated);
  const body = html`<h1>${say.coverage}</h1>
<p>${coverage.articles === 0 ? say.empty : say.covers(coverage.articles, dated(coverage.from), dated(coverage.upTo))}</p>
${fresh.length > 0 ? html`<ul class="list">${fresh.map(({ line, licence }) => html`<li>${line}${licence ? html`<br><span class="quiet">${say.licence}${linked(licence)}</span>` : ''}</li>`)}</ul>` : ''}
${askForm(say)}`;
  return page({ language, title: `${say.coverage} · ${say.site}` }, body);
}

/** A list narrowed by `filter`, a page of it, and what narrows it further. */
export type Browsed = Paged<Entry> & {
  readonly filter: Filter;
  readonly values: readonly (readonly [
    name: (typeof FILTERS)[number],
    values: readonly (readonly [string, number])[],
  ])[];
};

/** What can narrow a list; persons are chosen on a page of their own. */
const CHOSEN = [...FILTERS, 'person'] as const;

const addressOf = (filter: Filter, page = 1): string => addressWith('/browse', { ...filter, page });

function valueText(language: Language, name: (typeof CHOSEN)[number], value: string): string {
  if (value === UNKNOWN) return name === 'month' ? messages(language).undated : messages(language).unknown;
  if (name === 'month') return dateWords(value, language);
  return name === 'kind' ? kindName(value as ArticleKind, language) : value;
}

/** Every article can be reached from here by links. */
export function browsePage(language: Language, browsed: Browsed): Markup {
  const say = messages(language);
  const { filter, entries, total, pageNumber, pages, values } = browsed;
  const chosen = CHOSEN.filter((name) => filter[name]);
  const without = (name: (typeof CHOSEN)[number]) => addressOf({ ...filter, [name]: '' });
  const body = html`<h1>${say.browse}</h1>
<p class="chosen">${say.found(total)} ${chosen.map((name) => html`<a href="${without(name)}" aria-label="${say.without(valueText(language, name, filter[name]!))}">${valueText(language, name, filter[name]!)} ×</a> `)}</p>
${chosen.length === 0 ? namesNav(say) : ''}
${values
  .filter(([name, all]) => !filter[name] && all.length > 1)
  .map(
    ([name, all]) =>
      html`<details class="filter"${all.length <= 12 ? html` open` : ''}><summary>${say.by[name]}</summary><ul>${all.map(([value, count]) => html`<li><a href="${addressOf({ ...filter, [name]: value })}">${valueText(language, name, value)}</a> <span class="quiet">${count}</span></li>`)}</ul></details>`,
  )}
${articleList(language, entries)}
${turning(say, pageNumber, pages, (n) => addressOf(filter, n))}
${askForm(say)}`;
  return page({ language, title: `${say.browse} · ${say.site}` }, body);
}

/** Pages of names, by the last part of their address. */
export const NAMES = { things: 'thing', places: 'place', bodies: 'body', persons: 'person' } as const;

const namesNav = (say: Messages) =>
  html`<nav class="filter" aria-label="${say.names}"><ul>${Object.entries(NAMES).map(([path, kind]) => html`<li><a href="/browse/${path}">${say.namesBy[kind]}</a></li>`)}</ul></nav>`;

/** Names that the archive tells most of, each with its page; persons lead to the reports that name them. */
export function namesPage(
  language: Language,
  kind: KnownName['kind'],
  { entries, total, pageNumber, pages }: Paged<KnownName>,
): Markup {
  const say = messages(language);
  const [path] = Object.entries(NAMES).find(([, one]) => one === kind)!;
  const to = (name: string) =>
    kind === 'person' ? `/browse?person=${encodeURIComponent(name)}` : `/things/${encodeURIComponent(name)}`;
  const body = html`<h1>${say.namesBy[kind]}</h1>
<p class="chosen">${say.namesOf(total)} <a href="/browse">${say.browse}</a></p>
<ul class="plain">${entries.map(({ name, articles }) => html`<li><a href="${to(name)}">${name}</a> <span class="quiet">${say.found(articles)}</span></li>`)}</ul>
${turning(say, pageNumber, pages, (n) => `/browse/${path}?page=${n}`)}
${askForm(say)}`;
  return page({ language, title: `${say.namesBy[kind]} · ${say.site}` }, body);
}

/** Links to the pages of a list before and after this one. */
export function turning(say: Messages, at: number, pages: number, address: (n: number) => string): Markup | string {
  if (pages <= 1) return '';
  return html`<nav class="pages" aria-label="${say.pages}">${at > 1 ? html`<a rel="prev" href="${address(at - 1)}">← ${say.newer}</a>` : ''}<span>${at} / ${pages}</span>${at < pages ? html`<a rel="next" href="${address(at + 1)}">${say.older} →</a>` : ''}</nav>`;
}

/** Reports found for some words, these marked in the passages. */
export function searchPage(language: Language, asked: string, words: readonly string[], hits: readonly Hit[]): Markup {
  const say = messages(language);
  const body = html`${askForm(say, asked)}
<h1>${say.searched(asked)}</h1>
<p class="quiet">${say.found(hits.length)}</p>
${hits.map(
  ({
    article,
    passage,
  }) => html`<section class="source"><p><a href="/articles/${article.id}#p${passage.paragraph + 1}">${marked(headline(article), placesOf(words, headline(article)))}</a> <span class="quiet">${day(language, article.published)}</span></p>
<p class="passage">${excerpt(passage.text, words)}</p></section>`,
)}`;
  return page({ language, title: `${asked} · ${say.site}` }, body);
}

const EXCERPT = 160;

/** The part of a passage where the words begin. */
function excerpt(text: string, words: readonly string[]): Markup {
  const first = placesOf(words, text)[0]?.start ?? 0;
  const from = Math.max(0, text.lastIndexOf('。', first) + 1, first - EXCERPT / 2);
  const shown = text.slice(from, from + EXCERPT).toWellFormed();
  return html`${from > 0 ? '…' : ''}${marked(shown, placesOf(words, shown))}${from + EXCERPT < text.length ? '…' : ''}`;
}

/** The articles that are there, to be looked through: what is doubtful, and a way to put each right. */
import { html } from 'hono/html';
import { UNKNOWN, type Wanted } from '../../listed.ts';
import type { ArticleKind, Language } from '../../types.ts';
import { type Catalogue, type Entry, narrowed, valuesOf } from '../catalogue.ts';
import { kindName, messages } from '../messages.ts';
import { addressWith, type Paged, paged } from '../paged.ts';
import { day, type Markup } from '../pages/frame.ts';
import { turning } from '../pages/lists.ts';
import { type NewsroomWords, newsroomWords } from './messages.ts';

const ON_A_PAGE = 50;
const LONGEST_VALUE = 60;
const CHOSEN = ['paper', 'district', 'kind'] as const;
const TYPED = ['from', 'to'] as const;

/** What is looked for, and which page of it. */
export type Sought = Wanted & { readonly page: string };

/** As an address or a form has it. */
export function soughtIn(query: URLSearchParams): Sought {
  const value = (name: string) => (query.get(name) ?? '').trim().slice(0, LONGEST_VALUE).toWellFormed();
  const named = Object.fromEntries([...CHOSEN, ...TYPED].map((name) => [name, value(name)]));
  return { ...named, doubtful: value('doubtful') !== '', page: value('page') };
}

/** The list's own address. */
const listAddress = (sought: Sought): string => addressWith('/newsroom/articles', sought);

/** What of the catalogue is looked for, and what the whole of it can be narrowed by. */
export type Found = Paged<Entry> & {
  readonly sought: Sought;
  readonly values: Readonly<Record<(typeof CHOSEN)[number], ReturnType<typeof valuesOf>>>;
  readonly edited: ReadonlySet<string>;
};

export function foundIn(catalogue: Catalogue, sought: Sought, edited: ReadonlySet<string>): Found {
  const valuesBy = (name: (typeof CHOSEN)[number]) => valuesOf(catalogue.entries, name);
  const values = { paper: valuesBy('paper'), district: valuesBy('district'), kind: valuesBy('kind') };
  return { ...paged(narrowed(catalogue, sought), ON_A_PAGE, sought.page), sought, values, edited };
}

/** What stands in the frame of the newsroom's page. */
export function articlesList(language: Language, found: Found): Markup {
  const say = newsroomWords(language);
  const { entries, total, pageNumber, pages, sought } = found;
  const back = listAddress(sought).split('?')[1] ?? '';
  const to = (page: number) => listAddress({ ...sought, page: String(page) });
  return html`<h1>${say.articles}</h1>
${narrowing(language, found)}
<p class="quiet">${say.found(total)}</p>
<ul class="log rows">${entries.map((entry) => row(language, entry, back, found.edited.has(entry.id)))}</ul>
${turning(messages(language), pageNumber, pages, to)}
<p><a href="/newsroom">${say.back}</a></p>`;
}

function row(language: Language, entry: Entry, back: string, isEdited: boolean): Markup {
  const say = newsroomWords(language);
  const { id, title, published, paper, district, kind, doubts } = entry;
  const about = [paper, district, kindName(kind, language)].filter((one) => one !== null).join(' · ');
  const notes = [...doubts.map((one) => say.doubts[one]), ...(isEdited ? [say.isEdited] : [])];
  return html`<li><a href="/articles/${id}">${title}</a><br><span class="quiet">${day(language, published)} · ${about}${notes.length > 0 ? html` · <strong>${notes.join(say.and)}</strong>` : ''}</span> <a class="quiet" href="${addressWith('/newsroom/edit', { article: id, back })}" aria-label="${say.correct}: ${title}">${say.correct}</a></li>
`;
}

function narrowing(language: Language, { sought, values }: Found): Markup {
  const say = newsroomWords(language);
  return html`<form class="narrow" action="/newsroom/articles">
${CHOSEN.map((name) => html`<label>${say.by[name]} <select name="${name}"><option value="">${say.any}</option>${values[name].map(([value, count]) => html`<option value="${value}"${value === sought[name] ? ' selected' : ''}>${valueText(language, say, name, value)} (${count})</option>`)}</select></label>`)}
${TYPED.map((name) => html`<label>${say.by[name]} <input name="${name}" value="${sought[name]}" placeholder="${say.day}" maxlength="10"></label>`)}
<label><input type="checkbox" name="doubtful" value="1"${sought.doubtful ? ' checked' : ''}> ${say.doubtful}</label>
<button>${say.narrow}</button></form>`;
}

function valueText(language: Language, say: NewsroomWords, name: (typeof CHOSEN)[number], value: string): string {
  if (value === UNKNOWN) return say.unknown;
  return name === 'kind' ? kindName(value as ArticleKind, language) : value;
}

import { articlePath } from '../links.ts';
import type { TellProgress } from '../progress.ts';
import type { Store } from '../store/port.ts';
import type { Article, Citation, Statement, Timeline, TimelineEntry } from '../types.ts';
import { headline } from './messages.ts';

type Statements = Pick<Store, 'article' | 'statements' | 'mentioning' | 'namesAmong'>;

/** A sentence of a report about a thing. */
export type Told = Pick<TimelineEntry, 'date' | 'text' | 'stage' | 'expected'> & {
  /** When it was reported. */
  readonly published: string | null;
  readonly title: string;
  readonly href: string;
};

/** A thing with what is told of it, oldest first. */
export type ThingTold = { readonly name: string; readonly articles: number; readonly told: readonly Told[] };

/** Kinds of names that have a page: no persons, whose lives nobody should be shown a timeline of. */
const KINDS = ['thing', 'body', 'place'] as const;
const MOST_STATEMENTS = 200;

/** Where something is said, so that it is not told twice. */
type Said = Told & {
  readonly article: string;
  readonly paragraph: number;
  readonly start: number;
  readonly end: number;
};

/** A sentence that names the thing, on the day it tells of where that is certain, else on that of the report. */
function said(article: Article, { mentions, paragraph, text, start, end }: Statement): Said {
  const when = mentions.find((one) => one.kind === 'when' && one.precision === 'day' && one.range !== null);
  const day = when?.kind === 'when' ? (when.range?.from ?? null) : null;
  return {
    ...{ article: article.id, paragraph, start, end, text, date: day ?? article.published },
    ...{ published: article.published, title: headline(article) },
    href: articlePath(article.id, paragraph, { start, end }),
  };
}

/** The steps of a project, whatever the reports call it. */
function steps({ entries, citations }: Timeline): readonly Said[] {
  return entries.flatMap((entry) => {
    const citation = citations[entry.citations[0] ?? 0];
    if (!citation) return [];
    const { article, paragraph, start, end, published, title } = citation;
    return [
      { ...entry, article, paragraph, start, end, published, title, href: articlePath(article, paragraph, citation) },
    ];
  });
}

/** All sentences that have the name itself. */
async function naming(store: Statements, name: string): Promise<readonly Said[]> {
  const known = (await store.namesAmong([name])).filter(({ kind }) => KINDS.some((one) => one === kind));
  const lists = known.map(({ kind }) => store.mentioning({ kind, value: name }, MOST_STATEMENTS));
  const byArticle = Map.groupBy((await Promise.all(lists)).flat(), ({ article }) => article);
  const all = [...byArticle].map(async ([id, places]) => {
    const [article, statements] = await Promise.all([store.article(id), store.statements(id)]);
    // A headline says again what the first sentence says.
    const own = [...new Set(places.map(({ statement }) => statements[statement]))].filter(
      (one) => one && one.paragraph >= 0,
    );
    return article ? own.map((one) => said(article, one!)) : [];
  });
  return (await Promise.all(all)).flat();
}

const isSamePlace = (a: Said) => (b: Said) =>
  a.article === b.article && a.paragraph === b.paragraph && a.start < b.end && a.end > b.start;

/** What is told of a thing: its steps, and every other sentence that names it; `null` where nothing is. */
export async function tellOfThing(store: Statements, progress: TellProgress, name: string): Promise<ThingTold | null> {
  const [timeline, sentences] = await Promise.all([progress(name), naming(store, name)]);
  const known = timeline ? steps(timeline) : [];
  const others = sentences.filter((one) => !known.some(isSamePlace(one)));
  const told = [...known, ...others].sort((a, b) => (a.date ?? '9999').localeCompare(b.date ?? '9999'));
  const articles = new Set(told.map(({ article }) => article)).size;
  return told.length === 0 ? null : { name, articles, told };
}

/** A name with a page of its own. */
export type Named = { readonly name: string; readonly articles: number };

const namesIn = (statements: readonly Statement[]): readonly string[] =>
  statements.flatMap(({ mentions }) => mentions.flatMap((one) => (one.kind === 'thing' ? [one.name] : [])));

const MOST_NAMES = 12;

/** The things that `statements` name, those of most reports first. */
export async function thingsOf(store: Statements, statements: readonly Statement[]): Promise<readonly Named[]> {
  const names = [...new Set(namesIn(statements))];
  const known = (await store.namesAmong(names)).filter(({ kind }) => kind === 'thing');
  return known.toSorted((a, b) => b.articles - a.articles || b.name.length - a.name.length).slice(0, MOST_NAMES);
}

/** The things that the cited words name. */
export async function thingsCited(store: Statements, citations: readonly Citation[]): Promise<readonly Named[]> {
  const said = await Promise.all(
    citations.map(async ({ article, paragraph, start, end }) =>
      (await store.statements(article)).filter(
        (one) => one.paragraph === paragraph && one.start < end && one.end > start,
      ),
    ),
  );
  return thingsOf(store, said.flat());
}

const MOST_RELATED = 5;
const ARTICLES_OF_A_NAME = 40;

/** Ids of the articles that name the same things as `id`, those that share the rarest first. */
export async function relatedTo(store: Statements, id: string, names: readonly Named[]): Promise<readonly string[]> {
  const scores = new Map<string, number>();
  for (const { name, articles } of names.filter((one) => one.articles > 1)) {
    const places = await store.mentioning({ kind: 'thing', value: name }, ARTICLES_OF_A_NAME);
    for (const other of new Set(places.map(({ article }) => article)))
      if (other !== id) scores.set(other, (scores.get(other) ?? 0) + 1 / articles);
  }
  const sorted = [...scores].sort(([, a], [, b]) => b - a);
  return sorted.slice(0, MOST_RELATED).map(([other]) => other);
}

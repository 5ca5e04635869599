/** Articles in lists: each once, and which of them somebody wants to see. One way for the command line, the reader and the newsroom's page. */
import { setImmediate } from 'node:timers/promises';
import { titleOf } from './answering/index.ts';
import type { Doubt } from './indexing/index.ts';
import type { Store } from './store/port.ts';
import type { Answer, Article, ArticleRef, Citation, Told } from './types.ts';

/** How a list names an article. */
export const refOf = (article: Article): ArticleRef => ({
  id: article.id,
  title: titleOf(article),
  published: article.published,
});

/** The articles with these ids, without those that are gone. */
export async function articlesWith(ids: Iterable<string>, store: Pick<Store, 'article'>): Promise<readonly Article[]> {
  const found = await Promise.all(Array.from(ids, (id) => store.article(id)));
  return found.filter((article) => article !== null);
}

/** What an answer tells: what was asked, or what reports say in its place; `null` where it tells nothing. */
export function toldIn(answer: Answer): Told | null {
  if (answer.kind === 'found') return answer;
  return answer.kind === 'not-found' ? (answer.correction ?? answer.state ?? null) : null;
}

/** The articles that an answer cites, each once, in the order of its sentences. */
export const citedBy = (answer: Answer): readonly string[] => [
  ...new Set(toldIn(answer)?.citations.map(({ article }) => article)),
];

/** The last day of print among citations; `null` where none is known. */
export const newestOf = (citations: readonly Citation[]): string | null =>
  citations
    .map(({ published }) => published ?? '')
    .sort()
    .at(-1) || null;

/** Read so many at a time, so that questions are answered meanwhile. */
const AT_ONCE = 200;

/** All articles in the order they were put in; `key` grows with it. */
export async function* eachArticle(
  store: Pick<Store, 'articlesAfter'>,
): AsyncGenerator<{ readonly key: number; readonly article: Article }> {
  const seen = new Set<string>();
  for (let after = 0; ; await setImmediate()) {
    const lot = await store.articlesAfter(after, AT_ONCE);
    for (const one of lot) {
      if (!seen.has(one.article.id)) yield one;
      seen.add(one.article.id);
    }
    const last = lot.at(-1);
    if (last === undefined) return;
    after = last.key;
  }
}

/** What narrows a list; empty ones don't. `from` and `to` are days, months or years. */
export type Wanted = {
  readonly [name in 'paper' | 'district' | 'kind' | 'from' | 'to']?: string | undefined;
} & { readonly doubtful?: boolean | undefined };

/** What stands for an unknown paper or district. */
export const UNKNOWN = '-';

/** What of an article a list is narrowed by. */
export type Listed = Pick<Article, 'published' | 'district' | 'kind'> & {
  readonly paper?: string | null;
  readonly doubts: readonly Doubt[];
};

/** Whether all that is wanted fits. A month lies within its year, and what only says its year may be of any day of it. */
export function isWanted(one: Listed, wanted: Wanted): boolean {
  const { from, to, doubtful } = wanted;
  const { published, doubts } = one;
  const is = (name: 'paper' | 'district' | 'kind') => !wanted[name] || (one[name] ?? UNKNOWN) === wanted[name];
  return (
    (['paper', 'district', 'kind'] as const).every(is) &&
    (!from || (published !== null && (published >= from || from.startsWith(published)))) &&
    (!to || (published !== null && published.slice(0, to.length) <= to)) &&
    (!doubtful || doubts.length > 0)
  );
}

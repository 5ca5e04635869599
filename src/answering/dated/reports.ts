/** The reports that a dated list may be made of, by what their statements mention. */
import { partOf, shift } from '../../reading/index.ts';
import { articlesPrinting, begunBy, type DatedScope, LAST, type ListOf } from '../../retrieval/question/dated.ts';
import type { MentionQuery, Store } from '../../store/port.ts';
import type { Article, Statement, TimeRange } from '../../types.ts';
import { type Candidate, candidatesIn, plainOf } from '../candidates.ts';

export type Reader = Pick<
  Store,
  'article' | 'statements' | 'mentioning' | 'latest' | 'coverage' | 'matching' | 'passages'
>;

/** An article with its sentences, and its headline as one; `null` without a headline. */
export type Report = {
  readonly article: Article;
  readonly headline: Candidate | null;
  readonly body: readonly Candidate[];
};

/** So many of the newest articles, or of those that mention somebody, are looked at. */
const LOOKED_AT = 60;
/** What happened on a day is printed within so many days. */
const LATER = 4;

/** What leads to the statements that have somebody or some place. */
function queriesFor({ kind, name }: ListOf): readonly MentionQuery[] {
  if (kind === 'person') return [{ kind, value: name }];
  return (kind === 'body' ? (['body'] as const) : (['place', 'thing'] as const)).map((of) => begunBy(name, of));
}

const districtsOf = (of: readonly ListOf[]): readonly string[] =>
  of.flatMap(({ kind, name }) => (kind === 'district' ? [name] : []));

/** Ids of the articles that may have something for a scope, newest first. */
async function idsFor({ of }: DatedScope, times: readonly TimeRange[], store: Reader): Promise<readonly string[]> {
  if (of.length > 0 && of.every(({ kind }) => kind === 'elsewhere')) return [];
  const mentioning = async (query: MentionQuery) =>
    (await store.mentioning(query, 5 * LOOKED_AT)).map(({ article }) => article);
  const districts = districtsOf(of);
  const printed = async (time?: TimeRange) => {
    const found = await Promise.all(
      (districts.length > 0 ? districts : [undefined]).map((one) => store.latest(LOOKED_AT, one, time)),
    );
    return found.flat().map(({ id }) => id);
  };
  const others = of.filter(({ kind }) => kind !== 'district' && kind !== 'elsewhere').flatMap(queriesFor);
  const named = of.filter(({ kind }) => kind === 'person' || kind === 'place');
  const naming = named.map(({ name }) => articlesPrinting(name, store));
  if (others.length > 0) return (await Promise.all([...others.map(mentioning), ...naming])).flat();
  if (times.length === 0) return printed();
  const within = times.flatMap(({ from, to }) => [
    mentioning({ kind: 'when', from: from ?? '', to: to ?? LAST }),
    printed({ from, to: to && shift(to, LATER) }),
  ]);
  return (await Promise.all(within)).flat();
}

function reportOf(article: Article, statements: readonly Statement[]): Report {
  const body = candidatesIn(article, statements).filter(({ paragraph }) => paragraph >= 0);
  const title = statements.find(({ kind, paragraph }) => kind === 'headline' && paragraph === -1);
  const first = body[0];
  const headline =
    title && first
      ? { ...first, ...title, text: partOf(article, -1), plain: plainOf(title.text), earlier: [], before: [] }
      : null;
  return { article, headline, body };
}

/** The reports that may have something for a scope within some days. */
export async function reportsFor(
  scope: DatedScope,
  times: readonly TimeRange[],
  store: Reader,
): Promise<readonly Report[]> {
  const ids = [...new Set(await idsFor(scope, times, store))];
  const districts = districtsOf(scope.of);
  const reports = ids.map(async (id) => {
    const article = await store.article(id);
    const isOut = !article || (districts.length > 0 && !districts.includes(article.district ?? ''));
    return isOut ? [] : [reportOf(article, await store.statements(id))];
  });
  return (await Promise.all(reports)).flat();
}

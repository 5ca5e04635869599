import { indexTerms } from '../reading/index.ts';
import type { Store } from '../store/port.ts';
import type { Article } from '../types.ts';
import { hasSameText, isCorrected, isSameReport } from './duplicates.ts';
import type { ReadPage } from './prepare.ts';

/** Passages looked at for one article: copies of a text are by far the best matches of its rare words. */
const CANDIDATES = 8;
/** Characters of the opening whose words are searched for, and how many of them, the rarest: two edits leave most. */
const OPENING = 160;
const RAREST = 8;

/** Articles of a page that other files have already are named behind its hash, `hash~id~id`. */
const SEPARATOR = '~';
export const splitHash = (stored: string): { readonly hash: string; readonly leftOut: readonly string[] } => {
  const [hash = '', ...leftOut] = stored.split(SEPARATOR);
  return { hash, leftOut };
};

/** What to look for: earlier versions, of a page that replaces one; copies in other files. */
type Look = { readonly replaces: boolean; readonly copies: boolean };

export type Versions = {
  /**
   * What of a page is to be stored. Reports that another file has already are left out, and noted for that article. Of a
   * page that replaces an earlier one, articles keep the ids and other sources they had, and say when they were corrected.
   */
  readonly resolve: (page: ReadPage, look: Look) => Promise<ReadPage>;
  /** Whether everything that was left out of a page is still in the index. */
  readonly stillThere: (leftOut: readonly string[]) => Promise<boolean>;
  /** `file` no longer prints these articles. */
  readonly forget: (leftOut: readonly string[], file: string) => void;
  /** Articles in the index whose other sources have to be written anew. */
  readonly outdated: () => Promise<readonly Article[]>;
};

/** Articles that share rare words of the opening of `article`. */
export async function similar(article: Article, store: Store): Promise<Article[]> {
  const opening = `${article.title ?? ''}\n${article.paragraphs.join('\n')}`.slice(0, OPENING);
  const terms = [...new Set(indexTerms(opening))];
  const { counts } = await store.termStatistics(terms);
  const known = terms.map((term, at) => ({ term, count: counts[at] ?? 0 })).filter(({ count }) => count > 0);
  const rarest = known.sort((a, b) => a.count - b.count).slice(0, RAREST);
  const matches = await store.matching(
    rarest.map(({ term }) => term),
    CANDIDATES,
  );
  const passages = await store.passages(matches.map(({ key }) => key));
  const ids = [...new Set(passages.map((passage) => passage.article))];
  return (await Promise.all(ids.map((id) => store.article(id)))).filter((found) => found !== null);
}

async function earlierVersion(article: Article, taken: ReadonlySet<string>, store: Store): Promise<Article | null> {
  const same = await store.article(article.id);
  if (same?.source === article.source) return same;
  const candidates = (await similar(article, store)).filter(
    ({ id, source, externalId }) => source === article.source && externalId === article.externalId && !taken.has(id),
  );
  return candidates.find((candidate) => isCorrected(candidate, article)) ?? null;
}

async function copyElsewhere(article: Article, store: Store): Promise<Article | null> {
  const same = await store.article(article.id);
  if (same !== null) return same;
  const candidates = (await similar(article, store)).filter(({ source }) => source !== article.source);
  return candidates.find((candidate) => isSameReport(candidate, article)) ?? null;
}

/** Keeps track of versions and copies through one run; `today` is the day of corrections. */
export function createVersions(store: Store, today: string, gone: ReadonlySet<string> = new Set()): Versions {
  const found = new Map<string, Set<string>>();
  const lost = new Map<string, Set<string>>();
  const note = (notes: Map<string, Set<string>>, id: string, file: string) =>
    notes.set(id, (notes.get(id) ?? new Set()).add(file));
  const sources = ({ id, alsoIn }: Article): readonly string[] =>
    [...new Set([...alsoIn, ...(found.get(id) ?? [])])].filter((file) => !lost.get(id)?.has(file)).sort();
  const inheriting = (article: Article, before: Article): Article => ({
    ...article,
    id: before.id,
    updated: hasSameText(article, before) ? before.updated : today,
    alsoIn: sources(before),
  });

  return {
    resolve: async (page, { replaces, copies }) => {
      const taken = new Set(page.articles.map(({ id }) => id));
      const articles: Article[] = [];
      const leftOut: string[] = [];
      for (const article of page.articles) {
        const before = replaces ? await earlierVersion(article, taken, store) : null;
        const copy = before === null && copies ? await copyElsewhere(article, store) : null;
        if (before !== null) articles.push(inheriting(article, before));
        else if (copy === null) articles.push(article);
        else {
          if (copy.source !== article.source) note(found, copy.id, article.source);
          leftOut.push(copy.id);
        }
      }
      return { ...page, hash: [page.hash, ...leftOut].join(SEPARATOR), articles };
    },
    stillThere: async (leftOut) =>
      // What was withdrawn isn't missed: its copies stay out with it.
      (await Promise.all(leftOut.map((id) => gone.has(id) || store.article(id)))).every((article) => article !== null),
    forget: (leftOut, file) => {
      for (const id of leftOut) note(lost, id, file);
    },
    outdated: async () => {
      const ids = new Set([...found.keys(), ...lost.keys()]);
      const articles = (await Promise.all([...ids].map((id) => store.article(id)))).filter((found) => found !== null);
      return articles.filter((article) => article.alsoIn.join() !== sources(article).join());
    },
  };
}

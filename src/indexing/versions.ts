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

/** An article that was left out of a page, since another file has it; `as`: by what name that one says so. */
export type LeftOut = { readonly id: string; readonly as: string };

/** They are named behind the page's hash, `hash~id~id=address`; without an address the name is the file's. */
const SEPARATOR = '~';
const NAMED = '=';
export function splitHash(stored: string): { readonly hash: string; readonly leftOut: readonly string[] } {
  const [hash = '', ...leftOut] = stored.split(SEPARATOR);
  return { hash, leftOut: leftOut.map((one) => one.split(NAMED)[0] ?? '') };
}

/** The same with the names, for a page whose file is `file`. */
export const leftOutOf = (stored: string, file: string): readonly LeftOut[] =>
  stored
    .split(SEPARATOR)
    .slice(1)
    .map((one) => {
      const [id = '', ...address] = one.split(NAMED);
      return { id, as: address.length > 0 ? address.join(NAMED).replaceAll('%7E', SEPARATOR) : file };
    });

const leftOutMark = (id: string, { url }: Article): string =>
  url === null ? id : `${id}${NAMED}${url.replaceAll(SEPARATOR, '%7E')}`;
/** What other files' articles call this one: where its publisher has it, else its file. */
const nameOf = ({ url, source }: Article): string => url ?? source;

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
  /** These are no longer printed where they were left out. */
  readonly forget: (leftOut: readonly LeftOut[]) => void;
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
  const isOfAddress = ({ url }: Article) => url !== null && url === article.url;
  return candidates.find((candidate) => isCorrected(candidate, article) || isOfAddress(candidate)) ?? null;
}

async function copyElsewhere(article: Article, store: Store): Promise<Article | null> {
  const same = await store.article(article.id);
  if (same !== null) return same;
  const candidates = (await similar(article, store)).filter(({ source }) => source !== article.source);
  return candidates.find((candidate) => isSameReport(candidate, article)) ?? null;
}

/**
 * Keeps track of versions and copies through one run; `today` is the day of corrections, `null` where the newsroom's edits alone
 * are new.
 */
export function createVersions(store: Store, today: string | null, gone: ReadonlySet<string> = new Set()): Versions {
  const found = new Map<string, Set<string>>();
  const lost = new Map<string, Set<string>>();
  const note = (notes: Map<string, Set<string>>, id: string, file: string) =>
    notes.set(id, (notes.get(id) ?? new Set()).add(file));
  const sources = ({ id, alsoIn }: Article): readonly string[] =>
    [...new Set([...alsoIn, ...(found.get(id) ?? [])])].filter((file) => !lost.get(id)?.has(file)).sort();
  const inheriting = (article: Article, before: Article): Article => ({
    ...article,
    id: before.id,
    updated: today === null || hasSameText(article, before) ? before.updated : (article.updated ?? today),
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
          if (copy.source !== article.source && nameOf(copy) !== nameOf(article)) note(found, copy.id, nameOf(article));
          leftOut.push(leftOutMark(copy.id, article));
        }
      }
      return { ...page, hash: [page.hash, ...leftOut].join(SEPARATOR), articles };
    },
    stillThere: async (leftOut) =>
      // What was withdrawn isn't missed: its copies stay out with it.
      (await Promise.all(leftOut.map((id) => gone.has(id) || store.article(id)))).every((article) => article !== null),
    forget: (leftOut) => {
      for (const { id, as } of leftOut) note(lost, id, as);
    },
    outdated: async () => {
      const ids = new Set([...found.keys(), ...lost.keys()]);
      const articles = (await Promise.all([...ids].map((id) => store.article(id)))).filter((found) => found !== null);
      return articles.filter((article) => article.alsoIn.join() !== sources(article).join());
    },
  };
}

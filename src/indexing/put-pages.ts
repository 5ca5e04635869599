/** Pages as they were read go into the store: without what was withdrawn, with what their articles say. */
import { bounds, statementsOf } from '../reading/index.ts';
import type { Article, IndexedPage } from '../types.ts';
import type { Folder, Run } from './index-run.ts';
import type { PageFile } from './list-files.ts';
import { prepare, type ReadPage } from './prepare.ts';
import type { CutPage } from './reader/index.ts';

/** A page without what was withdrawn. */
function allowed(page: ReadPage, { judge, counts, doubtful, options, log }: Run): ReadPage {
  if (options.corrects) return page;
  const articles = page.articles.filter((article) => {
    const { verdict, like } = judge(article);
    if (verdict === 'doubt') doubtful.push({ id: article.id, title: article.title, like });
    if (verdict !== 'withdrawn') return true;
    counts.withheld += 1;
    log?.info({ page: page.page, like }, 'a report that was withdrawn is left out');
    return false;
  });
  return { ...page, articles };
}

/**
 * A page's articles as this archive has them: of their folder, as the newsroom put them right. What the reading process read is
 * found again when the page is put in; what the newsroom put right is said anew.
 */
export function articlesOf({ articles, statements }: CutPage, file: PageFile, run: Run): readonly Article[] {
  for (const [at, { paragraphs }] of articles.entries()) run.said.set(paragraphs, statements[at] ?? []);
  const folder = run.folderOf?.(file.path) ?? null;
  return edited(folder === null ? articles : articles.flatMap((article) => inFolder(article, folder)), run);
}

/** What a report or its page says of paper and district goes before what is said of the folder. */
function inFolder(article: Article, { paper, district, from }: Folder): readonly Article[] {
  const { published, evidence } = article;
  if (from !== null && published !== null && bounds(published).to < from) return [];
  const isPlaced = article.district !== null || district === null;
  const placed = isPlaced ? {} : { district, evidence: { ...evidence, district: PLACED_BY_FOLDER } };
  return [{ ...article, paper: article.paper ?? paper, ...placed }];
}

const PLACED_BY_FOLDER = '来源所在地';

/** Articles as the newsroom put them right; what they say is read anew then, since a day or a headline takes part in it. */
function edited(articles: readonly Article[], { edit, said }: Run): readonly Article[] {
  if (edit === undefined) return articles;
  return articles.map((article) => {
    const after = edit(article);
    if (after !== article) said.delete(article.paragraphs);
    return after;
  });
}

/** Embeds and stores pages in one call and one transaction; the pages that went in. */
export async function putPages(read: readonly ReadPage[], run: Run): Promise<readonly IndexedPage[]> {
  const { store, embedder, said, options } = run;
  const pages = await prepare(
    // Once more: an article that took over an earlier id has its edits by that one.
    read.map((page) => allowed({ ...page, articles: edited(page.articles, run) }, run)),
    {
      embedder,
      signal: options.signal,
      statementsOf: (article: Article) => said.get(article.paragraphs) ?? statementsOf(article),
    },
  );
  if (pages.length > 0) await store.replacePages(pages);
  return pages;
}

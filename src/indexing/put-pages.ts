/** Pages as they were read go into the store: without what was withdrawn, with what their articles say. */
import { statementsOf } from '../reading/index.ts';
import type { Article, IndexedPage } from '../types.ts';
import type { Run } from './index-run.ts';
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

/** What the reading process read is found again when the page is put in; what the newsroom put right is said anew. */
export function keepStatements({ articles, statements }: CutPage, { said }: Run): void {
  for (const [at, { paragraphs }] of articles.entries()) said.set(paragraphs, statements[at] ?? []);
}

/** Articles as the newsroom put them right; what they say is read anew then, since a day or a headline takes part in it. */
export function edited(articles: readonly Article[], { edit, said }: Run): readonly Article[] {
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

// What for: measuring how well pages are cut into articles, against articles cut by hand.
// What comes in: the gold articles of a page (tests/gold/articles-*.json) and the articles a segmenter made of its text.
// What goes out: a row of counts for each page; `totals` adds rows up, `rates` turns counts into the shares of the table.
// What it does not do: it cuts nothing and reads no file; dates and places are measured elsewhere.
import { maskPrivate } from '../indexing/privacy.ts';
import type { Article, ArticleKind, Byline } from '../types.ts';

/** An article cut by hand; the fields that are measured. Personal numbers are masked in `paragraphs`. */
export type GoldArticle = {
  readonly kind: ArticleKind;
  /** Any of these is right; empty for continuations. */
  readonly accepted_titles: readonly string[];
  readonly byline: Byline;
  readonly paragraphs: readonly string[];
};

/** What is measured of an article that a segmenter made. */
export type MadeArticle = Pick<Article, 'kind' | 'title' | 'byline' | 'paragraphs'>;

/** Counts of one page or of several; `f1` is a sum over the gold articles. */
export type ArticlesRow = Readonly<Record<(typeof FIELDS)[number], number>>;
const FIELDS = ['pages', 'items', 'f1', 'whole', 'titles', 'kinds', 'reporters', 'spurious'] as const;

/** What went wrong with one gold article, for a person to read. */
export type ArticleFault = { readonly item: number; readonly what: string };

/** A body of at least this F1 counts as whole. */
export const WHOLE = 0.95;
const GRAM = 4;

const bare = (text: string): string => text.normalize('NFKC').replace(/\s/gu, '');
const letters = (text: string): string => bare(text).replace(/[\p{P}\p{S}]/gu, '');

function grams(paragraphs: readonly string[]): Map<string, number> {
  // Masking twice changes nothing, so it doesn't matter whether either side was masked before.
  const text = bare(paragraphs.map((text) => maskPrivate(text)).join(''));
  const counts = new Map<string, number>();
  for (let at = 0; at + GRAM <= text.length; at += 1) {
    const gram = text.slice(at, at + GRAM);
    counts.set(gram, (counts.get(gram) ?? 0) + 1);
  }
  return counts;
}

const total = (counts: ReadonlyMap<string, number>): number => [...counts.values()].reduce((sum, n) => sum + n, 0);

/** F1 of the character 4-grams (repeats count) of two texts, compared after NFKC and without white space. */
export function bodyF1(made: readonly string[], gold: readonly string[]): number {
  const [a, b] = [grams(made), grams(gold)];
  let common = 0;
  for (const [gram, count] of a) common += Math.min(count, b.get(gram) ?? 0);
  const sum = total(a) + total(b);
  return sum === 0 ? 1 : (2 * common) / sum;
}

/** Whether two lists name the same people. */
export const sameNames = (a: readonly string[], b: readonly string[]): boolean =>
  [...new Set(a)].sort().join() === [...new Set(b)].sort().join();

/** The table of the project speaks of news and features as one kind. */
const kindOf = (kind: ArticleKind): string => (kind === 'feature' ? 'news' : kind);

/** Whether a headline is one of those accepted; none is right where none is printed. */
export const titleRight = (made: string | null, accepted: readonly string[]): boolean =>
  accepted.length === 0 ? made === null : accepted.some((title) => letters(title) === letters(made ?? ''));

/** Measures one page: each gold article against the article with the most similar body; the rest is spurious. */
export function measureArticles(
  gold: readonly GoldArticle[],
  made: readonly MadeArticle[],
): { readonly row: ArticlesRow; readonly faults: readonly ArticleFault[] } {
  const faults: ArticleFault[] = [];
  const used = new Set<number>();
  const sums = { f1: 0, whole: 0, titles: 0, kinds: 0, reporters: 0 };
  for (const [item, right] of gold.entries()) {
    const scores = made.map((article) => bodyF1(article.paragraphs, right.paragraphs));
    const best = scores.indexOf(Math.max(...scores));
    const article = made[best];
    const f1 = scores[best] ?? 0;
    const check = (ok: boolean, what: string) => {
      if (!ok) faults.push({ item, what });
      return Number(ok);
    };
    if (f1 > 0) used.add(best);
    sums.f1 += f1;
    sums.whole += check(f1 >= WHOLE, `body F1 ${f1.toFixed(3)}`);
    sums.titles += check(
      article !== undefined && titleRight(article.title, right.accepted_titles),
      `title ${article?.title}`,
    );
    sums.kinds += check(article !== undefined && kindOf(article.kind) === kindOf(right.kind), `kind ${article?.kind}`);
    sums.reporters += check(
      article !== undefined && sameNames(article.byline.reporters, right.byline.reporters),
      `reporters ${article?.byline.reporters.join('、')}`,
    );
  }
  for (const [index, article] of made.entries())
    if (!used.has(index)) faults.push({ item: -1, what: `spurious ${article.title} ${article.paragraphs[0] ?? ''}` });
  return { row: { pages: 1, items: gold.length, ...sums, spurious: made.length - used.size }, faults };
}

/** Adds up the counts of several pages. */
export function totals(rows: readonly ArticlesRow[]): ArticlesRow {
  const sums = FIELDS.map((field) => [field, rows.reduce((all, row) => all + row[field], 0)] as const);
  return Object.fromEntries(sums) as ArticlesRow;
}

/** Shares of the gold articles (0…1), and spurious articles a page. */
export function rates({ pages, items, spurious, ...counts }: ArticlesRow): Omit<ArticlesRow, 'pages' | 'items'> {
  const share = (count: number) => (items === 0 ? 1 : count / items);
  const { f1, whole, titles, kinds, reporters } = counts;
  return {
    ...{ f1: share(f1), whole: share(whole), titles: share(titles), kinds: share(kinds), reporters: share(reporters) },
    spurious: pages === 0 ? 0 : spurious / pages,
  };
}

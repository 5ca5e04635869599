import { searchableText } from '../reading/index.ts';
import type { Article, ArticleText } from '../types.ts';
import type { FoundArticle } from './port.ts';

const known = new WeakMap<Article, ArticleText>();

/** What ranking looks at of an article, made once for as long as the article is kept. */
export function textOf(article: Article): ArticleText {
  const { id, published, eventDate, district } = article;
  const made = known.get(article) ?? { id, published, eventDate, district, text: searchableText(article) };
  known.set(article, made);
  return made;
}

/** The first `most` different articles with the keys that lead to them, in that order; `articleOf` gives `null` for what is gone. */
export function grouped<Of>(
  keys: readonly (readonly [key: number, of: Of])[],
  most: number,
  articleOf: (of: Of) => ArticleText | null,
): readonly FoundArticle[] {
  const found = new Map<string, { readonly article: ArticleText; readonly keys: number[] }>();
  for (const [of, own] of Map.groupBy(keys, ([, of]) => of)) {
    const article = articleOf(of);
    // A report that two pages print is two articles with one id.
    const before = article && found.get(article.id);
    if (before) before.keys.push(...own.map(([key]) => key));
    else if (article && found.size < most) found.set(article.id, { article, keys: own.map(([key]) => key) });
  }
  return [...found.values()];
}

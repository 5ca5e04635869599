import type { Article } from '../types.ts';

/**
 * `make`, done once for each article and remembered for as long as the article itself is: the store keeps the last 512
 * it has read (4 kB of text in the mean), and what is made of one here and for answers takes about ten times that, so
 * some 20 MB when all of them have been quoted from, a fifth of it when they have only been compared. An article that
 * changed is read anew and is another object, so that nothing made of an older version can be met.
 */
export function perArticle<Made>(make: (article: Article) => Made): (article: Article) => Made {
  const known = new WeakMap<Article, { readonly made: Made }>();
  return (article) => {
    const before = known.get(article);
    if (before) return before.made;
    const made = make(article);
    known.set(article, { made });
    return made;
  };
}

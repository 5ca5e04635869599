import type { Article } from '../types.ts';

/**
 * `make`, done once for each article and remembered for as long as the article itself is: the store keeps the last 512
 * it has read; texts of a large index are read anew for each question. For one of 700 characters a search keeps 6 kB (its text as searched, its lead's shingles), an answer
 * another 8 kB (its sentences in compared form): 7 MB at most. An article that changed is read anew and is another
 * object, so that nothing made of an older version can be met.
 */
export function perArticle<Made, Of extends object = Article>(make: (article: Of) => Made): (article: Of) => Made {
  const known = new WeakMap<Of, { readonly made: Made }>();
  return (article) => {
    const before = known.get(article);
    if (before) return before.made;
    const made = make(article);
    known.set(article, { made });
    return made;
  };
}

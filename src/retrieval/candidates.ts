import type { Embedder } from '../embeddings/port.ts';
import type { FoundArticle, Match, Store } from '../store/port.ts';
import type { ArticleText, ParsedQuestion } from '../types.ts';
import { type QueryTerm, searchTerms } from './query-terms.ts';

/** A passage found, by its key, with its raw scores: BM25 (0 when words didn't find it) and cosine. */
export type FoundPassage = { readonly key: number; readonly words: number; readonly cosine: number };

/** An article of which at least one passage was found; passages in the order they were found in. */
export type Candidate = { readonly article: ArticleText; readonly passages: readonly FoundPassage[] };

export type Half = 'words' | 'vectors';

/** Passages found: as a long article fills several places, enough for 60 articles; vectors add those that share no word. */
const BY_WORDS = 150;
const BY_VECTORS = 50;
/** Passages looked at until there are articles enough, so many more each time; the first time mostly suffices. */
const AT_A_TIME = 100;
/**
 * Articles whose text is searched and that are ranked again. On 65k articles 60 keep the recall of 100 but
 * for one short question's place in the first ten; 50 lose two.
 */
const MOST_ARTICLES = 60;

export type Deps = {
  readonly store: Store;
  readonly embedder: Embedder;
};

/** The articles worth a closer look: found by words, by vectors or by both; with `only`, by one of them. */
export async function gatherCandidates(
  question: ParsedQuestion,
  terms: readonly QueryTerm[],
  { store, embedder }: Deps,
  { only, signal }: { readonly only?: Half; readonly signal?: AbortSignal },
): Promise<readonly Candidate[]> {
  const byVectors = async () => {
    const [vector] = only === 'words' ? [] : await embedder.embed([question.text], 'question', signal);
    return { vector, near: vector ? await store.nearest(vector, only === 'vectors' ? BY_WORDS : BY_VECTORS) : [] };
  };
  // Side by side, for stores that search outside this thread.
  const [words, { vector, near }] = await Promise.all([
    only === 'vectors' ? [] : store.matching(searchTerms(terms), BY_WORDS),
    byVectors(),
  ]);
  const keys = [...new Set(interleave(words, near))];
  const found = await articlesOf(keys, store);
  const ofThem = found.flatMap((one) => one.keys);
  const cosines = vector ? await store.similarities(vector, ofThem) : [];
  const cosine = new Map(ofThem.map((key, i) => [key, cosines[i] ?? 0]));
  const bm25 = new Map(words.map(({ key, score }) => [key, score]));
  return found.map((one) => ({
    article: one.article,
    passages: one.keys.map((key) => ({ key, words: bm25.get(key) ?? 0, cosine: cosine.get(key) ?? 0 })),
  }));
}

/** The articles of the first passages, of as few as there are articles enough for. */
async function articlesOf(keys: readonly number[], store: Store): Promise<readonly FoundArticle[]> {
  for (let to = AT_A_TIME; ; to += AT_A_TIME) {
    const found = await store.articlesOf(keys.slice(0, to), MOST_ARTICLES);
    if (found.length === MOST_ARTICLES || to >= keys.length) return found;
  }
}

/** Best of both lists first, so that a cut takes from the ends of both: three by words, one by vectors, and so on. */
function* interleave(words: readonly Match[], near: readonly Match[]): Generator<number> {
  const step = words.length > 0 ? 3 : 1;
  for (let w = 0, v = 0; w < words.length || v < near.length; w += step, v++) {
    for (const { key } of words.slice(w, w + step)) yield key;
    const other = near[v];
    if (other) yield other.key;
  }
}

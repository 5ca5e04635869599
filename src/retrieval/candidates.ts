import type { Embedder } from '../embeddings/port.ts';
import type { Match, Store } from '../store/port.ts';
import type { Article, ParsedQuestion, StoredPassage } from '../types.ts';
import { type QueryTerm, searchTerms } from './query-terms.ts';

/** A passage found, with its raw scores: BM25 (0 when words didn't find it) and cosine. */
export type FoundPassage = { readonly passage: StoredPassage; readonly words: number; readonly cosine: number };

/** An article of which at least one passage was found; passages in the order they were found in. */
export type Candidate = { readonly article: Article; readonly passages: readonly FoundPassage[] };

export type Half = 'words' | 'vectors';

/** Passages found: as a long article fills several places, enough for 60 articles; vectors add those that share no word. */
const BY_WORDS = 150;
const BY_VECTORS = 50;
/** Passages read at a time until there are articles enough; the first time mostly suffices. */
const AT_A_TIME = 100;
/**
 * Articles read in full and ranked again, which is most of a search's time. On 65k articles 60 keep the recall of 100 but
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
  const passages = await readPassages(keys, store);
  const cosines = vector ? await store.similarities(vector, passages.map(keyOf)) : [];
  const bm25 = new Map(words.map(({ key, score }) => [key, score]));
  const found = passages.map((passage, i) => ({
    passage,
    words: bm25.get(passage.key) ?? 0,
    cosine: cosines[i] ?? 0,
  }));
  return withArticles(found, store);
}

const keyOf = ({ key }: StoredPassage): number => key;

/** Passages in the order of their keys until they are of as many articles as are ranked again. */
async function readPassages(keys: readonly number[], store: Store): Promise<readonly StoredPassage[]> {
  const read: StoredPassage[] = [];
  for (let at = 0; at < keys.length; at += AT_A_TIME) {
    read.push(...(await store.passages(keys.slice(at, at + AT_A_TIME))));
    if (new Set(read.map(({ article }) => article)).size >= MOST_ARTICLES) break;
  }
  return read;
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

async function withArticles(found: readonly FoundPassage[], store: Store): Promise<readonly Candidate[]> {
  const byArticle = Map.groupBy(found, ({ passage }) => passage.article);
  const candidates: Candidate[] = [];
  for (const [id, passages] of byArticle) {
    if (candidates.length === MOST_ARTICLES) break;
    const article = await store.article(id);
    if (article) candidates.push({ article, passages });
  }
  return candidates;
}

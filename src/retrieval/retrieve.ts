import { withoutSpace } from '../reading/index.ts';
import type { Hit, ParsedQuestion, StoredPassage } from '../types.ts';
import { arrange } from './arrange.ts';
import { type Candidate, type Deps, type FoundPassage, gatherCandidates, type Half } from './candidates.ts';
import { type FeatureName, type Features, measureCandidates } from './features.ts';
import { perArticle } from './per-article.ts';
import { type QueryTerm, weighTerms } from './query-terms.ts';
import { WEIGHTS } from './weights.ts';

export type RetrieveDeps = Deps;

export type RetrieveOptions = {
  /** How many hits at most (default 10). */
  readonly k?: number;
  /** One half of the hybrid alone, for measuring. */
  readonly only?: Half;
  readonly signal?: AbortSignal;
};

const DEFAULT_HITS = 10;
/** Two passages show a report's range; a third would push out another report. */
const MOST_OF_ONE_ARTICLE = 2;
/** What a passage that is not its article's best loses, at most: it stays behind articles that match about as well. */
const SECOND_PASSAGE = 2;

/** Passages that may answer `question`, best first, at most two of one article. Rejects as the store and embedder do. */
export async function retrieve(
  question: ParsedQuestion,
  deps: RetrieveDeps,
  options: RetrieveOptions = {},
): Promise<readonly Hit[]> {
  return arrange(await rank(question, deps, options), options.k ?? DEFAULT_HITS, MOST_OF_ONE_ARTICLE);
}

/** The same with one hit, the best passage, for each of the first `k` articles. */
export async function retrieveArticles(
  question: ParsedQuestion,
  deps: RetrieveDeps,
  options: RetrieveOptions = {},
): Promise<readonly Hit[]> {
  return arrange(await rank(question, deps, options), options.k ?? DEFAULT_HITS, 1);
}

/** What a question was compared with: the candidates, each with the features it is scored by. */
export type Examined = {
  readonly terms: readonly QueryTerm[];
  readonly candidates: readonly Candidate[];
  readonly features: readonly Features[];
};

/** Everything up to the weighing, for `retrieve` and for learning the weights. */
export async function examine(
  question: ParsedQuestion,
  deps: RetrieveDeps,
  { only, signal }: Pick<RetrieveOptions, 'only' | 'signal'> = {},
): Promise<Examined> {
  const terms = only === 'vectors' ? [] : await weighTerms(question, deps.store);
  const candidates = await gatherCandidates(question, terms, deps, {
    ...(only ? { only } : {}),
    ...(signal ? { signal } : {}),
  });
  return { terms, candidates, features: measureCandidates(candidates, question, terms) };
}

/** The hits of the best `k` articles, in no order; only these are read whole, since others come after a hit of each. */
async function rank(question: ParsedQuestion, deps: RetrieveDeps, options: RetrieveOptions): Promise<readonly Hit[]> {
  const { terms, candidates, features } = await examine(question, deps, options);
  const k = options.k ?? DEFAULT_HITS;
  const weighed = candidates.map((candidate, i) => ({
    ...{ candidate, features: features[i]!, score: scoreOf(features[i]!, options.only) },
  }));
  const scored = options.only ? weighed : keepFirst(weighed, k);
  const best = new Set(scored.toSorted((a, b) => b.score - a.score).slice(0, k));
  const chosen = scored.filter((one) => best.has(one));
  const keys = chosen.flatMap(({ candidate }) => candidate.passages.map(({ key }) => key));
  const passages = new Map((await deps.store.passages(keys)).map((passage) => [passage.key, passage]));
  const hits = await Promise.all(chosen.map((one) => hitsOf(one, passages, terms, deps)));
  return hits.flat();
}

type Scored = { readonly candidate: Candidate; readonly features: Features; readonly score: number };

const WEIGHED = Object.entries(WEIGHTS) as [FeatureName, number][];

/**
 * The article that BM25 alone would put first is among the first `k`, whatever else is held against it: it changes places with
 * the last of them. So a question about one of many documents alike never loses it to finer measures altogether.
 */
function keepFirst(scored: readonly Scored[], k: number): readonly Scored[] {
  const last = scored.toSorted((a, b) => b.score - a.score)[k - 1];
  if (!last) return scored;
  const first = scored.reduce((a, b) => (b.features.frequency > a.features.frequency ? b : a));
  if (first.score >= last.score || first.features.frequency === 0) return scored;
  const others = scored.filter((one) => one !== first && one !== last);
  return [...others, { ...first, score: last.score }, { ...last, score: first.score }];
}

/** An article's score: the weighted sum of its features; by vectors alone, its best cosine. */
function scoreOf(features: Features, only?: Half): number {
  if (only === 'vectors') return features.vectors;
  return WEIGHED.reduce((sum, [name, weight]) => sum + weight * features[name], 0);
}

/** Every found passage of an article as a hit; the one that fits best has the article's score, others less. */
async function hitsOf(
  { candidate, features, score }: Scored,
  stored: ReadonlyMap<number, StoredPassage>,
  terms: readonly QueryTerm[],
  { store }: RetrieveDeps,
): Promise<readonly Hit[]> {
  const article = await store.article(candidate.article.id);
  // One that a writer takes out meanwhile is no hit.
  if (!article) return [];
  const passages = candidate.passages.filter(({ key }) => stored.has(key));
  const total = terms.reduce((sum, { weight }) => sum + weight, 0);
  const fits = passages.length === 1 ? [1] : passages.map((found) => fitOf(found, stored, terms, total));
  const best = Math.max(...fits);
  return passages.map(({ key }, i) => {
    const behind = best > 0 ? (best - fits[i]!) / best : 0;
    const isBest = i === fits.indexOf(best);
    const loss = isBest ? 0 : SECOND_PASSAGE * (0.5 + 0.5 * behind);
    return { article, passage: stored.get(key)!, score: score - loss, parts: { ...features, behind } };
  });
}

/** A small archive's passages are kept, and met again by the next questions. */
const comparedText = perArticle(({ text }: StoredPassage) => withoutSpace(text).toLowerCase());

/** How well a passage itself fits: the weight of the terms it holds, and its cosine. */
function fitOf(
  { key, cosine }: FoundPassage,
  stored: ReadonlyMap<number, StoredPassage>,
  terms: readonly QueryTerm[],
  total: number,
): number {
  const text = comparedText(stored.get(key)!);
  const held = terms.reduce((sum, term) => sum + (text.includes(term.text) ? term.weight : 0), 0);
  return held / (total || 1) + 0.3 * cosine;
}

import type { Hit, ParsedQuestion } from '../types.ts';
import { arrange, onePerArticle } from './arrange.ts';
import { type Candidate, type Deps, type FoundPassage, gatherCandidates, type Half } from './candidates.ts';
import { withoutSpace } from './evidence.ts';
import { type FeatureName, type Features, measureCandidates } from './features.ts';
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
/** What a passage that is not its article's best loses, at most: it stays behind articles that match about as well. */
const SECOND_PASSAGE = 2;

/** Passages that may answer `question`, best first, at most two of one article. Rejects as the store and embedder do. */
export async function retrieve(
  question: ParsedQuestion,
  deps: RetrieveDeps,
  options: RetrieveOptions = {},
): Promise<readonly Hit[]> {
  return arrange(await rank(question, deps, options), options.k ?? DEFAULT_HITS);
}

/** The same with one hit, the best passage, for each of the first `k` articles. */
export async function retrieveArticles(
  question: ParsedQuestion,
  deps: RetrieveDeps,
  options: RetrieveOptions = {},
): Promise<readonly Hit[]> {
  return onePerArticle(await rank(question, deps, options), options.k ?? DEFAULT_HITS);
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

/** All hits, in no order. */
async function rank(question: ParsedQuestion, deps: RetrieveDeps, options: RetrieveOptions): Promise<readonly Hit[]> {
  const { terms, candidates, features } = await examine(question, deps, options);
  return candidates.flatMap((candidate, i) => hitsOf(candidate, features[i]!, terms, options.only));
}

/** An article's score: the weighted sum of its features; by vectors alone, its best cosine. */
function scoreOf(features: Features, only?: Half): number {
  if (only === 'vectors') return features.vectors;
  const names = Object.keys(WEIGHTS) as FeatureName[];
  return names.reduce((sum, name) => sum + WEIGHTS[name] * features[name], 0);
}

/** Every found passage of an article as a hit; the one that fits best has the article's score, others less. */
function hitsOf(candidate: Candidate, features: Features, terms: readonly QueryTerm[], only?: Half): readonly Hit[] {
  const { article, passages } = candidate;
  const score = scoreOf(features, only);
  const total = terms.reduce((sum, { weight }) => sum + weight, 0);
  const fits = passages.length === 1 ? [1] : passages.map((found) => fitOf(found, terms, total));
  const best = Math.max(...fits);
  return passages.map(({ passage }, i) => {
    const behind = best > 0 ? (best - fits[i]!) / best : 0;
    const isBest = i === fits.indexOf(best);
    const loss = isBest ? 0 : SECOND_PASSAGE * (0.5 + 0.5 * behind);
    return { article, passage, score: score - loss, parts: { ...features, behind } };
  });
}

/** How well a passage itself fits: the weight of the terms it holds, and its cosine. */
function fitOf({ passage, cosine }: FoundPassage, terms: readonly QueryTerm[], total: number): number {
  const text = withoutSpace(passage.text).toLowerCase();
  const held = terms.reduce((sum, term) => sum + (text.includes(term.text) ? term.weight : 0), 0);
  return held / (total || 1) + 0.3 * cosine;
}

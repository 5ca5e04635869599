/**
 * Finding passages. The full-text index gives candidates; what they are worth is counted here, by the same BM25 as in the
 * local store, so that both find the same. Vectors are compared by the engine.
 */
import { TITLE_WEIGHT, withoutCommon } from '../local/words.ts';
import type { Match, TermStatistics, WeightedTerm } from '../port.ts';
import { among, type Engine, type Row, rowsOf, wordOf } from './engine.ts';
import type { Snapshot } from './snapshot.ts';
import { wordsIn } from './writing.ts';

/** As in the local store, which says why. */
const K1 = 0.6;
const B = 0.4;
/** Candidates for a list of `k`: the index weighs repetitions and lengths otherwise. */
const LEAST_CANDIDATES = 300;
const CANDIDATES_EACH = 4;

type Weighted = { readonly word: string; readonly weight: number; readonly count: number };

export async function termStatistics(snapshot: Snapshot, terms: readonly string[]): Promise<TermStatistics> {
  const counts = await countsOf(snapshot, terms.map(wordOf));
  return { passages: snapshot.head.passages, counts: terms.map((term) => counts.get(wordOf(term)) ?? 0) };
}

async function countsOf({ tables }: Snapshot, words: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  for (const { word, count } of await rowsOf(tables.term, among('word', [...new Set(words)]), ['word', 'count']))
    counts.set(String(word), (counts.get(String(word)) ?? 0) + Number(count));
  return counts;
}

export async function matching(
  engine: Engine,
  snapshot: Snapshot,
  terms: readonly (string | WeightedTerm)[],
  k: number,
): Promise<readonly Match[]> {
  const weights = new Map(terms.map((t) => (typeof t === 'string' ? [t, 1] : [t.term, t.weight])));
  const asked = [...weights].filter(([term, weight]) => weight > 0 && term !== '');
  const { passages } = snapshot.head;
  if (asked.length === 0 || k <= 0 || passages === 0) return [];
  const counts = await countsOf(
    snapshot,
    asked.map(([term]) => wordOf(term)),
  );
  const counted = asked.map(([term, weight]) => ({ word: wordOf(term), weight, count: counts.get(wordOf(term)) ?? 0 }));
  const used = withoutCommon(counted, passages);
  const rows = await candidates(engine, snapshot, used, Math.max(LEAST_CANDIDATES, CANDIDATES_EACH * k));
  const score = scorer(snapshot, used);
  return rows
    .map((row) => ({ key: Number(row.key), score: score(row) }))
    .filter((match) => match.score > 0)
    .toSorted((a, b) => b.score - a.score || a.key - b.key)
    .slice(0, k);
}

async function candidates(
  engine: Engine,
  { tables }: Snapshot,
  terms: readonly Weighted[],
  most: number,
): Promise<readonly Row[]> {
  const query = new engine.MatchQuery(terms.map(({ word }) => word).join(' '), 'words');
  return (await tables.passage
    .query()
    .fullTextSearch(query)
    .select(['key', 'body', 'title', '_score'])
    .limit(most)
    .toArray()) as readonly Row[];
}

/** BM25 of a passage's text plus that of its article's title. */
function scorer({ head }: Snapshot, terms: readonly Weighted[]): (row: Row) => number {
  const { passages, articles, bodyTerms, titleTerms } = head;
  const meanBody = bodyTerms / passages || 1;
  const meanTitle = titleTerms / articles || 1;
  const idf = new Map(
    terms.map(({ word, weight, count }) => [word, weight * Math.log(1 + (passages - count + 0.5) / (count + 0.5))]),
  );
  const worth = (tokens: unknown, mean: number): number => {
    const words = wordsIn(tokens);
    const times = new Map<string, number>();
    for (const word of words) if (idf.has(word)) times.set(word, (times.get(word) ?? 0) + 1);
    const norm = K1 * (1 - B + (B * words.length) / mean);
    let sum = 0;
    for (const [word, count] of times) sum += (idf.get(word)! * (K1 + 1) * count) / (count + norm);
    return sum;
  };
  return ({ body, title }) => worth(body, meanBody) + TITLE_WEIGHT * worth(title, meanTitle);
}

export async function nearest({ tables, head }: Snapshot, vector: Float32Array, k: number): Promise<readonly Match[]> {
  if (k <= 0 || head.passages === 0) return [];
  const rows = (await tables.passage
    .query()
    .nearestTo(vector)
    .distanceType('dot')
    .select(['key', '_distance'])
    .limit(k)
    .toArray()) as readonly Row[];
  return rows
    .map((row) => ({ key: Number(row.key), score: 1 - Number(row._distance) }))
    .toSorted((a, b) => b.score - a.score || a.key - b.key);
}

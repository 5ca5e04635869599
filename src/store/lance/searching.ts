/**
 * Finding passages. The full-text index gives candidates; what they are worth is counted here, by the same BM25 as in the
 * local store, so that both find the same. Vectors are compared by the engine.
 */
import { TITLE_WEIGHT, withoutCommon } from '../local/words.ts';
import type { Match, TermStatistics, WeightedTerm } from '../port.ts';
import { decodeCounts } from './counts.ts';
import { numberOf } from './dictionary.ts';
import { type Engine, type Row, rowsIn, wordOf } from './engine.ts';
import type { Snapshot } from './snapshot.ts';

/** As in the local store, which says why. */
const K1 = 0.6;
const B = 0.4;
/** Candidates for a list of `k`: the index weighs repetitions and lengths otherwise. */
const LEAST_CANDIDATES = 200;
const CANDIDATES_EACH = 1.6;
/** Points that a search in the graph looks at, as in the local store. */
const EF = 200;

type Weighted = { readonly term: string; readonly weight: number; readonly count: number };

export async function termStatistics(snapshot: Snapshot, terms: readonly string[]): Promise<TermStatistics> {
  return { passages: snapshot.head.passages, counts: await snapshot.counts(terms) };
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
  const counts = await snapshot.counts(asked.map(([term]) => term));
  const counted = asked.map(([term, weight], at) => ({ term, weight, count: counts[at]! }));
  const used = withoutCommon(counted, passages);
  const rows = await candidates(engine, snapshot, used, Math.round(Math.max(LEAST_CANDIDATES, CANDIDATES_EACH * k)));
  const score = scorer(snapshot, used);
  return rows
    .map((row) => ({ key: Number(row.key), score: score(row) }))
    .filter((match) => match.score > 0)
    .toSorted((a, b) => b.score - a.score || a.key - b.key)
    .slice(0, k);
}

async function candidates(
  engine: Engine,
  { tables, head, countsAt }: Snapshot,
  terms: readonly Weighted[],
  most: number,
): Promise<readonly Row[]> {
  const words = new engine.MatchQuery(terms.map(({ term }) => wordOf(term)).join(' '), 'words');
  const query = tables.passage.query().fullTextSearch(words).select(['_score']).withRowId().limit(most);
  // Once everything is in the index, it doesn't look for what isn't: a third of the time.
  const found = await rowsIn(head.unfolded === 0 ? query.fastSearch() : query);
  return found.length === 0 ? [] : countsAt(found.map(({ _rowid }) => _rowid as bigint));
}

/** BM25 of a passage's text plus that of its article's title. */
function scorer({ head }: Snapshot, terms: readonly Weighted[]): (row: Row) => number {
  const { passages, articles, bodyTerms, titleTerms } = head;
  const idf = terms.map(
    ({ term, weight, count }) =>
      [numberOf(term), weight * Math.log(1 + (passages - count + 0.5) / (count + 0.5))] as const,
  );
  const normOf = (length: number, mean: number): number => K1 * (1 - B + (B * length) / (mean || 1));
  const worth = (count: number, norm: number): number => ((K1 + 1) * count) / (count + norm);
  return ({ counts }) => {
    const { body, title, of } = decodeCounts(counts as Uint8Array);
    const norms = [normOf(body, bodyTerms / passages), normOf(title, titleTerms / articles)] as const;
    let sum = 0;
    for (const [number, value] of idf) {
      const [inBody, inTitle] = of(number);
      sum += value * (worth(inBody, norms[0]) + TITLE_WEIGHT * worth(inTitle, norms[1]));
    }
    return sum;
  };
}

export async function nearest({ tables, head }: Snapshot, vector: Float32Array, k: number): Promise<readonly Match[]> {
  if (k <= 0 || head.passages === 0) return [];
  const rows = await rowsIn(
    tables.passage
      .query()
      .nearestTo(vector)
      .distanceType('dot')
      .ef(Math.max(EF, k))
      .select(['key', '_distance'])
      .limit(k),
  );
  return rows
    .map((row) => ({ key: Number(row.key), score: 1 - Number(row._distance) }))
    .toSorted((a, b) => b.score - a.score || a.key - b.key);
}

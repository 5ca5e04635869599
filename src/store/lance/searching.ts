/** Finding passages: words in memory, by the same code as in the local store, so that both find the same; vectors by the engine. */
import { searchWords, statisticsOf } from '../local/words.ts';
import type { Match, TermStatistics, WeightedTerm } from '../port.ts';
import { weightsOf } from '../values.ts';
import { rowsIn } from './engine.ts';
import type { Snapshot } from './snapshot.ts';
import { probesOf } from './tables.ts';
import { numberOf } from './words-of.ts';

export async function termStatistics(snapshot: Snapshot, terms: readonly string[]): Promise<TermStatistics> {
  return statisticsOf(await snapshot.words(), terms.map(numberOf));
}

export async function matching(
  snapshot: Snapshot,
  terms: readonly (string | WeightedTerm)[],
  k: number,
): Promise<readonly Match[]> {
  const asked = [...weightsOf(terms)].map(([term, weight]) => ({ term: numberOf(term), weight }));
  return searchWords(await snapshot.words(), asked, k);
}

export async function nearest(snapshot: Snapshot, vector: Float32Array, k: number): Promise<readonly Match[]> {
  const { tables, head } = snapshot;
  if (k <= 0 || head.passages === 0) return [];
  const rows = await rowsIn(
    tables.passage
      .query()
      .nearestTo(vector)
      .distanceType('dot')
      .nprobes(probesOf(head.parted))
      .select(['_distance'])
      .withRowId()
      .limit(k),
  );
  const keys = await snapshot.passagesAt(rows.map(({ _rowid }) => _rowid));
  return rows
    .map(({ _distance }, at) => ({ key: keys[at]!, score: 1 - Number(_distance) }))
    .toSorted((a, b) => b.score - a.score || a.key - b.key);
}

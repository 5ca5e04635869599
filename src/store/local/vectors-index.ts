import type { DatabaseSync } from 'node:sqlite';
import type { Log } from '../../types.ts';
import type { Match } from '../port.ts';
import { eachRemoval, eachVector } from './catch-up.ts';
import { type Extent, NOTHING } from './derived.ts';
import { createExact } from './exact.ts';
import { type Graph, loadHnswlib } from './graph.ts';
import { loadGraph } from './open-graph.ts';

/** The vectors half of search: the graph in `news.hnsw`, and one-by-one comparison for what came after it. */
export type VectorsIndex = {
  readonly extent: () => Extent;
  /** Takes in what the tables hold at `now`; the caller holds one state of them. */
  readonly catchUp: (now: Extent) => void;
  readonly nearest: (vector: Float32Array, k: number) => readonly Match[];
  /** The graph's part; `null` when every vector is compared. */
  readonly graph: Graph | null;
};

export async function createVectorsIndex(
  db: DatabaseSync,
  dir: string,
  dimensions: number,
  log?: Log,
): Promise<VectorsIndex> {
  const maker = await loadHnswlib(dimensions);
  const graph = maker && (await loadGraph(db, dir, maker));
  if (!maker)
    log?.warn({ dir }, 'hnswlib-node is not installed: vectors are compared one by one, which is exact and slower');
  else if (!graph)
    log?.warn(
      { dir },
      'news.hnsw is missing or damaged: vectors are compared one by one until `npm run index` has made it anew',
    );
  const exact = createExact(dimensions);
  let extent = graph?.extent() ?? NOTHING;
  return {
    graph,
    extent: () => extent,
    catchUp: (now) => {
      eachRemoval(db, extent, (first, last) => {
        graph?.removeSpan(first, last);
        exact.removeSpan(first, last);
      });
      eachVector(db, extent.through, now.through, exact.add);
      extent = now;
    },
    nearest: (vector, k) => merge(graph?.nearest(vector, k) ?? [], exact.nearest(vector, k), k),
  };
}

/** Two lists, best first, as one; ties go to the lower key. */
function merge(a: readonly Match[], b: readonly Match[], k: number): readonly Match[] {
  return [...a, ...b].sort((x, y) => y.score - x.score || x.key - y.key).slice(0, k);
}

import type { DatabaseSync } from 'node:sqlite';
import type { Log } from '../../types.ts';
import type { Match } from '../port.ts';
import { eachRemoval, eachVector } from './catch-up.ts';
import type { Cosines } from './cosines.ts';
import { type Extent, NOTHING } from './derived.ts';
import { createExact } from './exact.ts';
import { loadHnswlib, type VectorSpace } from './near.ts';
import { loadNear, nearNameFor, newestNear } from './open-near.ts';

export type VectorsIndex = Awaited<ReturnType<typeof createVectorsIndex>>;

/** The vectors half of search: the graph or the lists in the file, and one-by-one comparison for what came after it. */
export async function createVectorsIndex(db: DatabaseSync, dir: string, space: VectorSpace, log?: Log) {
  const points = await loadHnswlib(space);
  const near = points && (await loadNear(db, dir, points, space.dimensions));
  const why = near || space.exact ? null : points ? faultOfFile(db) : 'hnswlib-node is not installed';
  if (why) log?.warn({ dir }, `${why}: vectors are compared one by one, which is exact and slower`);
  const exact = createExact(space.dimensions);
  let extent = near?.extent() ?? NOTHING;
  return {
    /** The file's part; `null` when every vector is compared. */
    near,
    /** Nothing is missing that could be made. */
    isStored: !points || near?.name === nearNameFor(db),
    /** Takes in what the tables hold at `now`; the caller holds one state of them. */
    catchUp: (now: Extent): void => {
      eachRemoval(db, extent, (first, last) => {
        near?.removeSpan(first, last);
        exact.removeSpan(first, last);
      });
      eachVector(db, extent.through, now.through, exact.add);
      extent = now;
    },
    nearest: (vector: Float32Array, k: number, cosines: Cosines): readonly Match[] =>
      merge(near?.nearest(vector, k, cosines) ?? [], exact.nearest(vector, k), k),
  };
}

/** There is no file yet while the first run goes on; after it, the file is expected. */
function faultOfFile(db: DatabaseSync): string | null {
  const newest = newestNear(db);
  return newest && `${newest.name} is missing or damaged (\`npm run index\` makes it anew)`;
}

/** Two lists, best first, as one; ties go to the lower key. */
function merge(a: readonly Match[], b: readonly Match[], k: number): readonly Match[] {
  return [...a, ...b].sort((x, y) => y.score - x.score || x.key - y.key).slice(0, k);
}

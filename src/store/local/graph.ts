import { join } from 'node:path';
import type { HierarchicalNSW } from 'hnswlib-node';
import { catchUp } from './catch-up.ts';
import { type StoredVector, toUnit } from './codec.ts';
import { type Extent, NOTHING, temporaryName } from './derived.ts';
import { isWholeGraphFile } from './graph-file.ts';
import type { Near, Points } from './near.ts';

/**
 * Links a point has on the upper levels; twice as many on the lowest. 16 is hnswlib's default: 150 bytes a passage
 * beside the 1,024 of its vector.
 */
const LINKS = 16;
/** Candidates looked at when a point is put in; 200 takes twice as long and finds 3 % more of the hardest vectors. */
const EF_CONSTRUCTION = 100;
/**
 * Candidates kept while searching (hnswlib's own default is 10). At 48,000 vectors of the built-in embedder 200 finds
 * .9925 of the true ten nearest, 100 .9905, 400 .9935; each doubling doubles the time.
 */
const EF_SEARCH = 200;
const SEED = 100;
/** Room for points is added by this factor, since each time all vectors may have to move. */
const ROOM = 1.5;
/** Never less room than this: hnswlib takes an index that is resized to nothing for freed, and frees it twice. */
const LEAST_ROOM = 64;

/** The graph (Malkov, Yashunin 2018) over the vectors of the passages up to `extent.through`; labels are passage keys. */
export type Graph = Near & {
  /** Points in it, those marked as gone included. */
  readonly size: () => number;
};

export function emptyGraph(make: Points, dimensions: number): Graph {
  const points = new make('ip', dimensions);
  points.initIndex(LEAST_ROOM, LINKS, EF_CONSTRUCTION, SEED);
  return wrap(points, NOTHING);
}

/** Reads a file whose checksum was verified: hnswlib crashes the process on a damaged one. */
export async function readGraph(make: Points, dimensions: number, path: string, extent: Extent): Promise<Graph> {
  const points = new make('ip', dimensions);
  await points.readIndex(path);
  return wrap(points, extent);
}

function wrap(points: HierarchicalNSW, start: Extent): Graph {
  let extent = start;
  const add = (key: number, vector: StoredVector) => {
    const room = points.getMaxElements();
    if (points.getCurrentCount() === room) points.resizeIndex(Math.max(LEAST_ROOM, Math.ceil(room * ROOM)));
    points.addPoint(toUnit(vector), key);
  };
  const removeSpan = (first: number, last: number) => {
    for (let key = first; key <= Math.min(last, extent.through); key++) markDeleted(points, key);
  };
  return {
    name: 'news.hnsw',
    extent: () => extent,
    size: () => points.getCurrentCount(),
    removeSpan,
    nearest: (vector, k) => {
      const wanted = Math.min(k, points.getCurrentCount());
      if (wanted === 0) return [];
      points.setEf(Math.max(EF_SEARCH, 2 * wanted));
      const { neighbors, distances } = points.searchKnn(Array.from(vector), wanted);
      return neighbors.map((key, i) => ({ key, score: 1 - distances[i]! }));
    },
    grow: (db, most = Number.POSITIVE_INFINITY) => {
      const before = extent.through;
      extent = catchUp(db, extent, { removeSpan, add }, most);
      return extent.through - before < most;
    },
    save: (dir) => {
      const path = join(dir, temporaryName('news.hnsw'));
      points.resizeIndex(Math.max(LEAST_ROOM, points.getCurrentCount()));
      points.writeIndexSync(path);
      if (!isWholeGraphFile(path, points.getCurrentCount())) throw new Error('the graph could not be written whole');
      return null;
    },
  };
}

/** Points that were never put in (their page went before the graph was made) or are marked already are no error here. */
function markDeleted(points: HierarchicalNSW, key: number): void {
  try {
    points.markDelete(key);
  } catch {}
}

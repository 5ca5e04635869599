import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { HierarchicalNSW } from 'hnswlib-node';
import type { Match } from '../port.ts';
import { catchUp } from './catch-up.ts';
import { type StoredVector, toUnit } from './codec.ts';
import { type Extent, NOTHING, temporaryName } from './derived.ts';
import { isWholeGraphFile } from './graph-file.ts';

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
export type Graph = {
  readonly extent: () => Extent;
  /** Points in it, those marked as gone included. */
  readonly size: () => number;
  readonly nearest: (vector: Float32Array, k: number) => readonly Match[];
  readonly removeSpan: (first: number, last: number) => void;
  /** Takes in what the tables hold by now, `most` vectors at most; whether that was all. */
  readonly grow: (db: DatabaseSync, most?: number) => boolean;
  /** Writes the temporary file, to be published. Throws when it isn't whole, as on a full disk. */
  readonly save: (dir: string) => void;
};

export type GraphMaker = {
  readonly empty: () => Graph;
  /** Reads a file whose checksum was verified: hnswlib crashes the process on a damaged one. */
  readonly load: (path: string, extent: Extent) => Promise<Graph>;
};

/** How the vectors of an index are searched; `exact` does without a graph although there could be one. */
export type VectorSpace = { readonly dimensions: number; readonly exact: boolean };

/** hnswlib, or `null` where it isn't installed (no compiler when `npm ci` ran) or not wanted. */
export async function loadHnswlib({ dimensions, exact }: VectorSpace): Promise<GraphMaker | null> {
  if (exact) return null;
  const library = await import('hnswlib-node').catch(() => null);
  if (!library) return null;
  const make = library.default.HierarchicalNSW;
  return {
    empty: () => {
      const points = new make('ip', dimensions);
      points.initIndex(LEAST_ROOM, LINKS, EF_CONSTRUCTION, SEED);
      return wrap(points, NOTHING);
    },
    load: async (path, extent) => {
      const points = new make('ip', dimensions);
      await points.readIndex(path);
      return wrap(points, extent);
    },
  };
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
    },
  };
}

/** Points that were never put in (their page went before the graph was made) or are marked already are no error here. */
function markDeleted(points: HierarchicalNSW, key: number): void {
  try {
    points.markDelete(key);
  } catch {}
}

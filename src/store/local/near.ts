import type { DatabaseSync } from 'node:sqlite';
import type { HierarchicalNSW } from 'hnswlib-node';
import type { Match } from '../port.ts';
import type { Cosines } from './cosines.ts';
import type { DerivedName, Extent, Fingerprint } from './derived.ts';

/** What finds near vectors without comparing all of them, made from the tables up to `extent.through` and kept in a file. */
export type Near = {
  readonly name: NearName;
  readonly extent: () => Extent;
  readonly nearest: (vector: Float32Array, k: number, cosines: Cosines) => readonly Match[];
  readonly removeSpan: (first: number, last: number) => void;
  /** Takes in what the tables hold by now, `most` vectors at most; whether that was all. */
  readonly grow: (db: DatabaseSync, most?: number) => boolean;
  /** Writes the temporary file, to be published. Throws when it isn't whole, as on a full disk. */
  readonly save: (dir: string) => Fingerprint | null;
};

/** A graph of all vectors, or lists of them by centres. */
export type NearName = Extract<DerivedName, 'news.hnsw' | 'news.lists'>;

/** How the vectors of an index are searched; `exact` does without a file although there could be one. */
export type VectorSpace = { readonly dimensions: number; readonly exact: boolean };

export type Points = typeof HierarchicalNSW;

/** hnswlib, or `null` where it isn't installed (no compiler when `npm ci` ran) or not wanted. */
export async function loadHnswlib({ exact }: VectorSpace): Promise<Points | null> {
  if (exact) return null;
  const library = await import('hnswlib-node').catch(() => null);
  return library?.default.HierarchicalNSW ?? null;
}

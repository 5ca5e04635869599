import type { DatabaseSync } from 'node:sqlite';
import { createVersion } from './catch-up.ts';
import { cosineWith, decodeVector, type StoredVector } from './codec.ts';
import { createBatch, createKept } from './rows.ts';

/** Cosines of a unit vector with the stored vectors of passages, in the order of their keys; 0 where a key is gone. */
export type Cosines = (vector: Float32Array, keys: readonly number[]) => readonly number[];

/** A passage's vector as a file has it, or `null`. */
export type VectorOf = (key: number) => StoredVector | null;

/**
 * Compares by `news.texts`, and by the tables what that hasn't got. What the search for near vectors has compared, ranking needn't
 * compare again.
 */
export function createCosines(db: DatabaseSync, byFile: () => VectorOf): Cosines {
  const rowsOf = createBatch(db, 'SELECT r.* FROM json_each(?) j CROSS JOIN passage_vector r ON r.key = j.value');
  const vectorsOf = createKept(db, (keys) => [...rowsOf(keys)].map(([key, { vector }]) => [key, decodeVector(vector)]));
  const version = createVersion(db);
  let last: Float32Array | null = null;
  let seen = '';
  const known = new Map<number, number>();
  const compare = (vector: Float32Array, keys: readonly number[], vectorOf: VectorOf) =>
    keys.filter((key) => {
      const one = vectorOf(key);
      if (one) known.set(key, cosineWith(vector, one));
      return !one;
    });
  return (vector, keys) => {
    const now = version();
    if (vector !== last || now !== seen) known.clear();
    last = vector;
    seen = now;
    const unknown = keys.filter((key) => !known.has(key));
    const others = compare(vector, unknown, byFile());
    const stored = vectorsOf(others);
    compare(vector, others, (key) => stored.get(key) ?? null);
    return keys.map((key) => known.get(key) ?? 0);
  };
}

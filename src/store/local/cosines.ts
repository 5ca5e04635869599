import type { DatabaseSync } from 'node:sqlite';
import { cosineWith, decodeVector } from './codec.ts';
import { createBatch } from './rows.ts';

/** Cosines of a unit vector with the stored vectors of passages, in the order of their keys; 0 where a key is gone. */
export function createCosines(db: DatabaseSync): (vector: Float32Array, keys: readonly number[]) => readonly number[] {
  const rowsOf = createBatch(db, 'SELECT r.* FROM json_each(?) j CROSS JOIN passage_vector r ON r.key = j.value');
  return (vector, keys) => {
    const rows = rowsOf(keys);
    return keys.map((key) => {
      const row = rows.get(key);
      return row ? cosineWith(vector, decodeVector(row.vector)) : 0;
    });
  };
}

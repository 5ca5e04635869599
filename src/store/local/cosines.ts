import type { DatabaseSync } from 'node:sqlite';
import { createVersion } from './catch-up.ts';
import { cosineWith, decodeVector } from './codec.ts';
import { createBatch } from './rows.ts';

/** Cosines of a unit vector with the stored vectors of passages, in the order of their keys; 0 where a key is gone. */
type Cosines = (vector: Float32Array, keys: readonly number[]) => readonly number[];

const ofConnection = new WeakMap<DatabaseSync, Cosines>();

/** One for a connection: what the search for near vectors has compared, ranking needn't compare again. */
export function cosinesOf(db: DatabaseSync): Cosines {
  const made = ofConnection.get(db) ?? createCosines(db);
  ofConnection.set(db, made);
  return made;
}

function createCosines(db: DatabaseSync): Cosines {
  const rowsOf = createBatch(db, 'SELECT r.* FROM json_each(?) j CROSS JOIN passage_vector r ON r.key = j.value');
  const version = createVersion(db);
  let last: Float32Array | null = null;
  let seen = '';
  const known = new Map<number, number>();
  return (vector, keys) => {
    const now = version();
    if (vector !== last || now !== seen) known.clear();
    last = vector;
    seen = now;
    const unknown = keys.filter((key) => !known.has(key));
    for (const [key, row] of unknown.length === 0 ? [] : rowsOf(unknown))
      known.set(key, cosineWith(vector, decodeVector(row.vector)));
    return keys.map((key) => known.get(key) ?? 0);
  };
}

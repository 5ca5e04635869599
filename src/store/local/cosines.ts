import type { DatabaseSync } from 'node:sqlite';
import { createVersion } from './catch-up.ts';
import { cosineWith, decodeVector } from './codec.ts';
import { createBatch, createKept } from './rows.ts';

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
  const vectorsOf = createKept(db, (keys) => [...rowsOf(keys)].map(([key, { vector }]) => [key, decodeVector(vector)]));
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
    const stored = vectorsOf(unknown);
    for (const key of unknown) {
      const one = stored.get(key);
      if (one) known.set(key, cosineWith(vector, one));
    }
    return keys.map((key) => known.get(key) ?? 0);
  };
}

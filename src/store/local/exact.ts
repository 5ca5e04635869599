import type { DatabaseSync } from 'node:sqlite';
import type { Match } from '../port.ts';
import { createTop } from './top.ts';

/** Vectors compared one by one: what the graph doesn't hold yet, or all of them where there is no hnswlib. */
export type Exact = {
  readonly add: (key: number, encoded: Uint8Array) => void;
  readonly removeSpan: (first: number, last: number) => void;
  readonly nearest: (vector: Float32Array, k: number) => readonly Match[];
  readonly size: () => number;
};

export function createExact(dimensions: number): Exact {
  let keys = new Uint32Array(64);
  let scales = new Float32Array(64);
  let steps = new Int8Array(64 * dimensions);
  let size = 0;
  const grow = () => {
    keys = copyInto(new Uint32Array(size * 2), keys);
    scales = copyInto(new Float32Array(size * 2), scales);
    steps = copyInto(new Int8Array(size * 2 * dimensions), steps);
  };
  return {
    size: () => size,
    add: (key, encoded) => {
      if (size === keys.length) grow();
      const view = new DataView(encoded.buffer, encoded.byteOffset, encoded.byteLength);
      keys[size] = key;
      scales[size] = view.getFloat32(0, true);
      steps.set(new Int8Array(encoded.buffer, encoded.byteOffset + 4, dimensions), size * dimensions);
      size++;
    },
    removeSpan: (first, last) => {
      let kept = 0;
      for (let i = 0; i < size; i++) {
        if (keys[i]! >= first && keys[i]! <= last) continue;
        keys[kept] = keys[i]!;
        scales[kept] = scales[i]!;
        steps.copyWithin(kept * dimensions, i * dimensions, (i + 1) * dimensions);
        kept++;
      }
      size = kept;
    },
    nearest: (vector, k) => {
      const top = createTop(k);
      for (let i = 0; i < size; i++) {
        let sum = 0;
        const at = i * dimensions;
        for (let d = 0; d < dimensions; d++) sum += vector[d]! * steps[at + d]!;
        top.offer(keys[i]!, sum * scales[i]!);
      }
      return top.take();
    },
  };
}

function copyInto<T extends Uint32Array | Float32Array | Int8Array>(target: T, source: T): T {
  target.set(source);
  return target;
}

/** Reads the vectors of all passages after `after`, in key order. */
export function* vectorsAfter(db: DatabaseSync, after: number, through: number) {
  const rows = db.prepare('SELECT key, vector FROM passage_vector WHERE key > ? AND key <= ? ORDER BY key');
  for (const { key, vector } of rows.iterate(after, through)) yield [Number(key), vector as Uint8Array] as const;
}

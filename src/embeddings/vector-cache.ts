import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';

/** Vectors by the hash of what was embedded. */
export type VectorCache = {
  readonly get: (key: string) => Float32Array | undefined;
  readonly put: (entries: readonly (readonly [key: string, vector: Float32Array])[]) => void;
};

/** In memory at most this many vectors (at 1,536 dimensions 12 MB): enough for repeated questions, no leak. */
const REMEMBERED = 2000;
const KEY_BYTES = 32;
const SUM_BYTES = 4;

/** What a vector depends on: model, role and text. */
export const cacheKey = (id: string, role: string, text: string): string =>
  createHash('sha256').update(`${id}\0${role}\0${text}`).digest('hex');

/** Keeps the most recently used `REMEMBERED` vectors. */
export function createMemoryCache(): VectorCache {
  const kept = new Map<string, Float32Array>();
  return {
    get: (key) => {
      const vector = kept.get(key);
      if (vector && kept.delete(key)) kept.set(key, vector);
      return vector;
    },
    put: (entries) => {
      for (const [key, vector] of entries) kept.set(key, vector);
      for (const key of kept.keys()) {
        if (kept.size <= REMEMBERED) break;
        kept.delete(key);
      }
    },
  };
}

function record(key: string, vector: Float32Array): Buffer {
  const numbers = Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength);
  const sum = Buffer.alloc(SUM_BYTES);
  sum.writeUInt32LE(crc32(numbers));
  return Buffer.concat([Buffer.from(key, 'hex'), sum, numbers]);
}

function readRecords(file: Buffer, dimensions: number): Map<string, Float32Array> {
  const size = KEY_BYTES + SUM_BYTES + dimensions * 4;
  const found = new Map<string, Float32Array>();
  for (let at = 0; at + size <= file.length; at += size) {
    const numbers = file.subarray(at + KEY_BYTES + SUM_BYTES, at + size);
    if (crc32(numbers) !== file.readUInt32LE(at + KEY_BYTES)) continue;
    found.set(file.toString('hex', at, at + KEY_BYTES), new Float32Array(new Uint8Array(numbers).buffer));
  }
  return found;
}

/**
 * A file of records (key, checksum, numbers) in `folder`, one file a model, only ever appended to. Damaged records are
 * skipped and a record cut short by a crash is taken off, so that the cache can lose vectors but never return a wrong one.
 */
export function openFileCache(folder: string, id: string, dimensions: number): VectorCache {
  mkdirSync(folder, { recursive: true });
  const name = createHash('sha256').update(`${id}\0${dimensions}`).digest('hex').slice(0, 16);
  const path = join(folder, `vectors-${name}.bin`);
  const size = KEY_BYTES + SUM_BYTES + dimensions * 4;
  const file = existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
  if (file.length % size !== 0) truncateSync(path, file.length - (file.length % size));
  const known = readRecords(file, dimensions);
  return {
    get: (key) => known.get(key),
    put: (entries) => {
      const fresh = entries.filter(([key]) => !known.has(key));
      for (const [key, vector] of fresh) known.set(key, vector);
      if (fresh.length > 0) appendFileSync(path, Buffer.concat(fresh.map(([key, vector]) => record(key, vector))));
    },
  };
}

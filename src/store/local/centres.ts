import type { DatabaseSync } from 'node:sqlite';
import { eachVector } from './catch-up.ts';
import { type StoredVector, toUnit } from './codec.ts';
import type { Extent } from './derived.ts';
import type { Points } from './near.ts';

/** Vectors a list holds in the mean: with 134,000 vectors 512 lists, which take a seventh of a millisecond to choose among. */
const EACH = 256;
/** Vectors that centres are found by, for each of them; no more than so many in all, half a kB each. */
const SAMPLED_EACH = 32;
const MOST_SAMPLED = 131_072;
/** Rounds of k-means (Lloyd 1982): a fourth moves hardly any vector. */
const ROUNDS = 3;
/** Links and candidates of the graph over the centres: they are few, and near ones do as well as the nearest. */
const [LINKS, EF, SEED] = [16, 64, 100];

/** Finds the centre that is nearest to a unit vector, by hnswlib: thousands of vectors are asked for, each against all centres. */
export function createAssign(points: Points, centres: Float32Array, dimensions: number) {
  const graph = new points('ip', dimensions);
  const count = centres.length / dimensions;
  graph.initIndex(count, LINKS, 2 * EF, SEED);
  for (let i = 0; i < count; i++) graph.addPoint(Array.from(centreAt(centres, i, dimensions)), i);
  graph.setEf(EF);
  return (unit: number[]): number => graph.searchKnn(unit, 1).neighbors[0]!;
}

const centreAt = (centres: Float32Array, i: number, dimensions: number) =>
  centres.subarray(i * dimensions, (i + 1) * dimensions);

/** Centres of the vectors up to `extent`: spherical k-means over a sample of them, begun with vectors of the sample itself. */
export function findCentres(
  db: DatabaseSync,
  points: Points,
  dimensions: number,
  { through }: Extent,
  passages: number,
) {
  const count = Math.max(1, Math.round(passages / EACH));
  const sample = sampleOf(db, through, passages, Math.min(MOST_SAMPLED, SAMPLED_EACH * count));
  const step = Math.max(1, Math.floor(sample.length / count));
  let centres = new Float32Array(count * dimensions);
  for (let i = 0; i < count; i++) centres.set(toUnit(sample[(i * step) % sample.length]!), i * dimensions);
  for (let round = 0; round < ROUNDS; round++) {
    const nearest = createAssign(points, centres, dimensions);
    const sums = new Float32Array(centres.length);
    for (const stored of sample) {
      const vector = toUnit(stored);
      const at = nearest(vector) * dimensions;
      for (let d = 0; d < dimensions; d++) sums[at + d]! += vector[d]!;
    }
    centres = toUnits(sums, centres, dimensions);
  }
  return centres;
}

/** Every n-th vector, so that there are about `wanted` of them. */
function sampleOf(db: DatabaseSync, through: number, passages: number, wanted: number): readonly StoredVector[] {
  const each = Math.max(1, Math.floor(passages / wanted));
  const sample: StoredVector[] = [];
  let seen = 0;
  eachVector(db, 0, through, (_key, vector) => {
    if (seen++ % each === 0) sample.push(vector);
  });
  return sample;
}

/** Sums made unit length; a centre that nothing was near to stays where it was. */
function toUnits(sums: Float32Array, before: Float32Array, dimensions: number): Float32Array<ArrayBuffer> {
  const units = new Float32Array(sums.length);
  for (let i = 0; i < sums.length / dimensions; i++) {
    const sum = centreAt(sums, i, dimensions);
    const length = Math.hypot(...sum);
    units.set(length > 0 ? sum.map((x) => x / length) : centreAt(before, i, dimensions), i * dimensions);
  }
  return units;
}

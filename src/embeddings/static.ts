import { fileURLToPath } from 'node:url';
import type { Embedder, EmbeddingRole } from './port.ts';
import { readModel, type StaticModel } from './static/format.ts';
import { fnv1a, termCounts, toUnitLength } from './terms.ts';

/** The model in the repository; MODEL_CARD.md beside it says how it was made. */
export const BUILT_IN = fileURLToPath(new URL('./static/model.bin', import.meta.url));

/** Non-zero places of an unknown term's vector: 16 of 256 keep strangers nearly orthogonal at a sixteenth of the work. */
const UNKNOWN_PLACES = 16;

type Loaded = StaticModel & { readonly rows: ReadonlyMap<string, number>; readonly unknown: number };

/** Length of a row: what a term weighs in a sum. */
function rowLength(model: StaticModel, row: number): number {
  let sum = 0;
  const from = row * model.dimensions;
  for (let at = from; at < from + model.dimensions; at++) sum += model.values[at]! ** 2;
  return Math.sqrt(sum) * model.scales[row]!;
}

/** Unknown terms weigh what the rarest known ones weigh: the mean of up to 1,000 rows from the end. */
function load(path: string): Loaded {
  const model = readModel(path);
  const rows = new Map(model.vocabulary.map((term, row) => [term, row]));
  const first = Math.max(0, rows.size - 1000);
  const lengths = model.vocabulary.slice(first).map((_, at) => rowLength(model, first + at));
  return { ...model, rows, unknown: lengths.reduce((a, b) => a + b, 0) / Math.max(1, lengths.length) };
}

/** A term the model never met gets a direction of its own from its hash (sparse random projection, Li et al. 2006). */
function addUnknown(vector: Float32Array, term: string, weight: number): void {
  const size = weight / Math.sqrt(UNKNOWN_PLACES);
  for (let n = 0; n < UNKNOWN_PLACES; n++) {
    const hash = fnv1a(term, 0x811c9dc5 + n * 0x9e3779b1);
    const place = (hash >>> 1) % vector.length;
    vector[place] = vector[place]! + (hash & 1 ? size : -size);
  }
}

function addRow(vector: Float32Array, model: StaticModel, row: number, weight: number): void {
  const { values, dimensions } = model;
  const scale = model.scales[row]! * weight;
  const from = row * dimensions;
  for (let at = 0; at < dimensions; at++) vector[at]! += scale * values[from + at]!;
}

function embedOne(model: Loaded, text: string, role: EmbeddingRole): Float32Array {
  const vector = new Float32Array(model.dimensions);
  for (const [term, count] of termCounts(text, role)) {
    const row = model.rows.get(term);
    if (row === undefined) addUnknown(vector, term, count * model.unknown);
    else addRow(vector, model, row, count);
  }
  return toUnitLength(vector);
}

/**
 * The built-in embedder: a text's vector is the sum of its words' and character pairs' trained vectors, made unit
 * length. No network, no key, no native code; reads its file (16 MB) at the first text.
 */
export function createStaticEmbedder(path: string = BUILT_IN): Embedder {
  const model = load(path);
  return {
    id: model.id,
    dimensions: model.dimensions,
    embed: async (texts, role, signal) => {
      signal?.throwIfAborted();
      return texts.map((text) => embedOne(model, text, role));
    },
  };
}

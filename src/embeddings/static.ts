import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Embedder, EmbeddingRole } from './port.ts';
import { readModel, type StaticModel } from './static/format.ts';
import {
  addLiteral,
  emphasised,
  LITERAL_EMPHASIS,
  LITERAL_SHARE,
  LITERAL_WIDTH,
  literalWeight,
} from './static/literal.ts';
import { unpack } from './static/packed.ts';
import { termCounts, toUnitLength } from './terms.ts';

/** The model in the repository; MODEL_CARD.md beside it says how it was made. */
export const BUILT_IN = fileURLToPath(new URL('./static/model.bin', import.meta.url));

/** Texts between two turns of the event loop: about 20 ms, so that a bot that indexes goes on answering. */
const TURN = 64;

/** Sightings of a term that is in no vocabulary, which keeps terms of five articles or more. */
const UNSEEN_ARTICLES = 4;

type Loaded = StaticModel & {
  readonly rows: ReadonlyMap<string, number>;
  /** Lengths of an unknown term's vectors in the trained and in the literal part. */
  readonly unknown: { readonly trained: number; readonly literal: number };
};

/** Length of a row: what a term weighs in a sum. */
function rowLength({ values, dimensions, scales }: StaticModel, row: number): number {
  const numbers = unpack(values.subarray((row * dimensions) / 2, ((row + 1) * dimensions) / 2));
  return Math.sqrt(numbers.reduce((sum, x) => sum + x * x, 0)) * scales[row]!;
}

/** Unknown terms weigh what the rarest known ones weigh: the mean of up to 1,000 rows from the end. */
function load(path: string): Loaded {
  const model = readModel(path);
  const rows = new Map(model.vocabulary.map((term, row) => [term, row]));
  const first = Math.max(0, rows.size - 1000);
  const lengths = model.vocabulary.slice(first).map((_, at) => rowLength(model, first + at));
  const trained = lengths.reduce((a, b) => a + b, 0) / Math.max(1, lengths.length);
  return {
    ...model,
    weights: model.weights.map(emphasised),
    rows,
    unknown: { trained, literal: Math.log(Math.max(UNSEEN_ARTICLES, model.articles) / UNSEEN_ARTICLES) },
  };
}

/** Four numbers of two bytes a turn: the innermost loop of indexing; dimensions are a multiple of 4. See packed.ts. */
function addRow(vector: Float32Array, model: StaticModel, row: number, weight: number): void {
  const { values, dimensions } = model;
  const scale = model.scales[row]! * weight;
  let from = (row * dimensions) / 2;
  for (let at = 0; at < dimensions; at += 4) {
    const one = values[from++]!;
    const two = values[from++]!;
    vector[at]! += scale * ((one & 15) - 8);
    vector[at + 1]! += scale * ((one >> 4) - 8);
    vector[at + 2]! += scale * ((two & 15) - 8);
    vector[at + 3]! += scale * ((two >> 4) - 8);
  }
}

/** A term the model never met gets a direction of its own in the trained part too, so that strangers differ. */
function addTerm(trained: Float32Array, literal: Float32Array, model: Loaded, term: string, count: number): void {
  const { unknown } = model;
  const row = model.rows.get(term);
  const times = 1 + Math.log(count);
  if (row === undefined) addLiteral(trained, term, times * unknown.trained);
  else addRow(trained, model, row, times);
  const weight = row === undefined ? emphasised(literalWeight(term, unknown.literal, false)) : model.weights[row]!;
  addLiteral(literal, term, times * weight);
}

/** Both parts at unit length, so that neither's share hangs on how long or how rare-worded a text is. */
function embedOne(model: Loaded, text: string, role: EmbeddingRole): Float32Array {
  const trained = new Float32Array(model.dimensions);
  const literal = new Float32Array(LITERAL_WIDTH);
  for (const [term, count] of termCounts(text, role)) addTerm(trained, literal, model, term, count);
  const vector = new Float32Array(trained.length + literal.length);
  vector.set(toUnitLength(trained));
  vector.set(
    toUnitLength(literal).map((x) => x * LITERAL_SHARE),
    trained.length,
  );
  return toUnitLength(vector);
}

/**
 * The built-in embedder: a text's vector is the sum of its words' and character pairs' vectors, made unit length. Each
 * has a trained part (what stands near what) and a literal part (which word it is, for names and rare words). No
 * network and no key. Reads its file at once: 16 MB, 0.15 seconds.
 */
export function createStaticEmbedder(path: string = BUILT_IN): Embedder {
  const model = load(path);
  return {
    id: `${model.id}-l${LITERAL_WIDTH}^${LITERAL_EMPHASIS}`,
    dimensions: model.dimensions + LITERAL_WIDTH,
    embed: async (texts, role, signal) => {
      signal?.throwIfAborted();
      const vectors: Float32Array[] = [];
      for (const [at, text] of texts.entries()) {
        if (at > 0 && at % TURN === 0) {
          await setImmediate();
          signal?.throwIfAborted();
        }
        vectors.push(embedOne(model, text, role));
      }
      return vectors;
    },
  };
}

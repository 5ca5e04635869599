import { readFileSync } from 'node:fs';
import { ConfigError } from '../../errors.ts';

/**
 * A trained model in memory: row `r` of `values`, unpacked (see packed.ts) and times `scales[r]`, is the trained vector
 * of `vocabulary[r]`; `weights[r]` (its idf) is what it weighs in the literal part, see literal.ts.
 */
export type StaticModel = {
  readonly id: string;
  /** Numbers of a trained vector. */
  readonly dimensions: number;
  /** Articles the model was trained on. */
  readonly articles: number;
  readonly weights: Float32Array;
  readonly vocabulary: readonly string[];
  readonly values: Uint8Array;
  readonly scales: Float32Array;
};

/** Rows as small numbers, one each, with a scale a row. */
export type Quantised = { readonly values: Int8Array; readonly scales: Float32Array };

/** First bytes of a model file; the digit is the version of the layout. */
const MAGIC = 'WJVEC002';
/** Numbers of a row become −7 … 7, four bits each, so that twice as many terms fit the file as with bytes. */
const LEVELS = 7;
/** Rows are clipped at this many standard deviations: finer steps for the many serve better than room for the few. */
const CLIP = 2.8;
/** Weights are stored in steps of a twentieth: 0 to 12.75 in a byte, and idf of 65,000 articles ends at 11. */
const WEIGHT_STEPS = 20;
type Header = Pick<StaticModel, 'id' | 'dimensions' | 'articles'> & {
  readonly features: number;
  readonly words: number;
};

const aligned = (bytes: number): number => Math.ceil(bytes / 4) * 4;

/** One scale a row; larger numbers than `CLIP` deviations are clipped. */
export function quantise(values: Float32Array, width: number): Quantised {
  const small = new Int8Array(values.length);
  const scales = new Float32Array(values.length / width);
  for (let row = 0; row < scales.length; row++) {
    const line = values.subarray(row * width, (row + 1) * width);
    const deviation = Math.sqrt(line.reduce((sum, x) => sum + x * x, 0) / width);
    const scale = deviation === 0 ? 1 : (CLIP * deviation) / LEVELS;
    scales[row] = scale;
    for (let at = 0; at < width; at++)
      small[row * width + at] = Math.max(-LEVELS, Math.min(LEVELS, Math.round(line[at]! / scale)));
  }
  return { values: small, scales };
}

const bytesOf = (numbers: Float32Array): Uint8Array =>
  new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);

/**
 * The model as a file: magic (8 bytes), length of the header (uint32, little endian), header (JSON), words (UTF-8, one
 * a line), then aligned to 4 bytes the scales (float32), the weights (a byte each) and the numbers (4 bits each).
 */
export function encodeModel(model: StaticModel): Buffer {
  const { id, dimensions, articles, vocabulary, scales } = model;
  const words = Buffer.from(vocabulary.join('\n'));
  const sizes: Header = { id, dimensions, articles, features: vocabulary.length, words: words.length };
  const header = Buffer.from(JSON.stringify(sizes));
  const start = Buffer.alloc(12);
  start.write(MAGIC, 0, 'latin1');
  start.writeUInt32LE(header.length, 8);
  const gap = Buffer.alloc(aligned(12 + header.length + words.length) - 12 - header.length - words.length);
  const weights = Uint8Array.from(model.weights, (weight) => Math.min(255, Math.round(weight * WEIGHT_STEPS)));
  return Buffer.concat([start, header, words, gap, bytesOf(scales), weights, model.values]);
}

/** Reads what `encodeModel` wrote. Throws a plain `Error` that says what is wrong. */
export function decodeModel(file: Buffer): StaticModel {
  if (file.toString('latin1', 0, 8) !== MAGIC) throw new Error('it is not a model file of this version');
  const headerEnd = 12 + file.readUInt32LE(8);
  const { words, features, ...header } = JSON.parse(file.toString('utf8', 12, headerEnd)) as Header;
  const start = aligned(headerEnd + words);
  const size = start + features * 5 + (features * header.dimensions) / 2;
  if (file.length !== size) throw new Error(`it has ${file.length} bytes where its header promises ${size}`);
  const weights = start + features * 4;
  return {
    ...header,
    vocabulary: file.toString('utf8', headerEnd, headerEnd + words).split('\n'),
    scales: new Float32Array(new Uint8Array(file.subarray(start, weights)).buffer),
    weights: Float32Array.from(file.subarray(weights, weights + features), (step) => step / WEIGHT_STEPS),
    values: file.subarray(weights + features),
  };
}

/** Reads a model file; rejects files that are missing, cut short or of another version with `ConfigError`. */
export function readModel(path: string): StaticModel {
  try {
    return decodeModel(readFileSync(path));
  } catch (error) {
    throw new ConfigError({
      what: `load the embedding model "${path}"`,
      why: error instanceof Error ? error.message : String(error),
      remedy:
        'Restore the file with `git checkout`, train one with `npm run train -- ARCHIVE.jsonl.gz`, or set EMBEDDER=hashed.',
      cause: error,
    });
  }
}

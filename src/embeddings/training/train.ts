import { setImmediate } from 'node:timers/promises';
import { adamStep, type Weights } from './adam.ts';
import { contrast, type Rows, rows, workspace } from './contrast.ts';
import type { Corpus } from './corpus.ts';
import { gaussian, seeded, shuffle } from './random.ts';
import { type Bags, drawPairs, type Pairs, type SampleOptions, trainable } from './samples.ts';

export type TrainOptions = SampleOptions & {
  /** A multiple of 4. */
  readonly dimensions: number;
  readonly epochs: number;
  /** Pairs a step; all others of the batch serve as wrong answers. A multiple of 4. */
  readonly batch: number;
  readonly temperature: number;
  /** At the first step; falls in a straight line to 0. */
  readonly rate: number;
  readonly seed: number;
};

/** The recipe the shipped model was made with; MODEL_CARD.md has the runs that chose each number. */
export const RECIPE: TrainOptions = {
  dimensions: 256,
  epochs: 6,
  batch: 1024,
  temperature: 0.05,
  rate: 0.03,
  seed: 1,
  drop: 0.6,
  keepSentence: 0.35,
  window: 6,
};

export type TrainState = { readonly weights: Weights; readonly epoch: number };
export type Progress = { readonly epoch: number; readonly step: number; readonly steps: number; readonly loss: number };

/** ln(articles / articles with the feature). */
export function inverseFrequencies({ articleCounts, articles }: Corpus): Float32Array {
  return Float32Array.from(articleCounts, (count) => Math.log((articles.length - 1) / count));
}

/** Random directions as long as the feature is rare (idf), so that an untrained model already matches words. */
export function initialState(corpus: Corpus, options: TrainOptions): TrainState {
  const width = options.dimensions;
  const size = corpus.vocabulary.length * width;
  const random = seeded(options.seed);
  const lengths = inverseFrequencies(corpus);
  const values = new Float32Array(size);
  for (let at = 0; at < size; at++)
    values[at] = (gaussian(random) * lengths[Math.floor(at / width)]!) / Math.sqrt(width);
  return { weights: { width, values, mean: new Float32Array(size), square: new Float32Array(size) }, epoch: 0 };
}

/** Sums the features of each bag into `out`, makes the rows unit length and returns the lengths they had. */
function pool(bags: Bags, weights: Weights, out: Rows): Float32Array {
  const { width, values } = weights;
  const z = out.values.fill(0);
  const lengths = new Float32Array(out.count);
  for (let row = 0; row < out.count; row++) {
    const o = row * width;
    for (let at = bags.starts[row]!; at < bags.starts[row + 1]!; at++) {
      const from = bags.features[at]! * width;
      for (let k = 0; k < width; k++) z[o + k]! += values[from + k]!;
    }
    let sum = 1e-12;
    for (let k = 0; k < width; k++) sum += z[o + k]! ** 2;
    const length = Math.sqrt(sum);
    lengths[row] = length;
    for (let k = 0; k < width; k++) z[o + k]! /= length;
  }
  return lengths;
}

/** Hands the gradient of unit rows back through the normalisation to every feature of their bags. */
function spread(bags: Bags, unit: Rows, lengths: Float32Array, slope: Rows, gradient: Float32Array): void {
  const { width } = unit;
  for (let row = 0; row < unit.count; row++) {
    const o = row * width;
    let along = 0;
    for (let k = 0; k < width; k++) along += unit.values[o + k]! * slope.values[o + k]!;
    for (let k = 0; k < width; k++)
      slope.values[o + k] = (slope.values[o + k]! - along * unit.values[o + k]!) / lengths[row]!;
    for (let at = bags.starts[row]!; at < bags.starts[row + 1]!; at++) {
      const into = bags.features[at]! * width;
      for (let k = 0; k < width; k++) gradient[into + k]! += slope.values[o + k]!;
    }
  }
}

type Step = { readonly epoch: number; readonly step: number; readonly steps: number };

/** Everything an epoch writes into, made once: the batch's unit rows, their slopes and the features' gradient. */
function scratch(weights: Weights, batch: number) {
  const [u, v, du, dv] = Array.from({ length: 4 }, () => rows(batch, weights.width)) as [Rows, Rows, Rows, Rows];
  return { u, v, du, dv, space: workspace(batch), gradient: new Float32Array(weights.values.length) };
}

/** One batch: forward, loss, gradient, Adam. Changes `weights` in place and returns the loss. */
function runStep(weights: Weights, pairs: Pairs, space: ReturnType<typeof scratch>, at: Step, options: TrainOptions) {
  const { questions, passages } = pairs;
  const { u, v, du, dv, gradient } = space;
  const questionLengths = pool(questions, weights, u);
  const passageLengths = pool(passages, weights, v);
  const loss = contrast(u, v, options.temperature, space.space, du, dv);
  spread(questions, u, questionLengths, du, gradient);
  spread(passages, v, passageLengths, dv, gradient);
  const done = at.epoch * at.steps + at.step;
  const rate = options.rate * (1 - done / (options.epochs * at.steps));
  adamStep(weights, [questions.features, passages.features], gradient, rate, done + 1);
  return loss;
}

/** The largest batch not above the wish that fills at least one step, in fours (see contrast.ts). */
const batchFor = (articles: number, wish: number): number => Math.min(wish, Math.floor(articles / 4) * 4);

/**
 * Trains in place from `state` to the last epoch, yielding after each one so that the caller can save it and go on
 * later: the same state, corpus and options always give the same numbers. Lets the event loop turn between steps.
 */
export async function* train(
  state: TrainState,
  corpus: Corpus,
  options: TrainOptions,
  hooks: { readonly onStep?: (progress: Progress) => void; readonly signal?: AbortSignal } = {},
): AsyncGenerator<TrainState> {
  const { weights } = state;
  const articles = trainable(corpus);
  const batch = batchFor(articles.length, options.batch);
  const steps = batch === 0 ? 0 : Math.floor(articles.length / batch);
  const space = scratch(weights, batch);
  for (let { epoch } = state; epoch < options.epochs; epoch++) {
    const random = seeded(options.seed * 1000 + epoch + 1);
    const order = shuffle(articles.slice(), random);
    for (let step = 0; step < steps; step++) {
      const pairs = drawPairs(corpus, order.subarray(step * batch, (step + 1) * batch), options, random);
      const loss = runStep(weights, pairs, space, { epoch, step, steps }, options);
      hooks.onStep?.({ epoch, step, steps, loss });
      await setImmediate(undefined);
      hooks.signal?.throwIfAborted();
    }
    yield { weights, epoch: epoch + 1 };
  }
}

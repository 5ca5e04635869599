// What for: train the built-in embedder on an archive of articles, so that a newsroom can make its own.
// In: a `.jsonl` or `.jsonl.gz` archive, one article a line, and a recipe. Out: a model file that static.ts loads.
// A run that was stopped goes on from its last whole epoch when the same command is given again.
// Not here: measuring retrieval (npm run bench), embedding with the model (static.ts).
import { createHash } from 'node:crypto';
import { renameSync, writeFileSync } from 'node:fs';
import { InputError } from '../../errors.ts';
import { wordFrequency } from '../../reading/index.ts';
import { encodeModel, quantise } from '../static/format.ts';
import { literalWeight } from '../static/literal.ts';
import { pack } from '../static/packed.ts';
import { dropCheckpoint, resumeCheckpoint, runName, saveCheckpoint } from './checkpoint.ts';
import { type Corpus, readCorpus } from './corpus.ts';
import {
  initialState,
  inverseFrequencies,
  type Progress,
  RECIPE,
  type TrainOptions,
  type TrainState,
  train,
} from './train.ts';

export { type Progress, RECIPE, type TrainOptions } from './train.ts';

/** 110,000 rows of 256 numbers at 4 bits are 14.1 MB; with scales and words the file stays under 16 MB. */
const MAX_FEATURES = 110_000;
/** A term in fewer articles has been seen too seldom to have learned anything. */
const MIN_ARTICLES = 5;
/** One pair an article and three wrong answers a pair at least; good models want tens of thousands. */
const FEWEST_ARTICLES = 100;

export type TrainingHooks = {
  readonly onRead?: (articles: number) => void;
  readonly onStep?: (progress: Progress) => void;
  readonly signal?: AbortSignal;
};

export type Trained = {
  readonly id: string;
  readonly features: number;
  readonly articles: number;
  readonly bytes: number;
};

/** Names the model by its numbers, so that an index never mixes vectors of two trainings. */
function identity(corpus: Corpus, values: Int8Array, width: number): string {
  const hash = createHash('sha256').update(corpus.vocabulary.join('\n')).update(values).digest('hex');
  return `static-${width}-${hash.slice(0, 8)}`;
}

function literalWeights(corpus: Corpus): Float32Array {
  const idf = inverseFrequencies(corpus);
  return idf.map((weight, row) =>
    literalWeight(corpus.vocabulary[row]!, weight, wordFrequency(corpus.vocabulary[row]!) !== undefined),
  );
}

function save(out: string, corpus: Corpus, { weights }: TrainState): Trained {
  const small = quantise(weights.values, weights.width);
  const id = identity(corpus, small.values, weights.width);
  const { vocabulary, articles } = corpus;
  const common = { id, dimensions: weights.width, articles: articles.length - 1, vocabulary };
  const rows = { values: pack(small.values), scales: small.scales };
  const file = encodeModel({ ...common, weights: literalWeights(corpus), ...rows });
  writeFileSync(`${out}.part`, file);
  renameSync(`${out}.part`, out);
  return { id, features: corpus.vocabulary.length, articles: corpus.articles.length - 1, bytes: file.length };
}

async function readEnough(archive: string, hooks: TrainingHooks): Promise<Corpus> {
  const corpus = await readCorpus(archive, {
    maxFeatures: MAX_FEATURES,
    minArticles: MIN_ARTICLES,
    ...(hooks.onRead ? { onArticle: hooks.onRead } : {}),
  });
  if (corpus.articles.length > FEWEST_ARTICLES) return corpus;
  throw new InputError({
    what: `train on "${archive}"`,
    why: `it holds ${corpus.articles.length - 1} articles and at least ${FEWEST_ARTICLES} are needed`,
    remedy: 'Add articles, or keep the built-in model.',
  });
}

/** Trains on `archive` and writes the model to `out`; resumes from `out.checkpoint` when that is of the same run. */
export async function trainModel(
  archive: string,
  out: string,
  options: TrainOptions = RECIPE,
  hooks: TrainingHooks = {},
): Promise<Trained> {
  const corpus = await readEnough(archive, hooks);
  const checkpoint = `${out}.checkpoint`;
  const run = runName(corpus, options);
  let state = resumeCheckpoint(checkpoint, run, initialState(corpus, options));
  for await (const next of train(state, corpus, options, hooks)) {
    state = next;
    saveCheckpoint(checkpoint, run, state);
  }
  const trained = save(out, corpus, state);
  dropCheckpoint(checkpoint);
  return trained;
}

import { createHash } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import type { Corpus } from './corpus.ts';
import type { TrainOptions, TrainState } from './train.ts';

/** Names a run: another archive, vocabulary or recipe must not go on from its checkpoint. */
export function runName(corpus: Corpus, options: TrainOptions): string {
  const hash = createHash('sha256').update(JSON.stringify(options)).update(corpus.vocabulary.join('\n'));
  return hash.update(corpus.features).update(corpus.starts).update(corpus.articles).digest('hex');
}

const HEADER = 128;

/** Writes the state beside `path` and renames it, so that a kill leaves the earlier one whole. 3 × 64 MB at full size. */
export function saveCheckpoint(path: string, run: string, { weights, epoch }: TrainState): void {
  const file = openSync(`${path}.part`, 'w');
  const { values, mean, square } = weights;
  writeSync(file, JSON.stringify({ run, epoch }).padEnd(HEADER));
  for (const part of [values, mean, square])
    writeSync(file, new Uint8Array(part.buffer, part.byteOffset, part.byteLength));
  fsyncSync(file);
  closeSync(file);
  renameSync(`${path}.part`, path);
}

function readHeader(file: Buffer): { readonly run?: string; readonly epoch?: number } {
  try {
    return JSON.parse(file.toString('utf8', 0, HEADER));
  } catch {
    return {};
  }
}

/** Fills `state` from a checkpoint of the same run; any other file counts as none. */
export function resumeCheckpoint(path: string, run: string, state: TrainState): TrainState {
  if (!existsSync(path)) return state;
  const file = readFileSync(path);
  const header = readHeader(file);
  const { values, mean, square } = state.weights;
  if (header.run !== run || header.epoch === undefined || file.length !== HEADER + values.byteLength * 3) return state;
  for (const [n, part] of [values, mean, square].entries())
    new Uint8Array(part.buffer).set(file.subarray(HEADER + n * part.byteLength, HEADER + (n + 1) * part.byteLength));
  return { weights: state.weights, epoch: header.epoch };
}

export const dropCheckpoint = (path: string): void => rmSync(path, { force: true });

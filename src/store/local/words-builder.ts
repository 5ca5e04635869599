import { Worker } from 'node:worker_threads';
import type { EmbedderIdentity } from '../port.ts';
import type { Extent, Fingerprint } from './derived.ts';
import type { Segment } from './segment.ts';

/** All passages' words, made for search, and what they cover. */
export type MadeWords = { readonly segment: Segment; readonly extent: Extent };

/** And what the temporary file for `news.words` holds, if there is one. */
export type WrittenWords = MadeWords & { readonly written: Fingerprint | null };

/** What the thread is started with; `file` is the inode of the database that is meant. */
export type WordsOrder = {
  readonly dir: string;
  readonly embedder: EmbedderIdentity;
  readonly file: number | undefined;
  /** Leave the temporary file for `news.words` too. */
  readonly save: boolean;
};

/** Makes the word index in a thread of its own (see `words-worker.ts`). */
export type WordsBuilder = {
  /** Joins the run that goes on, if there is one. Resolves with `null` when it was stopped or the database replaced. */
  readonly make: () => Promise<MadeWords | null>;
  readonly isRunning: () => boolean;
  readonly stop: () => Promise<void>;
};

/** `publish` is called when a temporary file was finished. */
export function createWordsBuilder(order: WordsOrder, publish: (words: WrittenWords) => void): WordsBuilder {
  let running: { readonly worker: Worker; readonly made: Promise<MadeWords | null> } | null = null;
  const start = () => {
    const worker = new Worker(new URL('./words-worker.ts', import.meta.url), { workerData: order });
    const made = resultOf(worker)
      .then((words) => {
        if (words?.written && running) publish(words);
        return words;
      })
      .finally(() => {
        running = null;
      });
    return { worker, made };
  };
  return {
    make: () => {
      running ??= start();
      return running.made;
    },
    isRunning: () => running !== null,
    stop: async () => {
      const stopped = running?.worker;
      running = null;
      await stopped?.terminate();
    },
  };
}

const resultOf = (worker: Worker) =>
  new Promise<WrittenWords | null>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => resolve(null));
  });

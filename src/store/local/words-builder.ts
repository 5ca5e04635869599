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

export type WordsBuilder = ReturnType<typeof createWordsBuilder>;

/** Makes the word index in a thread of its own (see `words-worker.ts`). `publish` is called when a temporary file was finished. */
export function createWordsBuilder(order: WordsOrder, publish: (words: WrittenWords) => void) {
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
    /** Joins the run that goes on, if there is one. Resolves with `null` when it was stopped or the database replaced. */
    make: (): Promise<MadeWords | null> => {
      running ??= start();
      return running.made;
    },
    isRunning: (): boolean => running !== null,
    stop: async (): Promise<void> => {
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

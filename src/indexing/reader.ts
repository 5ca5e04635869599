import { Worker } from 'node:worker_threads';
import { statementsOf } from '../reading/index.ts';
import type { Article, Statement } from '../types.ts';

/** Reads articles for a run of the index. */
export type Reader = {
  /** Says that an article will be asked for, so that it may be read meanwhile. */
  readonly ahead: (article: Article) => void;
  readonly statements: (article: Article) => Promise<readonly Statement[]>;
  readonly close: () => Promise<void>;
};

/** Reads where it is called: for a few pages, which take less than a thread needs to start. */
export const inlineReader: Reader = {
  ahead: () => {},
  statements: async (article) => statementsOf(article),
  close: async () => {},
};

type Waiting = {
  readonly resolve: (statements: readonly Statement[]) => void;
  readonly reject: (error: unknown) => void;
};

/**
 * Reads in a thread of its own: reading an article takes about as long as all the rest of indexing it, and most machines
 * have a second core. What was read is found by the article's paragraphs, which stay the same object whatever else of it is changed.
 */
export function threadedReader(): Reader {
  const worker = new Worker(new URL('./reading-thread.ts', import.meta.url));
  const waiting = new Map<number, Waiting>();
  const asked = new WeakMap<readonly string[], Promise<readonly Statement[]>>();
  let last = 0;
  const fail = (error: unknown) => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  worker.on('message', ({ key, statements }: { key: number; statements: readonly Statement[] }) => {
    waiting.get(key)?.resolve(statements);
    waiting.delete(key);
  });
  worker.on('error', fail);
  worker.on('exit', () => fail(new Error('the thread that reads articles has ended')));
  const ask = (article: Article): Promise<readonly Statement[]> => {
    const before = asked.get(article.paragraphs);
    if (before) return before;
    const key = ++last;
    const reading = new Promise<readonly Statement[]>((resolve, reject) => waiting.set(key, { resolve, reject }));
    // Whoever awaits it hears of a failure; who was only reading ahead need not.
    reading.catch(() => {});
    asked.set(article.paragraphs, reading);
    worker.postMessage({ key, article });
    return reading;
  };
  return {
    ahead: (article) => void ask(article),
    statements: ask,
    close: async () => {
      worker.removeAllListeners('exit');
      waiting.clear();
      await worker.terminate();
    },
  };
}

/** From so many bytes of input on a thread pays: it starts in 1 s, in which 200 kB are read without it. */
const WORTH_A_THREAD = 1_000_000;

/** The reader for a run over so many bytes of files. */
export const createReader = (bytes: number): Reader => (bytes < WORTH_A_THREAD ? inlineReader : threadedReader());

import type { IndexedPage } from '../../types.ts';

/**
 * Articles from which on pages are written. Each writing makes a version and new files of five tables, so that a run, which
 * gives its pages sixty-four at a time, would spend most of its time on that; killed, it loses a minute's work.
 */
const ENOUGH = 2048;

/** Keeps back what a run puts in until it is worth a writing, or something is read. */
export function createPending(commit: (pages: readonly IndexedPage[]) => Promise<void>) {
  let waiting: IndexedPage[] = [];
  let articles = 0;
  let mayWait = false;
  const flush = async (): Promise<void> => {
    if (waiting.length === 0) return;
    const pages = waiting;
    [waiting, articles] = [[], 0];
    await commit(pages);
  };
  return {
    flush,
    put: async (pages: readonly IndexedPage[]): Promise<void> => {
      waiting.push(...pages);
      articles += pages.reduce((sum, page) => sum + page.articles.length, 0);
      if (!mayWait || articles >= ENOUGH) await flush();
    },
    during: async <T>(work: () => Promise<T>): Promise<T> => {
      mayWait = true;
      try {
        return await work();
      } finally {
        mayWait = false;
        await flush();
      }
    },
  };
}

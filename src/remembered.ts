import type { Store } from './store/port.ts';
import type { Answer, AskPapers } from './types.ts';

/**
 * Makes `remember(key, make)`: what was made for a key before, while the index is the same; at most `most` things. `null` is made anew
 * each time.
 */
export function remembering<T>(store: Pick<Store, 'coverage'>, most: number) {
  let state: unknown;
  let known = new Map<string, T>();
  return async (key: string, make: () => Promise<T>): Promise<T> => {
    const now = await store.coverage();
    if (now !== state) known = new Map();
    state = now;
    const mine = known;
    const before = mine.get(key);
    if (before !== undefined) return before;
    const made = await make();
    if (mine.size >= most) mine.clear();
    // What was written meanwhile may be in it or not.
    if (made !== null && (await store.coverage()) === now) mine.set(key, made);
    return made;
  };
}

/** Answers that are kept: a few megabytes. */
const MOST = 500;

/**
 * `ask` without work for what was just asked in the same words, after the same questions and of the same index: what a
 * flood, or a backlog after an outage, mostly consists of. Only for an `ask` without a model, whose answers differ.
 */
export function rememberAnswers(ask: AskPapers, store: Pick<Store, 'coverage'>): AskPapers {
  const remember = remembering<Answer>(store, MOST);
  return (question, options) => remember(JSON.stringify(question), () => ask(question, options));
}

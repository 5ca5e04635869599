import type { Store } from './store/port.ts';
import type { Answer, AskPapers } from './types.ts';

/** Answers that are kept: a few megabytes. */
const MOST = 500;

/**
 * `ask` without work for what was just asked in the same words, after the same questions and of the same index: what a
 * flood, or a backlog after an outage, mostly consists of. Only for an `ask` without a model, whose answers differ.
 */
export function rememberAnswers(ask: AskPapers, store: Pick<Store, 'coverage'>): AskPapers {
  let state: unknown;
  let known = new Map<string, Answer>();
  return async (question, options) => {
    const now = await store.coverage();
    if (now !== state) known = new Map();
    state = now;
    const mine = known;
    const key = JSON.stringify(question);
    const before = mine.get(key);
    if (before) return before;
    const answer = await ask(question, options);
    if (mine.size >= MOST) mine.clear();
    // What was written meanwhile may be in the answer or not.
    if ((await store.coverage()) === now) mine.set(key, answer);
    return answer;
  };
}

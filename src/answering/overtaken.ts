/** Where a question asks how things stand, what an older report of the same thing says is overtaken by a newer one. */
import { stageOf } from '../reading/index.ts';
import type { ParsedQuestion } from '../types.ts';
import type { About } from './about/index.ts';
import { type Candidate, newestOf } from './candidates.ts';
import { asksOfBeginning, asksOfCompletion } from './state.ts';
import { isTour } from './tour.ts';

/** What an overtaken sentence keeps of its chance: the older report may still tell what the newer one doesn't. */
const OVERTAKEN = 0.05;
const UNDER_WAY: readonly (string | null)[] = ['building', 'finishing', 'finished', 'open'];

/** How far it is, when it will be done, whether it is done; not at a time that the question names, nor of several things. */
function asksForState(question: ParsedQuestion): boolean {
  const { asks, text, time, aspects } = question;
  if (time !== null || asksOfBeginning(text) || aspects.some(({ of }) => of.length > 0)) return false;
  return asks.includes('how-far') || (asksOfCompletion(text) && (asks.includes('when') || asks.includes('yes-no')));
}

/** A factor for each candidate: less than 1 in a report of the thing asked about that a newer one has overtaken. */
export function overtaking(
  question: ParsedQuestion,
  found: readonly Candidate[],
  about: About,
): (candidate: Candidate) => number {
  if (!asksForState(question)) return () => 1;
  const telling = found.filter(
    (one) =>
      about.isSame(one) && one.article.published !== null && !isTour(one.text) && UNDER_WAY.includes(stageOf(one.text)),
  );
  const newest = newestOf(telling.map(({ article }) => article.published ?? ''));
  if (newest === undefined) return () => 1;
  // 2024-05 and 2024-05-17 may be the same day.
  const isOlder = (published: string): boolean => published < newest && !newest.startsWith(published);
  const told = new Set(telling.map(({ article }) => article.id));
  return ({ article: { id, published } }) => (published !== null && told.has(id) && isOlder(published) ? OVERTAKEN : 1);
}

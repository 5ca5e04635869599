/** Where a question asks how things stand, what an older report of the same thing says is overtaken by a newer one. */
import { stageOf } from '../reading/index.ts';
import type { ParsedQuestion } from '../types.ts';
import { type Candidate, newestOf } from './candidates.ts';
import { asksOfBeginning, asksOfCompletion } from './state.ts';
import type { Binding } from './subject/bind.ts';
import { isTour } from './tour.ts';

/** What an overtaken sentence keeps of its chance: the older report may still tell what the newer one doesn't. */
const OVERTAKEN = 0.05;
const UNDER_WAY: readonly (string | null)[] = ['building', 'finishing', 'finished', 'open'];

/** 干到几成了, 现在完成百分之多少: the share that is done is another one in each report. */
const asksForShare = ({ aspects, text, newest }: ParsedQuestion): boolean =>
  aspects.some(({ ask, units }) => ask === 'how-much' && units.includes('%')) &&
  (newest || /[修建弄搞干做装铺拆完成][到成]?(?:了)?(?:几成|百分之)/.test(text));

/** How far it is, when it will be done, whether it is done; not at a time that the question names, nor of several things. */
function asksForState(question: ParsedQuestion): boolean {
  const { asks, text, time, aspects } = question;
  if (time !== null || asksOfBeginning(text) || aspects.some(({ of }) => of.length > 0)) return false;
  if (asksForShare(question)) return true;
  return asks.includes('how-far') || (asksOfCompletion(text) && (asks.includes('when') || asks.includes('yes-no')));
}

/** A factor for each candidate: less than 1 in a report of the thing asked about that a newer one has overtaken. */
export function overtaking(
  question: ParsedQuestion,
  found: readonly Candidate[],
  binding: Binding,
): (candidate: Candidate) => number {
  if (!asksForState(question)) return () => 1;
  const telling = found.filter(
    (one) =>
      binding.about(one) &&
      one.article.published !== null &&
      !isTour(one.text) &&
      UNDER_WAY.includes(stageOf(one.text)),
  );
  const newest = newestOf(telling.map(({ article }) => article.published ?? ''));
  if (newest === undefined) return () => 1;
  // 2024-05 and 2024-05-17 may be the same day.
  const isOlder = (published: string): boolean => published < newest && !newest.startsWith(published);
  const about = new Set(telling.map(({ article }) => article.id));
  return ({ article: { id, published } }) =>
    published !== null && about.has(id) && isOlder(published) ? OVERTAKEN : 1;
}

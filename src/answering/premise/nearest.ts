/** What the papers do say of a thing where they don't tell what was asked of it: a question that takes something for granted is set right by it. */
import type { ParsedQuestion } from '../../types.ts';
import type { Candidate } from '../candidates.ts';
import { claimsOf, mentionsOf } from './claims.ts';
import type { Contradiction } from './contradicted.ts';
import { scopeOf } from './scope.ts';

/** So much of the question's words a sentence has that says what is so instead. */
const NEAR = Number(process.env.NEAR ?? 0.6);

/** The sentence about the same thing that has most of the question's words; `null` where none has enough of them. */
export function nearest(question: ParsedQuestion, found: readonly Candidate[]): Contradiction | null {
  const mentions = mentionsOf(question);
  const claims = claimsOf(question, mentions);
  const scope = scopeOf(question, mentions, claims, found);
  const about = found.filter((one) => scope.of(one) === 1).map((told) => ({ told, share: scope.share(told) }));
  const [best] = about.sort(
    (a, b) => b.share - a.share || (b.told.article.published ?? '').localeCompare(a.told.article.published ?? ''),
  );
  if (!best || best.share < NEAR) return null;
  return { premise: question.text.replace(/[?？。!！\s]+$/u, ''), told: best.told };
}

/** How old a report is beside the others of the same matter. */
import type { Article, ParsedQuestion } from '../types.ts';
import { type Candidate, isOlder } from './candidates.ts';
import { shareOf, type Weighted } from './coverage.ts';
import { asksOfBeginning } from './outlook.ts';

/** Whether a question leaves open of which time it is, so that the newest report answers it; 哪年建成 (when was it built) doesn't. */
export const isOfAnyTime = ({ text, time }: ParsedQuestion): boolean => time === null && !asksOfBeginning(text);

/** So much of the words that are asked for, beside the report that has most of them: it is of the same matter. */
const AS_MUCH = 0.7;

/** For each report of `found` the share (0…1) of the others of the same matter that are newer; 0 where the question says of which time it is. */
export function olderOf(
  question: ParsedQuestion,
  words: readonly Weighted[],
  found: readonly Candidate[],
): ReadonlyMap<Article, number> {
  const reports = [...new Map(found.map((one) => [one.article, one.whole]))];
  if (!isOfAnyTime(question)) return new Map();
  const told = reports.map(([article, whole]) => ({ article, share: shareOf(words, ({ has }) => has(whole)) }));
  const most = Math.max(...told.map(({ share }) => share));
  const same = told.filter(({ share }) => share >= AS_MUCH * most);
  return new Map(
    reports.map(([article]) => {
      const others = same.filter((one) => one.article !== article);
      const newer = others.filter((one) => isOlder(article, one.article.published ?? ''));
      return [article, others.length === 0 ? 0 : newer.length / others.length];
    }),
  );
}

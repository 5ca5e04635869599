// What for: measuring how early retrieval finds the right article.
// What comes in: the gold questions (tests/gold/questions*.jsonl), and for each the articles found, best first.
// What goes out: for each question the place of the right article; `recallRows` makes the shares of the table of them.
// What it does not do: it searches nothing and reads no file; whether the answer is right is measured elsewhere.
import type { Article } from '../types.ts';
import { letters } from './compared.ts';
import type { GoldQuestion } from './gold.ts';

/** A gold question, as far as retrieval is concerned. */
type Sought = Pick<GoldQuestion, 'qid' | 'gold_article_titles' | 'evidence'> & { readonly type?: string };

/** Places count from 1; `null` when none of the articles found is right. */
export type RetrievalPlace = { readonly qid: string; readonly type: string; readonly first: number | null };

/** Shares of questions whose right article is among the first 1, 3 and 10. */
export type RecallRow = {
  readonly name: string;
  readonly questions: number;
  readonly at1: number;
  readonly at3: number;
  readonly at10: number;
};

/** Enough of a sentence to be found nowhere else, and short enough to lie in one paragraph and passage. */
export const TELLING = 14;

/** Whether an article is one of those that the gold names: by headline, or by its evidence where there is none. */
export function isGold(article: Article, { gold_article_titles, evidence }: Sought): boolean {
  const { kicker, title, subtitle } = article;
  const headline = letters([kicker, title, subtitle].filter((line) => line !== null).join(''));
  const own = letters(title ?? '');
  const named = gold_article_titles.map((gold) => letters(gold ?? '')).filter((gold) => gold !== '');
  if (own !== '' && named.some((gold) => gold === own || gold === headline)) return true;
  const text = letters(article.paragraphs.join(''));
  return evidence.some((sentence) => text.includes(letters(sentence).slice(0, TELLING)));
}

/** The place of the first right article among those found, best first. */
export function placeOf(question: Sought, found: readonly Article[]): RetrievalPlace {
  const at = found.findIndex((article) => isGold(article, question));
  return { qid: question.qid, type: question.type ?? 'other', first: at < 0 ? null : at + 1 };
}

function rowOf(name: string, places: readonly RetrievalPlace[]): RecallRow {
  const share = (k: number) => places.filter(({ first }) => first !== null && first <= k).length / (places.length || 1);
  return { name, questions: places.length, at1: share(1), at3: share(3), at10: share(10) };
}

/** A row for all questions, then one for each type, in order of appearance. */
export function recallRows(places: readonly RetrievalPlace[]): readonly RecallRow[] {
  const types = Map.groupBy(places, ({ type }) => type);
  return [rowOf('all', places), ...[...types].map(([type, own]) => rowOf(type, own))];
}

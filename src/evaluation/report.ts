/** What a run of the evaluation found, as data. */
import type { AnswersRow, Outcome } from './answers.ts';
import type { ArticlesRow } from './articles.ts';
import type { RecallRow } from './retrieval.ts';

export type Report = {
  readonly articles: ArticlesRow;
  readonly retrieval: readonly RecallRow[];
  readonly answers: readonly AnswersRow[];
  readonly refusals: readonly AnswersRow[];
  readonly length: { readonly p50: number; readonly p90: number };
  readonly ms: { readonly p50: number; readonly p95: number };
  readonly outcomes: readonly Outcome[];
};

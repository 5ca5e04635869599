/**
 * Makes the rows that the ranker and the confidence are fitted on: of each candidate sentence of an answerable question
 * (does it hold a required fact?), and of each answer (should it be given?).
 */
import { candidates } from '../answering/candidates.ts';
import { doubtsOf } from '../answering/doubts/doubts.ts';
import type { DoubtName } from '../answering/doubts/weights.ts';
import { featuresOf, prepare } from '../answering/features.ts';
import { refusalOf } from '../answering/index.ts';
import type { FeatureName } from '../answering/rank-weights.ts';
import { stagesOf } from '../answering/stages.ts';
import { failedChecks } from '../answering/told.ts';
import type { Hit, ParsedQuestion, Question } from '../types.ts';
import { type Asked, asQuestion } from './gold.ts';
import type { Row } from './logistic.ts';

/** A question for calibration. */
export type Lesson = Pick<Asked, 'question' | 'history'> & {
  readonly isAnswerable: boolean;
  /** Whether a sentence of this article, by its text, is one that answers. */
  readonly answers: (sentence: string, article: Hit['article']) => boolean;
  readonly weight: number;
};

/** A question as it is read in an archive, and what is found for it there. */
export type Search = (
  question: Question,
) => Promise<{ readonly parsed: ParsedQuestion; readonly hits: readonly Hit[] }>;

/** A row for each candidate sentence; questions none of whose sentences answers teach nothing about ranking. */
export async function rankingRows(
  lesson: Lesson,
  search: Search,
  names: readonly FeatureName[],
  today: string,
): Promise<readonly Row[]> {
  const { parsed: question, hits } = await search(asQuestion(lesson, today));
  const found = candidates(hits);
  const plans = prepare(question, found);
  const labels = found.map(({ text, article }) => lesson.answers(text, article));
  const right = labels.filter(Boolean).length;
  if (right === 0) return [];
  return found.map((candidate, at) => ({
    label: Number(labels[at]),
    features: plans.map((plan) => names.map((name) => featuresOf(candidate, plan)[name])),
    weight: lesson.weight * (labels[at] ? 1 / Math.sqrt(right) : 1),
  }));
}

/** The row of one answer, what speaks for and against giving it; none where nothing is left to weigh. */
export async function confidenceRows(
  lesson: Lesson,
  search: Search,
  names: readonly DoubtName[],
  today: string,
): Promise<readonly Row[]> {
  if (refusalOf(lesson.question)) return [];
  const { parsed: question, hits } = await search(asQuestion(lesson, today));
  const stages = stagesOf(question, hits);
  if (stages.chosen.length === 0 || failedChecks(question, stages).length > 0) return [];
  const doubts = doubtsOf(question, stages);
  return [{ label: Number(lesson.isAnswerable), features: [names.map((name) => doubts[name])], weight: lesson.weight }];
}

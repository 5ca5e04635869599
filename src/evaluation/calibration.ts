/**
 * Makes what the ranker and the confidence are fitted on: the candidate sentences of each answerable question (which of them
 * hold a required fact?), and a row of each answer (should it be given?).
 */
import { doubtsOf } from '../answering/doubts/doubts.ts';
import type { DoubtName } from '../answering/doubts/weights.ts';
import { refusalOf } from '../answering/index.ts';
import { chance } from '../answering/rank.ts';
import type { FeatureName } from '../answering/rank-weights.ts';
import { stagesOf } from '../answering/stages.ts';
import { failedChecks } from '../answering/told.ts';
import type { Hit, ParsedQuestion, Question } from '../types.ts';
import { type Asked, asQuestion } from './gold.ts';
import type { Row } from './logistic.ts';
import type { Sample } from './tuning.ts';

/** A question for calibration. */
export type Lesson = Pick<Asked, 'question' | 'history' | 'today'> & {
  readonly isAnswerable: boolean;
  /** What it is about; lessons of a group are left out together. */
  readonly group: string;
  /** Whether a sentence of this article, by its text, is one that answers. */
  readonly answers: (sentence: string, article: Hit['article']) => boolean;
  readonly weight: number;
};

/** A question as it is read in an archive, and what is found for it there. */
export type Search = (
  question: Question,
) => Promise<{ readonly parsed: ParsedQuestion; readonly hits: readonly Hit[] }>;

/** Chances of nothing have a finite logarithm. */
const ROOM = 1e-6;

/**
 * The candidate sentences of a question, each as the aspect it serves best sees it: features in the order of `names`, and as an
 * offset all else that its chance hangs on (what it is about, its kind and year). `null` where no sentence answers.
 */
export async function rankingSample(
  lesson: Lesson,
  search: Search,
  names: readonly FeatureName[],
  today: string,
): Promise<Sample | null> {
  const { parsed, hits } = await search(asQuestion(lesson, today));
  const examples = stagesOf(parsed, hits).ranked.flatMap(({ candidate, features, chances, best }) => {
    const own = features[chances.indexOf(best)];
    if (own === undefined) return [];
    return [
      {
        features: names.map((name) => own[name]),
        offset: Math.log(best + ROOM) - Math.log(chance(own) + ROOM),
        isRight: lesson.answers(candidate.text, candidate.article),
      },
    ];
  });
  if (!examples.some(({ isRight }) => isRight)) return null;
  return { group: lesson.group, kind: lesson.group, examples };
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
  // An answer beside the point is no better told than one that the papers don't tell.
  const isRight = stages.chosen.some(({ text, ranked }) => lesson.answers(text, ranked.candidate.article));
  return [{ label: Number(isRight), features: names.map((name) => doubts[name]), weight: lesson.weight }];
}

/**
 * Makes the rows that the ranker and the confidence are fitted on. Answerable questions give sentences (does it hold a
 * required fact?) and answers that should be given; the same questions with their articles taken away, or with the sentences
 * that hold the facts cut out of them, and questions known to have no answer, give answers that should not.
 */
import { candidates } from '../answering/candidates.ts';
import { doubtsOf } from '../answering/confidence.ts';
import type { DoubtName } from '../answering/doubt-names.ts';
import { type FeatureName, featuresOf, prepare } from '../answering/features.ts';
import { refusalOf } from '../answering/index.ts';
import { stagesOf } from '../answering/stages.ts';
import type { Hit, ParsedQuestion, Question } from '../types.ts';
import type { Required } from './gold.ts';
import type { Row } from './logistic.ts';
import { withoutFacts } from './withheld.ts';

/** A question for calibration: `required` facts, and where they may stand; none for one without an answer. */
export type Lesson = {
  readonly question: string;
  readonly history?: readonly string[];
  readonly required: readonly Required[];
  /** Whether a sentence of this article, by its text, is one that answers. */
  readonly answers: (sentence: string, article: Hit['article']) => boolean;
  /** Whether an article is one that must be taken away to leave the question without an answer. */
  readonly isSource: (article: Hit['article']) => boolean;
  readonly weight: number;
};

/** A question as it is read in an archive, and what is found for it there. */
export type Search = (
  question: Question,
) => Promise<{ readonly parsed: ParsedQuestion; readonly hits: readonly Hit[] }>;

const asked = ({ question, history = [] }: Lesson, today: string): Question => ({ text: question, history, today });

/** A row for each candidate sentence; questions none of whose sentences answers teach nothing about ranking. */
export async function rankingRows(
  lesson: Lesson,
  search: Search,
  names: readonly FeatureName[],
  today: string,
): Promise<readonly Row[]> {
  const { parsed: question, hits } = await search(asked(lesson, today));
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

/** The row of one answer: what speaks for and against giving it; `null` when nothing was found to say. */
function doubtRow(
  question: ParsedQuestion,
  hits: readonly Hit[],
  names: readonly DoubtName[],
  label: number,
  weight: number,
): Row | null {
  const { chosen, plans } = stagesOf(question, hits);
  if (chosen.length === 0) return null;
  const doubts = doubtsOf(question, chosen, plans);
  return { label, features: [names.map((name) => doubts[name])], weight };
}

/** So much less a question counts once something is taken away: near copies, and the fact in other words, may be left. */
const WITHHELD = 0.5;

/** One row with everything there, one with its articles and one with its facts taken away; for a question without an answer, one row. */
export async function confidenceRows(
  lesson: Lesson,
  search: Search,
  names: readonly DoubtName[],
  today: string,
): Promise<readonly Row[]> {
  if (refusalOf(lesson.question)) return [];
  const { parsed: question, hits } = await search(asked(lesson, today));
  const answerable = lesson.required.length > 0;
  const rows = [doubtRow(question, hits, names, Number(answerable), lesson.weight)];
  const rest = hits.filter(({ article }) => !lesson.isSource(article));
  const leaked = rest.some(({ article }) => article.paragraphs.some((paragraph) => lesson.answers(paragraph, article)));
  if (answerable && !leaked) rows.push(doubtRow(question, rest, names, 0, lesson.weight * WITHHELD));
  const cut = answerable ? withoutFacts(lesson.question, hits, lesson.required) : null;
  if (cut) rows.push(doubtRow(question, cut, names, 0, lesson.weight * WITHHELD));
  return rows.filter((row) => row !== null);
}

/** Fits the two models of the extractive answerer and prints them as the data files that hold them. */

import { CONFIDENCE, type DoubtName } from '../answering/doubts/weights.ts';
import { BIAS, type FeatureName, WEIGHTS } from '../answering/rank-weights.ts';
import type { Article } from '../types.ts';
import { confidenceRows, type Lesson, rankingRows, type Search } from './calibration.ts';
import { bare } from './compared.ts';
import type { Gold, GoldQuestion } from './gold.ts';
import { fitModel, type Hold, type Model, type Row, score } from './logistic.ts';

const FEATURES = Object.keys(WEIGHTS) as FeatureName[];
const DOUBTS = Object.keys(CONFIDENCE) as DoubtName[];

/** Kinds that few public questions ask for: without this the fit would learn that a 哪里 needs no place. */
const RANKING_HOLDS: Partial<Record<FeatureName, Hold>> = {
  lacksPlace: { towards: -2.5, pull: 6 },
  lacksPerson: { towards: -1.8, pull: 6 },
  lacksList: { towards: -1.2, pull: 6 },
};
/** Doubts may only speak against an answer; those that the data hold few of are held where reason expects them. */
const DOUBT_HOLDS: Partial<Record<DoubtName, Hold>> = {
  surest: { sign: 1 },
  longQuestion: {},
  carried: { towards: 0.6, pull: 30 },
  several: { towards: 0.6, pull: 30 },
  attributeMissing: { towards: -0.8, pull: 50, sign: -1 },
  laterYear: { towards: -3, pull: 10, sign: -1 },
  otherYear: { towards: -3, pull: 10, sign: -1 },
  otherYearAway: { towards: -2, pull: 10, sign: -1 },
};
/**
 * The working point: this share of the residents' answerable questions is refused on the data of the fit. A resident loses
 * more by a refusal than by a sentence beside the point; unseen questions are refused about half as often again.
 */
const REFUSED = 0.08;
/** Gold questions are worded as residents do; those of an archive only add variety. Unanswerable ones are fewer. */
const GOLD_WEIGHT = 1;
const UNANSWERABLE_WEIGHT = 2;
const ARCHIVE_WEIGHT = 0.3;
const OVERLAP = 12;

/** Whether a sentence shares a stretch with one of the evidence sentences. */
function overlaps(sentence: string, evidence: readonly string[]): boolean {
  const plain = bare(sentence);
  return evidence.map(bare).some((whole) => {
    if (whole.includes(plain) || plain.includes(whole)) return true;
    for (let at = 0; at + OVERLAP <= plain.length; at += OVERLAP / 2)
      if (whole.includes(plain.slice(at, at + OVERLAP))) return true;
    return false;
  });
}

function goldLesson(gold: GoldQuestion): Lesson {
  const facts = gold.must_include.flat().map(bare);
  const isHere = ({ externalId }: Article) => externalId === gold.article;
  const answers = (sentence: string, article: Article) =>
    facts.some((fact) => bare(sentence).includes(fact)) &&
    (gold.article === undefined ? overlaps(sentence, gold.evidence) : isHere(article));
  return { ...gold, isAnswerable: true, answers, weight: GOLD_WEIGHT };
}

/** Lessons of gold data. */
export function lessonsOf(gold: Gold): readonly Lesson[] {
  const without = gold.unanswerable.map(({ question, history }) => ({
    question,
    ...(history ? { history } : {}),
    isAnswerable: false,
    answers: () => false,
    weight: UNANSWERABLE_WEIGHT,
  }));
  return [...gold.questions.map(goldLesson), ...without];
}

export type ArchiveQuestion = {
  readonly question: string;
  readonly relevant: readonly string[];
  readonly answers?: readonly string[];
};

/** An entry of an archive's questions has its answers and the ids of the articles that hold them. */
export function archiveLesson({ question, relevant, answers = [] }: ArchiveQuestion): Lesson {
  const isSource = ({ externalId }: Article) => externalId !== null && relevant.includes(externalId);
  const holds = (sentence: string, article: Article) =>
    isSource(article) && answers.some((answer) => bare(sentence).includes(bare(answer)));
  return { question, isAnswerable: true, answers: holds, weight: ARCHIVE_WEIGHT };
}

export type Lessons = { readonly lessons: readonly Lesson[]; readonly search: Search };

async function rowsOf(
  sets: readonly Lessons[],
  make: (lesson: Lesson, search: Search) => Promise<readonly Row[]>,
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const { lessons, search } of sets) for (const lesson of lessons) rows.push(...(await make(lesson, search)));
  return rows;
}

const zero = (names: readonly string[]): Model => ({ bias: 0, weights: names.map(() => 0) });

/** Fits the ranker. */
export async function calibrateRanker(sets: readonly Lessons[], today: string): Promise<Model> {
  const ranking = await rowsOf(sets, (lesson, search) => rankingRows(lesson, search, FEATURES, today));
  const start: Model = { bias: BIAS, weights: FEATURES.map((name) => WEIGHTS[name]) };
  return fitModel(
    start,
    ranking,
    FEATURES.map((name) => ({ pull: 0.5, ...RANKING_HOLDS[name] })),
  );
}

/** The rows of a set's answers, as the ranker of the source tree chooses them. */
export const doubtingRows = (set: Lessons, today: string): Promise<readonly Row[]> =>
  rowsOf([set], (lesson, search) => confidenceRows(lesson, search, DOUBTS, today));

/** Fits the confidence. */
export function calibrateConfidence(rows: readonly Row[]): Model {
  const holds = DOUBTS.map((name) => DOUBT_HOLDS[name] ?? { sign: -1 as const });
  return atWorkingPoint(fitModel(zero(DOUBTS), rows, holds), rows);
}

/** The bias moved so that the share `REFUSED` of the answerable questions falls below even odds. */
function atWorkingPoint(model: Model, rows: readonly Row[]): Model {
  const scores = rows
    .filter(({ label }) => label === 1)
    .map(({ features }) => score(model, features[0] ?? []))
    .sort((a, b) => a - b);
  return { ...model, bias: model.bias - (scores[Math.floor(REFUSED * scores.length)] ?? 0) };
}

/** Shares of answers given, of those that should be and of those that should not. */
export function given(model: Model, rows: readonly Row[]): { readonly right: number; readonly wrong: number } {
  const share = (label: number) => {
    const own = rows.filter((row) => row.label === label);
    return own.filter((row) => score(model, row.features[0] ?? []) >= 0).length / (own.length || 1);
  };
  return { right: share(1), wrong: share(0) };
}

/** 1.37, -3.2, 0.0: as the formatter would have it, without a negative zero. */
const printed = (value: number): string => (Math.round(value * 100) / 100 || 0).toFixed(2).replace(/0$/, '');

const entries = (names: readonly string[], { weights }: Model): string =>
  names.map((name, at) => `  ${name}: ${printed(weights[at] ?? 0)},\n`).join('');

/** The text of src/answering/rank-weights.ts. */
export const rankFile = (
  model: Model,
): string => `/** Made by \`npm run calibrate\`; what a feature adds to the log-odds that a sentence carries what is asked. */
export const BIAS = ${printed(model.bias)};
export const WEIGHTS = {
${entries(FEATURES, model)}};

/** What is known of a candidate, by name. */
export type FeatureName = keyof typeof WEIGHTS;
`;

/** The text of src/answering/doubts/weights.ts. */
export const confidenceFile = (
  model: Model,
): string => `/** Made by \`npm run calibrate\`: what each doubt adds to the log-odds that an answer should be given. */
export const CONFIDENCE_BIAS = ${printed(model.bias)};
export const CONFIDENCE = {
${entries(DOUBTS, model)}};

/** What speaks for and against an answer, by name. */
export type DoubtName = keyof typeof CONFIDENCE;
`;

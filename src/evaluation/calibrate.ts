/** Fits the two models of the extractive answerer and prints them as the data files that hold them. */

import { CONFIDENCE, type DoubtName } from '../answering/doubts/weights.ts';
import { BIAS, type FeatureName, WEIGHTS } from '../answering/rank-weights.ts';
import type { Article } from '../types.ts';
import { confidenceRows, type Lesson, rankingSample, type Search } from './calibration.ts';
import { bare } from './compared.ts';
import type { Gold, GoldQuestion } from './gold.ts';
import { fitModel, type Hold, type Model, type Row, score } from './logistic.ts';
import { learnWeights, type Sample } from './tuning.ts';

const FEATURES = Object.keys(WEIGHTS) as FeatureName[];
const DOUBTS = Object.keys(CONFIDENCE) as DoubtName[];

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
  opposite: { towards: -2.5, pull: 20, sign: -1 },
  nameElsewhere: { towards: -1.2, pull: 50, sign: -1 },
};
/**
 * The working point: this share of the right answers is kept back on the data of the fit. A resident loses more by a refusal
 * than by a sentence beside the point.
 */
const REFUSED = 0.07;
/** Unanswerable questions are fewer. */
const UNANSWERABLE_WEIGHT = 2;
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

function goldLesson(group: string, gold: GoldQuestion): Lesson {
  const facts = gold.must_include.flat().map(bare);
  const titles = gold.gold_article_titles.flatMap((title) => (title ? [bare(title)] : []));
  const isGold = ({ title }: Article) =>
    title !== null && titles.some((one) => one.includes(bare(title)) || bare(title).includes(one));
  const answers = (sentence: string, article: Article) =>
    facts.some((fact) => bare(sentence).includes(fact)) &&
    (gold.evidence.length > 0 ? overlaps(sentence, gold.evidence) : isGold(article));
  return { ...gold, group, isAnswerable: true, answers, weight: 1 };
}

/** Lessons of gold data, as of one group. */
export function lessonsOf(group: string, gold: Gold): readonly Lesson[] {
  const without = gold.unanswerable.map((one) => ({
    ...one,
    group,
    isAnswerable: false,
    answers: () => false,
    weight: UNANSWERABLE_WEIGHT,
  }));
  return [...gold.questions.map((one) => goldLesson(group, one)), ...without];
}

export type Lessons = { readonly lessons: readonly Lesson[]; readonly search: Search };

const zero = (names: readonly string[]): Model => ({ bias: 0, weights: names.map(() => 0) });

/** The candidates of a set's questions, as the ranker of the source tree sees them. */
export async function rankingSamples({ lessons, search }: Lessons, today: string): Promise<readonly Sample[]> {
  const samples: Sample[] = [];
  for (const lesson of lessons) {
    const sample = await rankingSample(lesson, search, FEATURES, today);
    if (sample) samples.push(sample);
  }
  return samples;
}

/** The mean over questions of what their best sentence scores. */
function meanOfBest(samples: readonly Sample[], weights: readonly number[]): number {
  const scored = ({ features, offset = 0 }: Sample['examples'][number]): number =>
    features.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), offset);
  return samples.reduce((sum, { examples }) => sum + Math.max(...examples.map(scored)), 0) / samples.length;
}

/** Fits the ranker listwise; its best sentences are as likely in the mean as before: what comes after the ranking knows them so. */
export function calibrateRanker(samples: readonly Sample[]): Model {
  const weights = learnWeights(samples);
  const before = FEATURES.map((name) => WEIGHTS[name]);
  return { weights, bias: BIAS + meanOfBest(samples, before) - meanOfBest(samples, weights) };
}

/** The rows of a set's answers, as the ranker of the source tree chooses them. */
export async function doubtingRows({ lessons, search }: Lessons, today: string): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const lesson of lessons) rows.push(...(await confidenceRows(lesson, search, DOUBTS, today)));
  return rows;
}

/** Fits the confidence. */
export function calibrateConfidence(rows: readonly Row[]): Model {
  const holds = DOUBTS.map((name) => DOUBT_HOLDS[name] ?? { sign: -1 as const });
  return atWorkingPoint(fitModel(zero(DOUBTS), rows, holds), rows);
}

/** The bias moved so that the share `REFUSED` of the right answers falls below even odds. */
function atWorkingPoint(model: Model, rows: readonly Row[]): Model {
  const scores = rows
    .filter(({ label }) => label === 1)
    .map(({ features }) => score(model, features))
    .sort((a, b) => a - b);
  return { ...model, bias: model.bias - (scores[Math.floor(REFUSED * scores.length)] ?? 0) };
}

/** Shares of answers given, of the right ones and of those that should not be. */
export function given(model: Model, rows: readonly Row[]): { readonly right: number; readonly wrong: number } {
  const share = (label: number) => {
    const own = rows.filter((row) => row.label === label);
    return own.filter((row) => score(model, row.features) >= 0).length / (own.length || 1);
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

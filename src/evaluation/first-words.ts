/**
 * Fits which words of the chosen sentences are said first: those that a question's gold wants among all of their kind; and how
 * certain the likeliest of them are.
 */
import { confidence, ENOUGH } from '../answering/doubts/index.ts';
import { asksForShort } from '../answering/index.ts';
import { certaintyOf, type Found, likeliest, shortsIn } from '../answering/short.ts';
import { CERTAINTY, type CertaintyName, TRAITS, type TraitName } from '../answering/short-weights.ts';
import { type Stages, stagesOf } from '../answering/stages.ts';
import { failedChecks } from '../answering/told.ts';
import { holdsWanted } from './answers.ts';
import type { Search } from './calibration.ts';
import { asQuestion, type Gold } from './gold.ts';
import { fitModel, type Row } from './logistic.ts';
import { learnWeights, type Sample } from './tuning.ts';

const NAMES = Object.keys(TRAITS) as TraitName[];
const ABOUT = Object.keys(CERTAINTY) as CertaintyName[];

/** The words that may answer a question first, which of them are right, and how sure its answer is. */
export type FirstWords = {
  readonly sample: Sample;
  readonly found: readonly Found[];
  readonly stages: Pick<Stages, 'plans' | 'chosen'>;
  readonly sure: number;
};

/** A sample for each answerable question that a few words answer; `group` names the archive. */
export async function firstWordsOf(
  group: string,
  golds: readonly Gold[],
  search: Search,
  today: string,
): Promise<readonly FirstWords[]> {
  const all: FirstWords[] = [];
  for (const gold of golds.flatMap(({ questions }) => questions)) {
    const { parsed, hits } = await search(asQuestion(gold, today));
    if (!asksForShort(parsed)) continue;
    const stages = stagesOf(parsed, hits);
    const found = shortsIn(parsed, stages);
    const examples = found.map(({ words, traits }) => ({
      features: NAMES.map((name) => traits[name]),
      isRight: holdsWanted(words, gold),
    }));
    const sure = failedChecks(parsed, stages).length === 0 ? confidence(parsed, stages) : 0;
    all.push({ sample: { group, kind: group, examples }, found, stages, sure });
  }
  return all;
}

/** Rows of the likeliest words of answers that are given, by `weights`: are they right? */
const certaintyRows = (all: readonly FirstWords[], weights: readonly number[]): readonly Row[] =>
  all.flatMap(({ sample: { examples }, found, stages, sure }) => {
    const scoreOf = (one: Found) => NAMES.reduce((sum, name, at) => sum + weights[at]! * one.traits[name], 0);
    const best = likeliest(found, scoreOf);
    if (!best || sure < ENOUGH) return [];
    const known = certaintyOf(best, stages, sure);
    const label = Number(examples[found.indexOf(best.one)]!.isRight);
    return [{ label, features: ABOUT.map((name) => known[name]), weight: 1 }];
  });

/** The text of src/answering/short-weights.ts: the likeliest words fitted listwise, their certainty after them. */
export function firstWordsFile(all: readonly FirstWords[]): string {
  const printed = (value: number): number => Math.round(value * 100) / 100 || 0;
  const entries = (names: readonly string[], weights: readonly number[]): string =>
    names.map((name, at) => `  ${name}: ${printed(weights[at]!)},\n`).join('');
  const traits = learnWeights(all.map(({ sample }) => sample));
  const none = { bias: 0, weights: ABOUT.map(() => 0) };
  const { bias, weights } = fitModel(none, certaintyRows(all, traits), []);
  return `/** Made by \`npm run calibrate -- --first-words\`: what a trait adds to the log-odds that words are those that answer. */
export const TRAITS = {
${entries(NAMES, traits)}};

/** What is known of words that may answer, by name. */
export type TraitName = keyof typeof TRAITS;

/** What each adds to the log-odds that the likeliest words are right. */
export const CERTAINTY_BIAS = ${printed(bias)};
export const CERTAINTY = {
${entries(ABOUT, weights)}};

/** What tells how certain the likeliest words are, by name. */
export type CertaintyName = keyof typeof CERTAINTY;
`;
}

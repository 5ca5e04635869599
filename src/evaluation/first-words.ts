/** Fits which words of the chosen sentences are said first: those that a question's gold wants among all of their kind. */
import { asksForShort } from '../answering/index.ts';
import { shortsIn } from '../answering/short.ts';
import { TRAITS, type TraitName } from '../answering/short-weights.ts';
import { stagesOf } from '../answering/stages.ts';
import { holdsWanted } from './answers.ts';
import type { Search } from './calibration.ts';
import { asQuestion, type Gold } from './gold.ts';
import { learnWeights, type Sample } from './tuning.ts';

const NAMES = Object.keys(TRAITS) as TraitName[];

/** A sample for each answerable question that a few words answer; `group` names the archive. */
export async function firstWordSamples(
  group: string,
  golds: readonly Gold[],
  search: Search,
  today: string,
): Promise<readonly Sample[]> {
  const samples: Sample[] = [];
  for (const gold of golds.flatMap(({ questions }) => questions)) {
    const { parsed, hits } = await search(asQuestion(gold, today));
    if (!asksForShort(parsed)) continue;
    const { plans, chosen } = stagesOf(parsed, hits);
    const examples = shortsIn(parsed, plans, chosen).map(({ words, traits }) => ({
      features: NAMES.map((name) => traits[name]),
      isRight: holdsWanted(words, gold),
    }));
    samples.push({ group, kind: group, examples });
  }
  return samples;
}

/** The text of src/answering/short-weights.ts, fitted listwise on `samples`. */
export function firstWordsFile(samples: readonly Sample[]): string {
  const entries = learnWeights(samples).map(
    (weight, at) => `  ${NAMES[at]}: ${Math.round(weight * 100) / 100 || 0},\n`,
  );
  return `/** Made by \`npm run calibrate -- --first-words\`: what a trait adds to the log-odds that words are those that answer. */
export const TRAITS = {
${entries.join('')}};

/** What is known of words that may answer, by name. */
export type TraitName = keyof typeof TRAITS;
`;
}

/** What `npm run tune` needs of retrieval: the features before they are weighed, and how the weights are kept. */
import type { FeatureName } from './features.ts';
import { BY_HAND, WEIGHTS } from './weights.ts';

export { readQuestion } from './question/read.ts';
export { examine } from './retrieve.ts';

/** The features whose weights are learned, in the order of the weights. */
export const LEARNED: readonly FeatureName[] = (Object.keys(WEIGHTS) as FeatureName[]).filter(
  (name) => !(name in BY_HAND),
);

/** The text of `weights.ts` with these learned weights. */
export function weightsFile(learned: readonly number[]): string {
  const lines = (entries: readonly (readonly [string, number])[]) =>
    entries.map(([name, weight]) => `  ${name}: ${Number(weight.toFixed(2))},`).join('\n');
  return `import type { FeatureName } from './features.ts';

/**
 * Preferences that the public questions can't teach. Fitting is worth a little more than one of a question's five words
 * found anywhere in the report: it decides between reports that match about as well, and no more.
 */
export const BY_HAND = {
${lines(Object.entries(BY_HAND))}
} as const;

/**
 * How much each feature counts in an article's score: written by \`npm run tune -- … --write\` (listwise softmax regression
 * on several corpora: short and long, news and documents). What each is worth stands in docs/design/retrieval.md.
 */
export const WEIGHTS: Readonly<Record<FeatureName, number>> = {
${lines(LEARNED.map((name, i) => [name, learned[i] ?? 0]))}
  ...BY_HAND,
};
`;
}

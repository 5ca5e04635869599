/** Sentences that paint a scene and tell nothing: they come last in an answer, or not at all. */
import { lexicon, once, scanner } from '../lexicon/index.ts';
import type { Ranked } from './rank.ts';

const words = once(() => scanner(lexicon('scenery')));

/** What tells something all the same. */
const TELLS: readonly string[] = ['amount', 'person', 'step'];

export function isScenery({ candidate: { text, mentions, list, row } }: Ranked): boolean {
  if (list || row || mentions.some(({ kind }) => TELLS.includes(kind))) return false;
  return words().all(text).length > 0;
}

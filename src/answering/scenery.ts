/** Sentences that paint a scene and tell nothing: they come last in an answer, or not at all. */
import { lexicon, type Scanner, scanner } from '../lexicon/index.ts';
import type { Ranked } from './rank.ts';

let words: Scanner | undefined;

/** What tells something all the same. */
const TELLS: readonly string[] = ['amount', 'person', 'step'];

export function isScenery({ candidate: { text, mentions, list, row } }: Ranked): boolean {
  if (list || row || mentions.some(({ kind }) => TELLS.includes(kind))) return false;
  words ??= scanner(lexicon('scenery'));
  return words.all(text).length > 0;
}

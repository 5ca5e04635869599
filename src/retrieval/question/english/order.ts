/** English prepositions and helping verbs, and the Chinese order of what stands between them. */
import { join, type Translated, type Word } from './said.ts';

/** What stands before which in English stands behind it in Chinese: the principal of the school is 学校 校长. */
const TURNS =
  /^(?:of|in|at|on|for|by|from|to|with|into|near|about|during|between|among|within|under|over|through|since|until|till|before|after|inside|around|along|across|per)$/i;
const HELPS =
  /^(?:is|are|was|were|be|been|being|do|does|did|has|have|had|will|would|can|could|may|might|shall|should|must|get|gets|got|a|an|the|its|their|his|her|i|we|you|they|there|it|that)$/i;

const isPlain = (word: Word): boolean => word.term === null;
export const turns = (word: Word): boolean => isPlain(word) && word.said.text === '' && TURNS.test(word.text);
export const helps = (word: Word): boolean => isPlain(word) && word.said.text === '' && HELPS.test(word.text);

/** The stretches between prepositions, the last first. */
export function turned(words: readonly Word[]): Translated {
  const stretches: Word[][] = [[]];
  for (const word of words)
    if (turns(word)) stretches.push([]);
    else stretches.at(-1)!.push(word);
  return join(stretches.toReversed().map((stretch) => join(stretch.map(({ said }) => said))));
}

import { classesOf, lexicon, once, rewrite, wordsOf } from '../lexicon/index.ts';

/** Words of a question that ask or fill, and no more. */
export const questionWords: () => ReadonlySet<string> = once(
  () => new Set([...wordsOf('question-words', 'asking'), ...wordsOf('fillers', 'polite')]),
);

/** Words of a question that carry no subject: question words and function words. */
export const stopWords: () => ReadonlySet<string> = once(
  () => new Set([...questionWords(), ...wordsOf('fillers', 'function')]),
);

/** Words that ask, point or fill: they are in the question, not in its answer. */
export const fillers: () => ReadonlySet<string> = once(
  () => new Set([...lexicon('question-words'), ...lexicon('fillers')].map(({ word }) => word)),
);

/** A question in the words a paper would use: 啥时候, 好久, 几时 → 什么时候; 好多 → 多少; 咋样 → 怎么样. */
export const standardise = (question: string): string => rewrite(question, ['for-vectors', 'general']);

const groups = once(() => Map.groupBy(lexicon('synonyms'), ({ type }) => type));
const typeOf = once(() => classesOf('synonyms'));

/** Words that papers print for the same thing, `word` itself left out. */
export function synonyms(word: string): readonly string[] {
  const group = groups().get(typeOf().get(word) ?? '') ?? [];
  return group.flatMap((entry) => (entry.word === word ? [] : [entry.word]));
}

/** Which reports are worth naming where none answers: those of what the question names, not those with a word in common. */
import { perArticle } from '../retrieval/per-article.ts';
import type { Article, Hit, ParsedQuestion } from '../types.ts';
import { plainOf } from './candidates.ts';

/** A word of more than this share of what was found is no sign that a report is near. */
const COMMON = 1 / 3;
const MOST = 2;
/** A name counts for two words, and so does a word as long as one. */
const NEAR = 2;
const LONG = 4;

const plainText = perArticle(({ title, subtitle, paragraphs }) => plainOf([title, subtitle, ...paragraphs].join(' ')));

/** The reports found that share a name or two rare words with the question, best first. */
export function nearestTo({ names, places, words }: ParsedQuestion, hits: readonly Hit[]): readonly Article[] {
  const articles = [...new Map(hits.map(({ article }) => [article.id, article])).values()];
  const texts = articles.map(plainText);
  const having = (word: string): number => texts.filter((text) => text.includes(word)).length;
  const rare = [...new Set([...names, ...words].map(plainOf))].filter(
    (word) => word.length > 1 && having(word) <= Math.max(MOST, COMMON * texts.length),
  );
  const named = new Set(names.filter((name) => !places.includes(name)).map(plainOf));
  const nearness = (text: string): number =>
    rare.reduce(
      (sum, word) => sum + (text.includes(word) ? (named.has(word) || word.length >= LONG ? NEAR : 1) : 0),
      0,
    );
  return articles.filter((_, at) => nearness(texts[at]!) >= NEAR).slice(0, MOST);
}

/**
 * Near misses made of questions that have an answer: the reports as they are, without the sentences that hold the facts.
 * The thing asked about is still there, what is asked of it is not, which is how residents ask in vain most often.
 */
import { sentences } from '../reading/index.ts';
import type { Article, Hit } from '../types.ts';
import type { Required } from './gold.ts';

const letters = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();

/** Whether a text has a fact, a number not within another one (28 is not in 2028 or 28.5). */
export function hasFact(text: string, fact: string): boolean {
  const escaped = letters(fact).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const before = /^\d/.test(escaped) ? '(?<![\\d.])' : '';
  const behind = /\d$/.test(escaped) ? '(?!\\.?\\d)' : '';
  return new RegExp(`${before}${escaped}${behind}`, 'u').test(letters(text));
}

/**
 * The hits with every sentence cut out that holds one of the facts; `null` where that can't be done: the question says a fact
 * itself, a heading does, or no sentence has one.
 */
export function withoutFacts(
  question: string,
  hits: readonly Hit[],
  required: readonly Required[],
): readonly Hit[] | null {
  const facts = required.flat();
  const holds = (text: string): boolean => facts.some((fact) => hasFact(text, fact));
  const articles = new Map(hits.map(({ article }) => [article.id, article]));
  const headings = [...articles.values()].map(({ kicker, title, subtitle }) => [kicker, title, subtitle].join(' '));
  const told = [...articles.values()].some(({ paragraphs }) => paragraphs.some(holds));
  if (holds(question) || headings.some(holds) || !told) return null;
  const rest = new Map([...articles].map(([id, article]) => [id, { ...article, paragraphs: cut(article, holds) }]));
  return hits.map((hit) => ({ ...hit, article: rest.get(hit.article.id) ?? hit.article }));
}

const cut = ({ paragraphs }: Article, holds: (text: string) => boolean): readonly string[] =>
  paragraphs
    .map((paragraph) =>
      sentences(paragraph, { semicolons: true })
        .map(({ start, end }) => paragraph.slice(start, end))
        .filter((sentence) => !holds(sentence))
        .join(''),
    )
    .filter((paragraph) => paragraph !== '');

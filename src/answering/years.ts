/** The years and the parts of a year that a text names; a figure of another one is another figure. */
import { pointsIn, remember, whensIn } from '../reading/index.ts';
import { perArticle } from '../retrieval/per-article.ts';

/** 2023年, also of 2022—2023年 and 23年4月. */
export const yearsIn = (text: string): readonly string[] =>
  pointsIn(text).flatMap(({ year }) => (year === null ? [] : [`${year}`]));

const told = (text: string, day: string | null): readonly string[] => {
  const relative = whensIn(text, { day }).filter(({ said }) => said.yearsAway !== null);
  return [...yearsIn(text), ...relative.flatMap(({ range }) => range?.from?.slice(0, 4) ?? [])];
};

/** Sentences of an article and their parts. */
const SENTENCES = 64;

/** The years that a sentence of an article tells of: 2024年, and 去年 (last year) in a report of 2025. */
export const yearsToldIn = perArticle(({ published }) => remember((text) => told(text, published), SENTENCES));

/** 下半年, 三季度. */
export const periodsIn = (text: string): readonly string[] =>
  pointsIn(text).flatMap(({ unit, part }) => (unit === 'half' || unit === 'quarter' ? [`${unit} ${part}`] : []));

/** The years and the parts of a year that a text names; a figure of another one is another figure. */
import { pointsIn, whensIn } from '../reading/index.ts';

/** 2023年, also of 2022—2023年 and 23年4月. */
export const yearsIn = (text: string): readonly string[] =>
  pointsIn(text).flatMap(({ year }) => (year === null ? [] : [`${year}`]));

/** The years that a sentence of a report printed then tells of: 2024年, and 去年 in a report of 2025. */
export function yearsTold(text: string, published: string | null): readonly string[] {
  const relative = whensIn(text, { day: published }).filter(({ said }) => said.yearsAway !== null);
  return [...yearsIn(text), ...relative.flatMap(({ range }) => range?.from?.slice(0, 4) ?? [])];
}

/** 下半年, 三季度. */
export const periodsIn = (text: string): readonly string[] =>
  pointsIn(text).flatMap(({ unit, part }) => (unit === 'half' || unit === 'quarter' ? [`${unit} ${part}`] : []));

/** The years and the parts of a year that a text names; a figure of another one is another figure. */
import { dates } from '../reading/index.ts';

/** 2023年: four digits that a year follows. */
export const yearsIn = (text: string): readonly string[] => text.match(/(?:19|20)\d\d(?=年)/g) ?? [];

/** The years that a sentence of a report printed then tells of: 2024年, and 去年 in a report of 2025. */
export function yearsTold(text: string, published: string | null): readonly string[] {
  const printed = Number(published?.slice(0, 4));
  if (!printed) return yearsIn(text);
  const relative = dates(text).flatMap(({ yearOffset }) => (yearOffset === null ? [] : [`${printed + yearOffset}`]));
  return [...yearsIn(text), ...relative];
}

/** 下半年, 三季度. */
export const periodsIn = (text: string): readonly string[] => text.match(/[上下]半年|[一二三四]季度/g) ?? [];

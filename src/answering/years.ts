/** The years, the parts of a year and the days that a text names; a figure of another one is another figure. */
import { pointsIn, remember, whensIn } from '../reading/index.ts';
import { perArticle } from '../retrieval/per-article.ts';
import type { Mention, Said, When } from '../types.ts';

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

/** What both ends of a time say, by the solar calendar. */
const endsOf = ({ said, until, calendar }: When): readonly Said[] =>
  calendar === 'solar' ? [said, until].filter((end) => end !== null) : [];

/** The solar days that a time names, whatever the year: 1-23. */
export const dayKeys = (when: When): readonly string[] =>
  endsOf(when).flatMap(({ month, day }) => (day === null ? [] : [`${month}-${day}`]));

/** The same, and 1 for a month without its day. */
export const monthsAndDays = (when: When): readonly string[] =>
  endsOf(when).flatMap(({ month, day }) => (month === null ? [] : [day === null ? `${month}` : `${month}-${day}`]));

/** Years that what was read of reports stands for: 去年 (last year) of a report of 2024 too. */
export const yearsAmong = (mentions: readonly Mention[]): ReadonlySet<string> =>
  new Set(
    mentions
      .flatMap((one) => (one.kind === 'when' && one.range ? [one.range.from, one.range.to] : []))
      .flatMap((day) => day?.slice(0, 4) ?? []),
  );

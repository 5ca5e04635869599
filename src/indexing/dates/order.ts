/** Whether 09/07/2019 is a day of July or of September: what a page's other dates and its language say. */
import { daysBetween } from '../../reading/index.ts';
import { datesIn, isNamed, type Order, slashed } from './line-dates.ts';

/** Other dates of a page are news of these days. */
const NEAR = 45;
/** A part of Han characters from which a page is no English one; papers in Chinese that print the year last print the day first. */
const HAN = 0.2;

const isHan = (text: string): boolean =>
  (text.match(/\p{Script=Han}/gu)?.length ?? 0) > HAN * (text.match(/\p{L}/gu)?.length ?? 0);

type Vote = { readonly day: number; readonly month: number };

/** The order in which a page prints day and month before the year; `null` where nothing tells, or the page has no such date. */
export function orderOf(lines: readonly string[]): Order {
  const found = lines.flatMap((line) => slashed(line.normalize('NFKC')));
  if (!found.some(({ dayFirst, monthFirst }) => dayFirst !== monthFirst && dayFirst !== null && monthFirst !== null))
    return null;
  const others = lines.flatMap((line) => datesIn(line, undefined, null).dates).filter(({ date }) => date.length === 10);
  const near = (day: string | null) =>
    day !== null && others.some(({ date }) => date !== day && Math.abs(daysBetween(date, day)) <= NEAR);
  const votes: readonly Vote[] = [
    { day: isHan(lines.join('')) ? 2 : 0, month: 0 },
    ...found.map(({ dayFirst, monthFirst, beside }) => {
      const [day, month] = [dayFirst, monthFirst].map((date) => date !== null && isNamed(date, beside));
      if (dayFirst === null || monthFirst === null || day !== month)
        return { day: day || monthFirst === null ? 3 : 0, month: month || dayFirst === null ? 3 : 0 };
      return { day: near(dayFirst) ? 2 : 0, month: near(monthFirst) ? 2 : 0 };
    }),
    // 7 May 2010 or May 7, 2010
    ...others.map(({ text }) => ({ day: /^\d{1,2}\D*\p{L}/u.test(text) ? 1 : 0, month: /^\p{L}/u.test(text) ? 1 : 0 })),
  ];
  const total = (of: keyof Vote) => votes.reduce((sum, vote) => sum + vote[of], 0);
  const [day, month] = [total('day'), total('month')];
  return day === month ? null : day > month ? 'day' : 'month';
}

import { isDay, isoDay, NUMERALS, pointsIn, weekdayOf } from '../../reading/index.ts';
import { spellDates } from './mentions.ts';

/** A year that something other than a printed year points to, and the words that do. */
export type YearHint = {
  readonly years: readonly number[];
  /** How much likelier a page of these years shows it than one of another year. */
  readonly factor: number;
  readonly why: string;
};

/** National anniversaries and years of the cycle are hardly ever printed in another year; one weekday in seven fits by chance. */
const SPECIFIC = 40;
const WEEKLY = 7;

const COUNT = `(\\d+|[${NUMERALS}]+)周年`;
/** Anniversaries that the whole country keeps, by the year they are counted from. */
const ANNIVERSARIES: readonly (readonly [RegExp, number])[] = [
  [new RegExp(`(?:建党|共产党成立)${COUNT}`, 'g'), 1921],
  [new RegExp(`建军${COUNT}`, 'g'), 1927],
  [new RegExp(`(?:新中国|中华人民共和国|国庆|建国)(?:成立)?${COUNT}`, 'g'), 1949],
  [new RegExp(`抗(?:日)?战(?:争)?胜利${COUNT}`, 'g'), 1945],
  [new RegExp(`改革开放${COUNT}`, 'g'), 1978],
];
const DIGITS = '零一二三四五六七八九';
const STEMS = '甲乙丙丁戊己庚辛壬癸';
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥';
const CYCLE = new RegExp(`([${STEMS}])([${BRANCHES}])年`, 'g');

/** 96 or 九十六 as a number. */
function count(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const [tens = '', ones = ''] = text.includes('十') ? text.split('十') : ['零', text];
  return (tens === '' ? 1 : DIGITS.indexOf(tens)) * 10 + Math.max(0, DIGITS.indexOf(ones || '零'));
}

/** The year from 1984 on with these two characters of the sixty-year cycle (甲辰 = 2024), as mastheads print. */
function cyclicYear(stem: string, branch: string): number[] {
  const [s, b] = [STEMS.indexOf(stem), BRANCHES.indexOf(branch)];
  return Array.from({ length: 60 }, (_, n) => n)
    .filter((n) => n % 10 === s && n % 12 === b)
    .map((n) => 1984 + n);
}

/** Of `years`, those in which that day falls on the weekday printed with it. */
const weekdayYears = (years: readonly number[], month: number, day: number, weekday: number): number[] =>
  years.filter((year) => isDay(year, month, day) && weekdayOf(isoDay(year, month, day)) === weekday);

/** Anniversaries, years of the sixty-year cycle and weekdays in a text; weekdays choose among `years`. */
export function yearHints(text: string, years: readonly number[]): YearHint[] {
  const spelled = spellDates(text);
  const anniversaries = ANNIVERSARIES.flatMap(([pattern, base]) =>
    Array.from(spelled.matchAll(pattern), ([why, number = '']) => ({
      years: [base + count(number)],
      factor: SPECIFIC,
      why,
    })),
  );
  const cycles = Array.from(spelled.matchAll(CYCLE), ([why, stem = '', branch = '']) => ({
    years: cyclicYear(stem, branch),
    factor: SPECIFIC,
    why,
  }));
  const weekdays = pointsIn(spelled).flatMap(({ month, day, weekday, text: why }) =>
    month === null || day === null || weekday === null
      ? []
      : [{ years: weekdayYears(years, month, day, weekday), factor: WEEKLY, why }],
  );
  return [...anniversaries, ...cycles, ...weekdays].filter((hint) => hint.years.length > 0);
}

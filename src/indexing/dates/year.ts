import { isDay } from './calendar.ts';
import { type Mention, quoted, spellDates } from './mentions.ts';

/** A year that a page may be of, how strongly something on it says so, and what. */
export type Vote = { readonly year: number; readonly weight: number; readonly why: string };

export type MonthDay = { readonly month: number; readonly day: number };

/** Within this many days before the newest event a dated line speaks of the same weeks, so of the same year. */
const SAME_WEEKS = 45;

/** The position in a year of 372 days: good enough to tell weeks apart. */
const position = ({ month, day }: MonthDay) => (month - 1) * 31 + day;

/** Days from an earlier to a later day of the year, going over New Year when need be. */
export const daysAfter = (from: MonthDay, to: MonthDay): number => (position(to) - position(from) + 372) % 372;

/** A year with these is the current one: meetings and quarters are counted, plans and seasons named, within a year. */
const CURRENT =
  /^(?:第[一二三四五六七八九十\d]+[次期场届季批轮]|[上下]半年|[一二三四]季度|[春夏秋冬暑寒]|重点工作|工作要点|计划|目标任务|任务|招生|中考|高考|度?(?:工作)?(?:计划|方案|预算)|全[区县市]共安排)/;
/** A year with these is over: figures of a whole year, lists and audits of it. */
const OVER =
  /^(?:度|末|底|全年|(?:[^。；]{0,14}?(?:产值|收入|投资|总额|增加值|产量|销量|达到?|实现|完成|增长|同比|突破|排名|榜|考核|评估|总结|决算|审计|荣获|获评)))/;
/** After these the year only says since when something is. */
const HISTORY_BEFORE = /(?:自|从|始于|早在|成立于|建于|创建于|创办于|于|在|自从|始建于|生于)$/;
const HISTORY_AFTER = /^(?:以来|起|成立|建成|开始|创办|投产|出生|毕业|入党|参军|挂牌|荣获|获)/;

/** Votes of a year's plain mentions (2023年…), which say Y, or that Y is over. */
function plainVotes(mention: Mention, year: number): Vote[] {
  const { before, after } = mention;
  const why = quoted(mention);
  if (CURRENT.test(after) || mention.kind === 'quarter' || mention.kind === 'half') return [{ year, weight: 3, why }];
  if (HISTORY_BEFORE.test(before) || HISTORY_AFTER.test(after)) return [{ year: year + 1, weight: 0.2, why }];
  if (OVER.test(after)) return [{ year: year + 1, weight: 1, why: `${why}，是上一年的情况` }];
  return [
    { year, weight: 0.5, why },
    { year: year + 1, weight: 0.3, why: `${why}，是上一年的情况` },
  ];
}

/**
 * Votes of a month or day printed with its year (2023年12月): of the page's own year when it lies in the weeks before the
 * newest event; when it would lie after it, the event is of the next year.
 */
function datedVotes(mention: Mention, year: number, newest: MonthDay | null): Vote[] {
  const why = quoted(mention);
  const weight = mention.kind === 'day' ? 4 : 2;
  if (newest === null) return [{ year, weight: weight / 2, why }];
  const date = { month: mention.month ?? 1, day: mention.day ?? 1 };
  const gap = daysAfter(date, newest);
  const next = position(date) > position(newest) + (mention.kind === 'day' ? 31 : 0);
  if (gap <= SAME_WEEKS) return [{ year: next ? year + 1 : year, weight, why }];
  // A notice is printed some days before the period it announces begins or ends.
  if (372 - gap <= 31 && mention.kind === 'day') return [{ year, weight: weight / 2, why }];
  if (next) return [{ year: year + 1, weight: 1, why: `${why}已经过去` }];
  return [
    { year, weight: 0.4, why },
    { year: year + 1, weight: 0.5, why: `${why}，是上一年的情况` },
  ];
}

const NUMBER: Readonly<Record<string, number>> = { 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };
function smallNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const [tens = '', ones = ''] = text.includes('十') ? text.split('十') : ['', text];
  return (text.includes('十') ? (NUMBER[tens] ?? 1) * 10 : 0) + (NUMBER[ones] ?? 0);
}

/** Anniversaries that the whole country keeps, by the year they are counted from. */
const ANNIVERSARIES: readonly (readonly [RegExp, number])[] = [
  [/(?:建党|(?:中国)?共产党成立)(\d+|[一二三四五六七八九十]+)周年/g, 1921],
  [/(?:建军|解放军建军)(\d+|[一二三四五六七八九十]+)周年/g, 1927],
  [/(?:新中国|中华人民共和国|国庆|建国)(?:成立)?(\d+|[一二三四五六七八九十]+)周年/g, 1949],
  [/抗(?:日)?战(?:争)?胜利(\d+|[一二三四五六七八九十]+)周年/g, 1945],
  [/改革开放(\d+|[一二三四五六七八九十]+)周年/g, 1978],
];

const STEMS = '甲乙丙丁戊己庚辛壬癸';
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥';
const CYCLE = new RegExp(`([${STEMS}])([${BRANCHES}])年`, 'g');

/** The year from 1984 on with these two characters of the sixty-year cycle (甲辰 = 2024), as mastheads print. */
function cyclicYear(stem: string, branch: string): number | null {
  const [s, b] = [STEMS.indexOf(stem), BRANCHES.indexOf(branch)];
  for (let n = 0; n < 60; n++) if (n % 10 === s && n % 12 === b) return 1984 + n;
  return null;
}

function anniversaryVotes(text: string): Vote[] {
  const counted = ANNIVERSARIES.flatMap(([pattern, base]) =>
    Array.from(text.matchAll(pattern), (match) => ({
      year: base + smallNumber(match[1] ?? ''),
      weight: 2,
      why: `“${match[0]}”`,
    })),
  );
  const cyclic = Array.from(text.matchAll(CYCLE), ([all, stem = '', branch = '']) => ({
    year: cyclicYear(stem, branch) ?? 0,
    weight: 3,
    why: `“${all}”`,
  }));
  return [...counted, ...cyclic].filter(({ year }) => year > 1984);
}

const WEEKDAY = /(?<!\d)(\d{1,2})月(\d{1,2})日[（(，,\s]*(?:星期|周)([一二三四五六日天])/g;

/** Of the years in question, those in which that day falls on the printed weekday. */
function weekdayVotes(text: string, years: readonly number[]): Vote[] {
  return Array.from(text.matchAll(WEEKDAY)).flatMap(([all, month, day, weekday = '']) => {
    const wanted = '日一二三四五六'.indexOf(weekday === '天' ? '日' : weekday);
    return years
      .filter((year) => isDay(year, Number(month), Number(day)))
      .filter((year) => new Date(Date.UTC(year, Number(month) - 1, Number(day))).getUTCDay() === wanted)
      .map((year) => ({ year, weight: 2.5, why: `“${all}”` }));
  });
}

/** Below this the page has no year: 0.5 is a single year named without saying what of it. */
const ENOUGH = 0.8;

/**
 * The year of a page: the newest year printed on it that isn't a plan, or the one after when all that is said of it is
 * over; months, weekdays and anniversaries weigh in. `null` when nothing printed tells: no year is ever guessed.
 */
export function inferYear(
  mentions: readonly Mention[],
  text: string,
  newest: MonthDay | null,
  latest: number,
): { readonly year: number; readonly why: string } | null {
  const past = mentions.filter(({ year, tense }) => year !== null && tense !== 'future' && year <= latest);
  const newestYear = Math.max(...past.map(({ year }) => year ?? 0), 0);
  const ofNewest = past.filter(({ year }) => year === newestYear);
  const printed = ofNewest.flatMap((mention) =>
    mention.month === null ? plainVotes(mention, newestYear) : datedVotes(mention, newestYear, newest),
  );
  const spelled = spellDates(text);
  const years = newestYear > 0 ? [newestYear, newestYear + 1, newestYear + 2] : [];
  const votes = [...printed, ...anniversaryVotes(spelled), ...weekdayVotes(spelled, years)];
  const totals = new Map<number, number>();
  for (const { year, weight } of votes) totals.set(year, (totals.get(year) ?? 0) + weight);
  const [best] = [...totals].filter(([year]) => year <= latest).sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  if (!best || best[1] < ENOUGH) return null;
  const reasons = votes.filter(({ year }) => year === best[0]).sort((a, b) => b.weight - a.weight);
  return { year: best[0], why: reasons[0]?.why ?? '' };
}

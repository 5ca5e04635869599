import type { Mention } from './mentions.ts';

export type MonthDay = { readonly month: number; readonly day: number };

/** What kind of thing a printed year is said of; each kind is a different witness to the year of the page. */
export type YearKind =
  | 'day-near'
  | 'day-opening'
  | 'day-far'
  | 'month-near'
  | 'month-far'
  | 'part'
  | 'counted'
  | 'named'
  | 'over'
  | 'comma'
  | 'whole'
  | 'history'
  | 'plan'
  | 'plain';

/**
 * How often a page is of the year printed (`same`), of the year after (`next`), of the third, of an `old`er one; and how
 * often the year printed lies ahead: by one (`before`), by more (`ahead`). Counted on the 47,849 dated news articles of
 * the project's scale data (summer 2023), rounded: counted meetings and parts of a year are the surest witnesses.
 */
type Profile = {
  readonly ahead: number;
  readonly same: number;
  readonly next: number;
  readonly third: number;
  readonly before: number;
  readonly old: number;
};
export const PROFILES: Readonly<Record<YearKind, Profile>> = {
  'day-near': { ahead: 0.002, same: 0.91, next: 0.02, third: 0.01, before: 0.002, old: 0.05 },
  'day-opening': { ahead: 0.001, same: 0.97, next: 0.005, third: 0.003, before: 0.001, old: 0.02 },
  'day-far': { ahead: 0.005, same: 0.32, next: 0.23, third: 0.11, before: 0.01, old: 0.33 },
  'month-near': { ahead: 0.002, same: 0.34, next: 0.13, third: 0.07, before: 0.004, old: 0.45 },
  'month-far': { ahead: 0.003, same: 0.14, next: 0.18, third: 0.11, before: 0.006, old: 0.55 },
  part: { ahead: 0.01, same: 0.85, next: 0.077, third: 0.01, before: 0.024, old: 0.03 },
  counted: { ahead: 0.004, same: 0.906, next: 0.037, third: 0.008, before: 0.008, old: 0.04 },
  named: { ahead: 0.031, same: 0.7, next: 0.078, third: 0.033, before: 0.044, old: 0.1 },
  over: { ahead: 0.06, same: 0.26, next: 0.42, third: 0.07, before: 0.026, old: 0.14 },
  comma: { ahead: 0.023, same: 0.08, next: 0.23, third: 0.1, before: 0.004, old: 0.55 },
  whole: { ahead: 0.004, same: 0.42, next: 0.44, third: 0.05, before: 0.017, old: 0.06 },
  history: { ahead: 0.036, same: 0.11, next: 0.144, third: 0.102, before: 0.03, old: 0.55 },
  plan: { ahead: 0.22, same: 0.27, next: 0.115, third: 0.058, before: 0.1, old: 0.22 },
  plain: { ahead: 0.036, same: 0.3, next: 0.16, third: 0.078, before: 0.047, old: 0.36 },
};

/** A mention in these days before the newest event is of the same weeks. */
const SAME_WEEKS = 45;
/** And in these days after it: the date of the issue itself, or of a notice. */
const SAME_ISSUE = 10;
const COUNTED = /^第[一二三四五六七八九十\d]+[次期场届季批轮]/;
/** Meetings, competitions, plans and seasons are named with their own year. */
const NAMED =
  /^[^，。；、）》\d]{0,12}?(?:大会|会议|论坛|比赛|大赛|联赛|[季节展赛]|行动|计划|方案|重点工作|工作要点|任务|招生|中考|高考|预算|项目|活动|考试)/;
const WHOLE = /^(?:度|末|底|全年)/;
const SHORT_NAME =
  /^(?:的?(?:计划|重点工作|工作要点|预算|目标|任务)|[^，。；、）》\d]{1,6}?(?:会|赛|节|展|全[区县市])(?!员|计|议员))/;
/** Figures of a whole year, lists and audits of it are printed when it is over. */
const OVER =
  /^(?:同期|[^。；，]{0,14}?(?:产值|收入|投资|总额|增加值|产量|销量|达到|实现|完成|增长|同比|突破|排名|榜|考核|评估|总结|决算|审计|荣获|获评|报告))/;
const HISTORY_BEFORE = /(?:自|从|始于|早在|成立于|建于|创建于|创办于|于|在|生于|[至到、和与—-])$/;
const HISTORY_AFTER = /^(?:以来|起|至今|成立|建成|开始|创办|投产|[出]?生|毕业|入党|参军|加入|挂牌|荣获|[至、和—-])/;

/** The position in a year of 372 days: good enough to tell weeks apart. */
export const position = ({ month, day }: MonthDay) => (month - 1) * 31 + day;
/** Days from an earlier to a later day of the year, going over New Year when need be. */
export const daysAfter = (from: MonthDay, to: MonthDay): number => (position(to) - position(from) + 372) % 372;

function datedKind(mention: Mention, newest: MonthDay | null): YearKind {
  const date = { month: mention.month ?? 1, day: mention.day ?? 15 };
  const near = newest !== null && (daysAfter(date, newest) <= SAME_WEEKS || daysAfter(newest, date) <= SAME_ISSUE);
  if (mention.day === null) return near ? 'month-near' : 'month-far';
  if (!near) return 'day-far';
  return mention.opens ? 'day-opening' : 'day-near';
}

function plainKind(after: string): YearKind {
  if (COUNTED.test(after)) return 'counted';
  if (SHORT_NAME.test(after)) return 'named';
  if (WHOLE.test(after)) return 'whole';
  if (OVER.test(after)) return 'over';
  if (after.startsWith('，')) return 'comma';
  return NAMED.test(after) ? 'named' : 'plain';
}

/** The kind of witness a mention with a printed year is. `newest` is the newest event of the page. */
export function yearKind(mention: Mention, newest: MonthDay | null): YearKind {
  const { before, after, tense, kind, month } = mention;
  if (tense === 'future') return 'plan';
  if (tense === 'since') return 'history';
  if (month !== null) return datedKind(mention, newest);
  if (kind === 'quarter' || kind === 'half') return 'part';
  if (HISTORY_BEFORE.test(before) || HISTORY_AFTER.test(after)) return 'history';
  return plainKind(after.replace(/^“[^”]*”/, ''));
}

/** First month of what the mention speaks of, when it says one. */
const firstMonth = ({ month, kind, part }: Mention): number | null => {
  if (month !== null || part === null) return month;
  return kind === 'half' ? part * 6 - 5 : part * 3 - 2;
};

/** Tenses are read right in most cases; what would lie after the newest event can still be a plan. */
const IMPOSSIBLE = 0.05;
/** Years more than one ahead share theirs: plans reach about four years. */
const AHEAD_SPREAD = 4;
/** Later years than the third share what is left, fading out over about this many years. */
const OLD_SPREAD = 12;

function shareAt({ ahead, same, next, third, before, old }: Profile, offset: number): number {
  if (offset < -1) return ahead / AHEAD_SPREAD;
  if (offset === -1) return before;
  if (offset === 0) return same;
  if (offset === 1) return next;
  if (offset === 2) return third;
  return Math.max(1e-4, (old / OLD_SPREAD) * Math.exp(-(offset - 3) / OLD_SPREAD));
}

/** How likely a page of `year` prints this mention, up to a factor that is the same for all years. */
export function likelihood(mention: Mention, kind: YearKind, year: number, newest: MonthDay | null): number {
  const printed = mention.year ?? year;
  const month = firstMonth(mention);
  const ahead = newest !== null && month !== null && month > newest.month;
  // 2023年12月 on a page whose newest event is of January: near, and over New Year.
  const overNewYear =
    ahead && (kind === 'day-near' || kind === 'day-opening' || kind === 'month-near' || kind === 'part');
  const share = shareAt(PROFILES[kind], year - printed - (overNewYear ? 1 : 0));
  return ahead && year === printed && mention.tense !== 'future' ? share * IMPOSSIBLE : share;
}

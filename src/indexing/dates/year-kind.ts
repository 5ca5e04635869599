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
  | 'figures'
  | 'over'
  | 'comma'
  | 'whole'
  | 'history'
  | 'plan'
  | 'plain';

/** A mention in these days before the newest event is of the same weeks. */
const SAME_WEEKS = 45;
/** And in these days after it: the date of the issue itself, or of a notice. */
const SAME_ISSUE = 10;

/** 2023年第3次会议 */
const COUNTED = /^第[一二三四五六七八九十\d]+[次期场届季批轮]/;
/** Meetings, competitions, plans, programmes and seasons are named with their own year. */
const NAMED =
  /^[^，。；、）》\d]{0,12}?(?:大会|会议|论坛|比赛|大赛|联赛|[季节展赛]|行动|计划|方案|重点工作|工作要点|任务|招生|预算|项目|活动|考试|榜|报告)/;
const SHORT_NAME =
  /^(?:的?(?:计划|重点工作|重点项目|重大项目|重点工程|民生实事|工作要点|预算|目标|任务|[春夏秋冬暑寒]|高考|中考|国庆|中秋|端午|五一|清明)|[^，。；、）》\d]{1,6}?(?:会|赛|节|展|全[区县市])(?!员|计|议员))/;
/** 2023年度, 2023年末 */
const WHOLE = /^(?:度|末|底|全年)/;
/** Sums of a whole year are printed when it is over; what is done or grows can be of the year that goes on. */
const FIGURES = /^(?:同期|[^。；，]{0,14}?(?:产值|收入|总额|增加值|产量|排名|决算|审计))/;
const OVER = /^[^。；，]{0,14}?(?:投资|销量|达到|实现|完成|增长|同比|突破|考核|评估|总结|荣获|获评)/;
const HISTORY_BEFORE = /(?:自|从|始于|早在|成立于|建于|创建于|创办于|于|在|生于|[至到、和与—–-])$/;
const HISTORY_AFTER = /^(?:以来|起|至今|成立|建成|开始|创办|投产|[出]?生|毕业|入党|参军|加入|挂牌|荣获|[至、和—–-])/;
/** 迎接2024年新年, 展望2024年; 2024年，我区将… */
const PLAN_BEFORE = /(?:迎|迎接|喜迎|展望|备战|迈向)$/;
const PLAN_AFTER = /^，[^。，]{0,8}将/;

/** The position in a year of 372 days: good enough to tell weeks apart. */
const position = ({ month, day }: MonthDay) => (month - 1) * 31 + day;
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
  if (WHOLE.test(after)) return 'whole';
  if (SHORT_NAME.test(after)) return 'named';
  if (FIGURES.test(after)) return 'figures';
  if (OVER.test(after)) return 'over';
  if (after.startsWith('，')) return 'comma';
  return NAMED.test(after) ? 'named' : 'plain';
}

/** The end of 2024—2026年 says as little as a plan, and its beginning is no mention of its own. */
export const endsRange = ({ before, closes }: Mention): boolean => closes || /\d{4}年?[—–\-－~～至到]$/.test(before);

/** The kind of witness a mention with a printed year is. `newest` is the newest event of the page. */
export function yearKind(mention: Mention, newest: MonthDay | null): YearKind {
  const { before, after, tense, unit, month, text, opensSpan } = mention;
  if (tense === 'future' || PLAN_BEFORE.test(before) || PLAN_AFTER.test(after)) return 'plan';
  if (tense === 'since') return 'history';
  // 2023年1—6月 is part of a year that is told of; 2022年4月至9月 is somebody's past.
  if (opensSpan && month !== null && !text.includes('月')) return 'part';
  if (month !== null) return datedKind(mention, newest);
  if (unit === 'quarter' || unit === 'half') return 'part';
  if (HISTORY_BEFORE.test(before) || HISTORY_AFTER.test(after)) return 'history';
  return plainKind(after.replace(/^“[^”]*”/, ''));
}

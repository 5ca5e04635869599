/** The day a page says of itself: which of its dates is the issue's, and not the crawl's, a notice's or an event's. */
import { displayWidth } from '../segment/lines.ts';
import { leftOver, type Token } from '../source/tokens.ts';
import { lastLabel } from './held.ts';
import { type DatedLine, datesIn, isNamed, type LineDate, type Order } from './line-dates.ts';

export { otherDate } from './line-dates.ts';

/** A date that a line says, with what speaks for its being the issue's. */
export type IssueDate = {
  readonly date: string;
  readonly line: string;
  readonly score: number;
  /** A label of publication stands right before it. */
  readonly isLabelled: boolean;
  /** What else its line says. */
  readonly rest: string;
  /** Nothing stands behind it in its line. */
  readonly isLast: boolean;
};

/** What stands between the first and the last day of a span. */
const SPAN = {
  before: /\d\D?\s*(?:[至到~—–-]|\bto\b)\s*$/iu,
  after: /^\s*(?:[至到~—–-]|\bto\b)\s*(?:\d{1,2}(?![\d:])|(?:19|20)\d{2}\D)/iu,
};

/** 于 2021-5-9 10:00 编辑: said behind a date, of a change. */
const CHANGED = /^[\s\d:]*(?:编辑|編輯|修改|edited)/iu;

/** What a label makes of the date behind it: the text's own day, one on which it was changed, or one of a copy of it. */
const LABELLED: Readonly<Record<string, number>> = { published: 5, updated: -4, copy: -12 };
/** 报名时间, 会议日期: of a time that has another name, that is what happens then. */
const EVENT = -10;

/** The day of the moon's year beside it: no program prints that. */
export const LUNAR = /[农農][历曆]/u;

/** What a picture shows. — Some Paper, 1.2.1921: when it was taken. */
const CREDIT = /[.。!?！？]['"’”]?\s*[—–-]+\s*[^.。!?！？]{0,40}$/u;

/** In columns: a line that says so much besides is about something else. */
const MUCH = 48;

type Label = { readonly worth: number; readonly isRight: boolean };

/** What the label says that stands last before a date and behind the date before. */
function labelOf(line: string, tokens: readonly Token[], start: number): Label {
  const from = tokens.findLast((token) => token.kind === 'date' && token.end <= start)?.end ?? 0;
  const before = line.slice(Math.max(from, start - NEAR), start).toLowerCase();
  const said = lastLabel(before);
  if (said === null) return { worth: 0, isRight: false };
  if (said.isEvent) return { worth: EVENT, isRight: false };
  const worth = LABELLED[said.type] ?? 0;
  return { worth, isRight: worth > 0 && /^[\s:：\]】)]*$/u.test(before.slice(said.end)) };
}

/** In characters: a dash with a blank on either side. */
const DASH = 3;
/** A date's own words stand within so many characters of it. */
const NEAR = 80;

/** How much a line says, for each of its dates, that it is the issue's own. */
function judging({
  line,
  tokens,
}: DatedLine): (one: LineDate) => Pick<IssueDate, 'score' | 'isLabelled' | 'rest' | 'isLast'> {
  const rest = leftOver(line, tokens);
  const kinds = new Set(tokens.map(({ kind }) => kind));
  const said =
    1 +
    (kinds.has('page') ? 6 : 0) +
    (kinds.has('issue') || /[报報刊](?:\s|$|[|·/])/u.test(line) ? 4 : 0) +
    (LUNAR.test(line) ? 3 : 0) -
    (displayWidth(rest) > MUCH ? 2 : 0);
  return ({ start, end, text, date }) => {
    const isChange = CHANGED.test(line.slice(end, end + NEAR));
    const label = isChange ? { worth: LABELLED.updated!, isRight: false } : labelOf(line, tokens, start);
    const before = line.slice(Math.max(0, start - NEAR), start);
    // No. 2 – May 2020: a month's name ends no span that began with a number.
    const isMonth = date.length === 7 && /^\p{L}/u.test(text);
    // No. 12 - Tuesday, 3 June 2031: nor does the number of an issue begin one.
    const isCounted = tokens.some((one) => one.kind === 'issue' && one.end <= start && start - one.end <= DASH);
    const isSpan = (!isMonth && !isCounted && SPAN.before.test(before)) || SPAN.after.test(line.slice(end, end + NEAR));
    const hasWeekday = /(?:星期|周)/u.test(text) || (date.length === 10 && isNamed(date, before + text));
    const score =
      said +
      label.worth +
      (/\d:\d/.test(text) ? 3 : 0) +
      (hasWeekday ? 2 : 0) -
      (isSpan || CREDIT.test(before) ? 6 : 0);
    return { score, isLabelled: label.isRight, rest, isLast: !/[\p{L}\p{N}]/u.test(line.slice(end)) };
  };
}

type Reading = {
  readonly today: string | null;
  readonly timeZone?: string | undefined;
  readonly order?: Order;
};

/** The dates of a line, each with what speaks for it; none after `today`. */
export function issueDatesIn(printed: string, { today, timeZone, order = null }: Reading): readonly IssueDate[] {
  const read = datesIn(printed, timeZone, order);
  const dates = read.dates.filter(({ date }) => today === null || date <= today);
  const judged = dates.length === 0 ? null : judging(read);
  return dates.map((one) => ({ date: one.date, line: printed.trim(), ...judged!(one) }));
}

/** A date that is only said to be that of a change. */
export const UNLABELLED = -3;

/** Of dates that speak equally for the issue a day goes before a month, then the first. */
export const bestOf = <T extends Pick<IssueDate, 'date' | 'score'>>(found: readonly T[]): T | null =>
  found.toSorted((a, b) => b.score - a.score || b.date.length - a.date.length)[0] ?? null;

/** The date that speaks most clearly for the issue; none after `today`. */
export const issueDate = (lines: readonly string[], reading: Reading): IssueDate | null =>
  bestOf(lines.flatMap((line) => issueDatesIn(line, reading)).filter(({ score }) => score >= UNLABELLED));

/** 2001-10-26, [2001/10/26 8:30]: a line that begins so is no sentence, and no signature. */
export const isByMachine = (line: string): boolean => /^[-–•·\s[(【（]*\d{4}([-/])\d{1,2}\1\d{1,2}(?!\d)/.test(line);

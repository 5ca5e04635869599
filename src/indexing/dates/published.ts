import { bounds, daysBetween, daysIn, isDay, isoDay, shift } from '../../reading/index.ts';
import { isoMonth } from './calendar.ts';
import { addressDate, fileDate, fileMonth } from './file-name.ts';
import { mastheadDate } from './masthead.ts';
import { type Mention, mentionsIn, quoted, spellDates } from './mentions.ts';
import { isAround, type PageTexts } from './page-texts.ts';
import { isOutside } from './span.ts';
import { readStamp } from './stamp.ts';
import { inferYear } from './year.ts';
import { daysAfter, type MonthDay } from './year-kind.ts';

/** A date and the words of the page it was inferred from, for a reader to check. */
export type Dated = { readonly date: string | null; readonly evidence: string | null };

/** Reports more than this many days older than the newest don't belong to the same issue's news. */
const ISSUE_NEWS = 45;
/** A notice dated up to this many days after the newest event was printed in that issue: papers appear every few days. */
const NOTICE_LAG = 4;
const FAR_FUTURE = 2200;

const fullDay = ({ year, month, day }: Mention): string | null =>
  year !== null && month !== null && day !== null && isDay(year, month, day) ? isoDay(year, month, day) : null;

/** `08/16` or `8-16`: a header that leaves the year to its reader. */
function statedDay(stated: string | null): MonthDay | null {
  const [, month, day] = /^(\d{1,2})[-/月](\d{1,2})日?(?!\d)/.exec(stated ?? '')?.map(Number) ?? [];
  return month !== undefined && day !== undefined && isDay(2000, month, day) ? { month, day } : null;
}

/** A date is stated, and nobody can tell which (2024-13-45, 昨天, 05/03/2024). */
export const isUnreadable = (stated: string | null): stated is string =>
  stated !== null && readStamp(stated) === null && statedDay(stated) === null;

/** 某市，2023年7月10日——…: the day with which a release opens. */
const FILED = 12;
const filedOn = ([, lead = '']: readonly string[]) =>
  mentionsIn(lead)
    .slice(0, 1)
    .filter((one) => one.start <= FILED && fullDay(one) !== null && /^\s*(?:[—–-]|[讯电訊電])/u.test(one.after));

/** What states the date outright, the surest first; each is looked for when those before it can't be. */
function* statedDates(page: PageTexts): Generator<Dated & { readonly isOwn?: true }> {
  const { stated, otherwise = [], fileName } = page;
  // Of days that the input states the one that its file is named after is surest.
  const named = fileDate(fileName);
  if (named !== null && otherwise.some((one) => readStamp(one, page.timeZone) === named))
    yield { date: named, evidence: `来源数据和文件名都写明“${named}”`, isOwn: true };
  for (const one of [stated ?? '', ...otherwise]) {
    const date = readStamp(one, page.timeZone);
    if (date !== null) yield { date, evidence: `来源数据写明“${one}”`, isOwn: true };
  }
  const masthead = mastheadDate(page);
  if (masthead) yield { date: masthead.date, evidence: `报头或版面信息“${masthead.line.slice(0, 30)}”` };
  const filed = page.articles.flatMap(filedOn)[0];
  if (filed) yield { date: fullDay(filed), evidence: `正文开头${quoted(filed)}` };
  const signed = page.articles.length === 1 ? signatureAt(page.articles[0]!.at(-1) ?? '') : null;
  if (signed !== null) yield { date: signed, evidence: `落款“${signed}”` };
  const date = fileDate(fileName) ?? fileMonth(fileName);
  if (date !== null) yield { date, evidence: `文件名“${fileName}”` };
  const placed = page.address ? addressDate(page.address) : null;
  // A folder may be a subject's: no report is of before what it tells.
  const isTold = (day: string) =>
    page.articles.flat().some((text) => mentionsIn(text).some((one) => (fullDay(one) ?? '') > day));
  if (placed !== null && !isTold(placed)) yield { date: placed, evidence: '网址中的日期' };
}

const isDated = (mention: Mention): mention is Mention & MonthDay => mention.month !== null && mention.day !== null;

/** A day without a year, or with this year's word, told as past: news of the last weeks is dated so. */
const isEvent = (mention: Mention): boolean =>
  isDated(mention) && mention.tense === 'past' && mention.year === null && (mention.yearsAway ?? 0) === 0;

/**
 * The newest event: of the days that open a paragraph (or, when none does, of all), the one with most others in the
 * weeks before it. A lone later day is an outlier: a deadline, or a beginning that was announced.
 */
function newestEvent(mentions: readonly Mention[]): (Mention & MonthDay) | null {
  const events = mentions.filter(isEvent).filter(isDated);
  const openings = events.filter(({ opens }) => opens);
  const candidates = openings.length > 0 ? openings : events;
  const support = (last: MonthDay) =>
    events.reduce((sum, event) => sum + (daysAfter(event, last) <= ISSUE_NEWS ? (event.opens ? 3 : 1) : 0), 0);
  const ranked = candidates.map((event) => ({ event, support: support(event) }));
  return ranked.sort((a, b) => b.support - a.support || daysAfter(b.event, a.event) - 186)[0]?.event ?? null;
}

/** A line that is nothing but a date, under a notice or a statement; or the office and the date at a notice's end. */
const SIGNATURE =
  /^[\p{Script=Han}\s]{0,30}\d{4}年\d{1,2}月\d{1,2}日[。\s]*$|[。\d]\s*\p{Script=Han}{2,24}(?:公司|[局院厅所站社]|委员会|办公室|政府|中心|集团)\s*(\d{4}年\d{1,2}月\d{1,2}日)$/u;
/** The words of a signature, `null` where a paragraph is none. */
function signatureIn(paragraph: string): string | null {
  const found = SIGNATURE.exec(spellDates(paragraph).trim());
  return found === null ? null : (found[1] ?? found[0]);
}

/** The day of a signature. */
const signatureAt = (paragraph: string): string | null =>
  mentionsIn(signatureIn(paragraph) ?? '')
    .map(fullDay)
    .find((day) => day !== null) ?? null;

function newestSignature(articles: PageTexts['articles'], latest: string): string | null {
  const days = articles
    .flat()
    .map(signatureAt)
    .filter((day) => day !== null && day <= latest);
  return days.sort().at(-1) ?? null;
}

/** The day after, in any year: a paper appears on the day after its newest event, at the earliest. */
function nextDay({ month, day }: MonthDay): MonthDay {
  const [, nextMonth = 1, next = 1] = shift(isoDay(2001, month, Math.min(day, daysIn(2001, month))), 1)
    .split('-')
    .map(Number);
  return { month: nextMonth, day: next };
}

/** The last day of a part of a month; `null` for its end and for the whole. */
const lastDayOf = (edge: string | null): number | null =>
  edge === '上旬' || edge === '初' ? 10 : edge === '中旬' || edge === '中' ? 20 : null;

/** 截至6月底 can't be written in June: the first day on which such a sentence is true. */
function earliest(mentions: readonly Mention[], year: number): { readonly day: string; readonly why: Mention } | null {
  const ends = mentions.flatMap((why) => {
    const own = why.year === null ? (why.yearsAway ?? 0) === 0 : why.year === year;
    const half = why.unit === 'half' && why.part === 1 && why.tense === 'past';
    const asOf = why.tense === 'as-of' && why.month !== null;
    if (!own || !(half || asOf)) return [];
    const month = half ? 6 : (why.month ?? 1);
    const end = isoDay(year, month, why.day ?? lastDayOf(why.edge) ?? daysIn(year, month));
    return [{ day: shift(end, 1), why }];
  });
  return ends.sort((a, b) => (a.day < b.day ? 1 : -1))[0] ?? null;
}

/** A page without a single day: the month after the period it gives figures of, else a month it speaks of as past. */
function fromMonths(mentions: readonly Mention[], year: number, why: string): Dated {
  const period = earliest(mentions, year);
  if (period) {
    return {
      date: period.day.slice(0, 7),
      evidence: `有${quoted(period.why)}的情况，推定为其后的一个月；年份据${why}`,
    };
  }
  const months = mentions.filter(
    ({ month, day, tense, year: printed, opens }) =>
      month !== null && day === null && tense === 'past' && (printed === null || (printed === year && opens)),
  );
  const last = months.sort((a, b) => (a.month ?? 0) - (b.month ?? 0)).at(-1);
  return last
    ? { date: isoMonth(year, last.month ?? 1), evidence: `最近的月份是${quoted(last)}；年份据${why}` }
    : { date: String(year), evidence: `年份据${why}，未印月份` };
}

function fromEvent(
  event: Mention & MonthDay,
  year: number,
  why: string,
  page: PageTexts,
  mentions: readonly Mention[],
): Dated {
  const { month, day } = nextDay(event);
  const first = isoDay(year, month, day);
  const told = `最近的报道是${quoted(event)}；年份据${why}`;
  const signature = newestSignature(page.articles, page.today ?? `${FAR_FUTURE}-12-31`);
  const lag = signature === null ? -1 : daysBetween(first, signature) + 1;
  if (signature !== null && lag >= 1 && lag <= NOTICE_LAG)
    return { date: signature, evidence: `启事或公示落款“${signature}”，${told}` };
  const period = earliest(mentions, year);
  const late = period !== null && period.day > first && daysBetween(first, period.day) <= 31;
  return {
    date: (late ? period.day : first).slice(0, 7),
    evidence: late ? `${told}，又有${quoted(period.why)}的情况` : told,
  };
}

function inferred(page: PageTexts): Dated {
  const latest = page.today === null ? null : Number(page.today.slice(0, 4));
  const paragraphs = page.articles.flat();
  const mentions = paragraphs.flatMap(mentionsIn);
  const event = newestEvent(mentions);
  const header = statedDay(page.stated);
  const found = inferYear(
    mentions,
    [...page.lines.filter(isAround).map(({ text }) => text), ...paragraphs].join('\n'),
    header ?? (event && nextDay(event)),
    latest,
    page.span,
  );
  if (found === null) {
    const signed = event && newestSignature(page.articles, page.today ?? `${FAR_FUTURE}-12-31`);
    const dated = signed && fromEvent(event, Number(signed.slice(0, 4)), `落款“${signed}”`, page, mentions);
    // A notice signed in the days after the newest event is of this issue, so its year is the issue's.
    if (dated && dated.date === signed) return dated;
    const told = event === null ? '' : `最近的报道是${quoted(event)}，`;
    return { date: null, evidence: `${told}版面未印年份，无法确定` };
  }
  if (header !== null) {
    const date = isoDay(found.year, header.month, header.day);
    return { date, evidence: `来源数据写明“${page.stated}”；年份据${found.why}` };
  }
  return event === null
    ? fromMonths(mentions, found.year, found.why)
    : fromEvent(event, found.year, found.why, page, mentions);
}

/** Nothing was published after the day on which it is read. */
const isAhead = ({ date }: Dated, { today }: PageTexts): boolean =>
  date !== null && today !== null && bounds(date).from > today;

const UNSAID: Dated = { date: null, evidence: '页面未注明日期，无法确定' };

const untrue = ({ evidence }: Dated): Dated => ({ date: null, evidence: `${evidence}，晚于收录日期，不予采信` });

/** What isn't stated of a record lies among the days that the file's others state: a day in its text is an event's. */
const isStray = ({ date }: Dated, { span }: PageTexts): boolean =>
  date !== null && span != null && isOutside(date, span);

/**
 * When a page was published, as exactly as its evidence allows: what the input states, the masthead or the file's name
 * (a day); else the newest report and notice on it, with the year that is printed (a day or a month). What states a day that
 * hasn't come yet is passed over for the next. A page on which no year is printed has `date` null and says so.
 */
export function publishedOf(page: PageTexts): Dated {
  let ahead: Dated | null = null;
  for (const { isOwn, ...stated } of statedDates(page)) {
    if (!isOwn && isStray(stated, page)) continue;
    if (!isAhead(stated, page)) return stated;
    ahead ??= stated;
  }
  // Whoever stated a date meant one: guessing another from the text would hide that it can't be read.
  if (isUnreadable(page.stated)) return { date: null, evidence: `来源数据写明“${page.stated}”，不是可辨认的日期` };
  const guess = page.isAlone ? UNSAID : inferred(page);
  const told = isStray(guess, page) ? UNSAID : guess;
  if (told.date !== null && !isAhead(told, page)) return told;
  return ahead !== null ? untrue(ahead) : told.date === null ? told : untrue(told);
}

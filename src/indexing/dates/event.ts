import { bounds, daysBetween, isDay, isoDay, pointsIn, whensIn } from '../../reading/index.ts';
import { isoMonth } from './calendar.ts';
import { type Mention, mentionsIn, quoted } from './mentions.ts';
import type { Dated } from './published.ts';

/** An event told as news is at most this old; a date further back is history. */
const NEWS_AGE = 45;

/** The year that puts a day without one nearest before the end of `published`. */
function dayOf({ month, day, year, yearsAway }: Mention, published: string): string | null {
  if (month === null || day === null) return null;
  const { to } = bounds(published);
  const own = Number(published.slice(0, 4));
  const fixed = year ?? (yearsAway === null ? null : own + yearsAway);
  const candidates = fixed === null ? [own, own - 1] : [fixed];
  return (
    candidates.map((y) => (isDay(y, month, day) ? isoDay(y, month, day) : null)).find((d) => d !== null && d <= to) ??
    null
  );
}

const age = (day: string, published: string) => daysBetween(day, bounds(published).to);

/** The day of a mention told as past news of these weeks; `null` for other mentions. */
function newsDay(mention: Mention, published: string): string | null {
  if (mention.tense !== 'past') return null;
  const day = dayOf(mention, published);
  return day !== null && age(day, published) <= NEWS_AGE + 31 ? day : null;
}

/** 新华社北京7月28日电 is when the report was sent. */
const isFiling = ({ after }: Mention) => /^[电讯]/.test(after);

type Found = { readonly mention: Mention; readonly day: string };

const newsDays = (mentions: readonly Mention[], published: string): Found[] =>
  mentions.flatMap((mention) => {
    const day = newsDay(mention, published);
    return day === null ? [] : [{ mention, day }];
  });

/** Where news says that it is of yesterday. */
const OPENING = 80;
/** 昨日 counts only when the day of publication is known. */
function relativeDay(text: string, published: string): Dated | null {
  const told = whensIn(text.slice(0, OPENING), { day: published }).find(
    ({ range, said }) => range !== null && said.daysAway !== null && said.daysAway <= 0 && said.daysAway >= -2,
  );
  if (!told?.range?.from) return null;
  return { date: told.range.from, evidence: `“${told.text}”，据出版日期${published}推算` };
}

/** A feature that opens with a month (2023年12月，寒意渐浓) is of that month. */
function openingMonth(mentions: readonly Mention[], published: string): Dated | null {
  const opening = mentions.find(
    ({ opens, unit, month, tense }) => opens && unit === 'month' && month !== null && tense === 'past',
  );
  if (!opening || opening.month === null) return null;
  const own = Number(published.slice(0, 4));
  const year =
    opening.year ?? (isoMonth(own, opening.month) <= bounds(published).to ? own : own - 1) + (opening.yearsAway ?? 0);
  const date = isoMonth(year, opening.month);
  return date > published.slice(0, 7) ? null : { date, evidence: `开头写明${quoted(opening)}` };
}

/** 近日, 日前: when it was is known to the paper, not to its reader. */
const vagueWord = (text: string): string | undefined =>
  pointsIn(text).find(({ unit, daysAway }) => unit === 'vague' || daysAway === -1)?.text;

/** The day that the first paragraph opens with; the day of filing only when there is no other. */
function openingDay(mentions: readonly Mention[], published: string): Dated | null {
  const days = newsDays(
    mentions.filter(({ opens }) => opens),
    published,
  );
  const leading = days.find(({ mention }) => !isFiling(mention)) ?? days[0];
  return leading ? { date: leading.day, evidence: `开头写明${quoted(leading.mention)}` } : null;
}

function newestDay(mentions: readonly Mention[], published: string): Dated | null {
  const newest = newsDays(mentions, published).sort((a, b) => (a.day < b.day ? 1 : -1))[0];
  return newest ? { date: newest.day, evidence: `文中最近的日期是${quoted(newest.mention)}` } : null;
}

/** On a page without a year only a day printed in full can be told. */
function fullOpeningDay(mentions: readonly Mention[]): Dated {
  const full = mentions.find(
    ({ opens, tense, year, day }) => opens && tense === 'past' && year !== null && day !== null,
  );
  const date = full ? dayOf(full, `${full.year}`) : null;
  return { date, evidence: full ? `开头写明${quoted(full)}` : null };
}

/**
 * When the thing an article reports happened, as far as its text says: the day its opening names, else the newest day it
 * tells of as past, else the month it opens with. `published` is the page's date; without it only dates printed in full
 * count.
 */
export function eventDateOf(paragraphs: readonly string[], published: string | null): Dated {
  const [opening = [], ...rest] = paragraphs.map(mentionsIn);
  if (published === null) return fullOpeningDay(opening);
  const lead = paragraphs.slice(0, 2).join('');
  const word = vagueWord(lead);
  return (
    openingDay(opening, published) ??
    relativeDay(lead, published) ??
    newestDay([opening, ...rest].flat(), published) ??
    openingMonth(opening, published) ?? { date: null, evidence: word === undefined ? null : `只说“${word}”` }
  );
}

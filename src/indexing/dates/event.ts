import { bounds, daysBetween, isDay, isoDay, isoMonth, shift } from './calendar.ts';
import { type Mention, mentionsIn, quoted } from './mentions.ts';
import type { Dated } from './published.ts';

/** An event told as news is at most this old; a date further back is history. */
const NEWS_AGE = 45;
const LEADING = 3;

/** The year that puts a day without one nearest before the end of `published`. */
function dayOf({ month, day, year, yearOffset }: Mention, published: string): string | null {
  if (month === null || day === null) return null;
  const { to } = bounds(published);
  const own = Number(published.slice(0, 4));
  const fixed = year ?? (yearOffset === null ? null : own + yearOffset);
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

/** 昨日 counts only when the day of publication is known. */
function relativeDay(text: string, published: string): Dated | null {
  const word = /昨[日天晚]|今[日天](?!的|后)|前[日天](?!去)/.exec(text.slice(0, 80))?.[0];
  if (word === undefined || published.length < 10) return null;
  const back = word.startsWith('昨') ? 1 : word.startsWith('前') ? 2 : 0;
  return { date: shift(published, -back), evidence: `“${word}”，据出版日期${published}推算` };
}

/** A feature that opens with a month (2023年12月，冬意正浓) is of that month. */
function openingMonth(mentions: readonly Mention[], published: string): Dated | null {
  const opening = mentions.find(({ opens, kind, tense }) => opens && kind === 'month' && tense === 'past');
  if (!opening || opening.month === null) return null;
  const own = Number(published.slice(0, 4));
  const year =
    opening.year ?? (isoMonth(own, opening.month) <= bounds(published).to ? own : own - 1) + (opening.yearOffset ?? 0);
  const date = isoMonth(year, opening.month);
  return date > published.slice(0, 7) ? null : { date, evidence: `开头写明${quoted(opening)}` };
}

const vague = /昨[日天]|近日|日前|连日来|近期|近来|日内/;

/**
 * When the thing an article reports happened, as far as its text says: the day its opening names, else the newest day it
 * tells of as past, else the month it opens with. `published` is the page's date; without it only dates printed in full
 * count.
 */
export function eventDateOf(paragraphs: readonly string[], published: string | null): Dated {
  const horizon = published ?? '9999';
  const all = paragraphs.map(mentionsIn);
  const usable = (mentions: readonly Mention[]) =>
    published === null ? mentions.filter(({ year }) => year !== null && year > 1900) : mentions;
  const openings = newsDays(
    usable(all.slice(0, LEADING).flat()).filter(({ opens }) => opens),
    horizon,
  );
  const leading = openings.find(({ mention }) => !isFiling(mention)) ?? openings[0];
  if (leading) return { date: leading.day, evidence: `开头写明${quoted(leading.mention)}` };
  if (published === null) return { date: null, evidence: null };
  const yesterday = relativeDay(paragraphs.slice(0, 2).join(''), published);
  if (yesterday) return yesterday;
  const newest = newsDays(all.flat(), published).sort((a, b) => (a.day < b.day ? 1 : -1))[0];
  if (newest) return { date: newest.day, evidence: `文中最近的日期是${quoted(newest.mention)}` };
  const month = openingMonth(all.slice(0, 1).flat(), published);
  if (month) return month;
  const word = vague.exec(paragraphs.slice(0, 2).join(''))?.[0];
  return { date: null, evidence: word === undefined ? null : `只说“${word}”` };
}

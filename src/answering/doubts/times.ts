/** Whether reports tell of another time than the question: another year, or one that was still to come. */
import { lexicon, once } from '../../lexicon/index.ts';
import { othersIn, pointsIn, whensIn } from '../../reading/index.ts';
import type { Article, Mention, ParsedQuestion, When } from '../../types.ts';
import { plainOf } from '../candidates.ts';
import { asksForPlan } from '../outlook.ts';
import { monthsAndDays, periodsIn, yearsAmong, yearsIn } from '../years.ts';

/** 明年 and 后年, from the day of the question. */
function yearsAhead({ text, original: { today } }: ParsedQuestion): readonly string[] {
  const year = Number(today.slice(0, 4));
  return yearsAwayIn(text).flatMap((away) => (away > 0 ? [String(year + away)] : []));
}

/** Years as they are said, counted from now: −1 for 去年, 0 for 今年. 比去年贵了三块 tells of this year. */
const yearsAwayIn = (text: string): readonly number[] =>
  pointsIn(text).flatMap(({ yearsAway, start }) => (/[比较]$/.test(text.slice(0, start)) ? [] : (yearsAway ?? [])));

/** A year the question names that neither the cited reports nor their dates have: what they tell is of another year. */
export function otherYear(question: ParsedQuestion, read: string, mentions: readonly Mention[]): boolean {
  const told = yearsAmong(mentions);
  return yearsIn(question.text).some((year) => !read.includes(year) && !told.has(year));
}

/** A sentence that was chosen, with the day of its report. */
type Told = { readonly text: string; readonly mentions: readonly Mention[]; readonly article: Article };

/**
 * 去年收了多少 where the sentences say 今年, or no year at all: they don't tell of the year that is asked for, whether it is
 * counted from the question's day or from the report's.
 */
export function otherYearAway({ text, original: { today } }: ParsedQuestion, said: readonly Told[]): boolean {
  const asked = yearsAwayIn(text);
  const spoken = new Set(said.flatMap((one) => yearsAwayIn(one.text)));
  const years = yearsAmong(said.flatMap(({ mentions }) => mentions));
  const from = [today, ...said.flatMap(({ article }) => article.published ?? [])].map((day) => Number(day.slice(0, 4)));
  const isTold = (away: number): boolean =>
    spoken.has(away) || (away === 0 && spoken.size === 0) || from.some((year) => years.has(String(year + away)));
  return asked.length > 0 && !asked.some(isTold);
}

/**
 * The question asks about a year after the reports: they don't tell of it at all, or only what was planned when it
 * asks what came of it (2031年实际破17亿没有).
 */
export function laterYear(question: ParsedQuestion, articles: readonly Article[], read: string): boolean {
  const newest = Math.max(...articles.map(({ published }) => Number(published?.slice(0, 4) ?? 0)));
  const later = [...yearsIn(question.text), ...yearsAhead(question)].filter(
    (year) => newest > 0 && Number(year) > newest,
  );
  return later.some((year) => !read.includes(year) || !asksForPlan(question.text));
}

const OF_THE_WHOLE = /全年|一整年|到头|年终|最后|最终/;
/** The month in which the time asked for begins, or is over where all of it is asked for; `null` for none that is plain. */
function monthAsked({ text }: ParsedQuestion): string | null {
  const [year] = yearsIn(text);
  if (year === undefined) return null;
  const periods = periodsIn(text);
  if (periods.includes('quarter 4')) return `${year}-10`;
  if (periods.includes('half 2') || periods.includes('quarter 3')) return `${year}-07`;
  return OF_THE_WHOLE.test(text) ? `${year}-12` : null;
}

/** 2023年全年最后涨了多少 can't be told by a report of August: an amount of a time that was still to come. */
export function yetToCome(question: ParsedQuestion, articles: readonly Article[]): boolean {
  const month = monthAsked(question);
  if (month === null || !question.asks.includes('how-much') || asksForPlan(question.text)) return false;
  return articles.every(({ published }) => published !== null && published.slice(0, 7) <= month);
}

const opposites = once(() => othersIn('opposites'));

const siblings = once(() => lexicon('siblings').map(({ word, type }) => ({ type, names: word.split('|') })));
type Sibling = { readonly names: readonly string[] };

/** 柚子 in what is read where the question says 黄瓜, which the reports nowhere have. Words put into Chinese are not always those that are printed. */
function tellsOfSibling({ text, language }: ParsedQuestion, whole: string, read: string): boolean {
  const within = (where: string) => (one: Sibling) => one.names.some((name) => where.includes(name));
  const asked = language === 'en' ? [] : siblings().filter(within(text));
  const told = new Set(asked.filter(within(whole)).map(({ type }) => type));
  return siblings().some(
    (one) => !told.has(one.type) && asked.some(({ type }) => type === one.type) && within(read)(one),
  );
}

const SAID = /[\p{Script=Han}\d]/u;

/**
 * 门外 in what is read where the question says 门内, beside the same character: the reports (`whole`, compared form) nowhere
 * have the question's own, neither with what stands before it nor with what stands behind it; likewise 柚子 where it says 黄瓜.
 */
export function tellsOfOpposite(question: ParsedQuestion, whole: string, read: string): boolean {
  const chars = Array.from(plainOf(question.text));
  const isOpposite = chars.some((char, at) => {
    const [left = '', right = ''] = [chars[at - 1], chars[at + 1]].map((one) => (one && SAID.test(one) ? one : ''));
    if ((left && whole.includes(left + char)) || (right && whole.includes(char + right))) return false;
    const others = [...(opposites().get(char) ?? [])];
    return others.some((other) => (left && read.includes(left + other)) || (right && read.includes(other + right)));
  });
  return isOpposite || tellsOfSibling(question, whole, read);
}

/** 9月8日 where 9月9日 is asked about: the reports have days or months, and none of the question's. */
export function tellsOfAnotherDay({ text }: ParsedQuestion, mentions: readonly Mention[]): boolean {
  const asked = whensIn(text).flatMap(monthsAndDays);
  const told = mentions.filter((one): one is When => one.kind === 'when').flatMap(monthsAndDays);
  if (asked.length === 0 || told.length === 0) return false;
  const days = new Set([...told, ...told.map((day) => day.split('-')[0]!)]);
  return !asked.some((day) => days.has(day));
}

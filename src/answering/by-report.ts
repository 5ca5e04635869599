/** An answer that goes through several reports, oldest first: what somebody took part in, what a place was awarded. */

import { askedIn, signs } from '../kinds/index.ts';
import { pointsIn, taggedWords, whensIn } from '../reading/index.ts';
import type { ParsedQuestion } from '../types.ts';
import { type Candidate, plainOf } from './candidates.ts';
import type { Plan } from './features.ts';
import { type Chosen, fitted } from './fit.ts';
import type { Ranked } from './rank.ts';
import { subjectsAsked } from './subject/asked.ts';

const hasDate = ({ text }: Candidate): boolean =>
  signs({ ask: 'when', focus: [], units: [], list: false, of: [] }, text).some(({ strength }) => strength === 1);
const printed = ({ article: { published, eventDate } }: Candidate): string => published ?? eventDate ?? '';

/** The day that a sentence names, where it is certain; else the day of the report. */
function dateOf({ text, article }: Candidate): string {
  const reported = article.eventDate ?? article.published ?? '';
  const said = whensIn(text, { day: reported }).find(
    ({ range, said: { month, day, daysAway } }) =>
      range !== null && ((month !== null && day !== null) || daysAway !== null),
  );
  return said?.range?.from ?? reported;
}

/** 我区 in a paper of 东山区 is 东山. */
const OWN_PLACE = /[我全该]区|[我全该]县|[我全该]市/;

function namesIt({ plain, text, article }: Candidate, name: string): boolean {
  return plain.includes(name) || (OWN_PLACE.test(text) && (article.district?.startsWith(name) ?? false));
}

/** A report's share: what happened when, and where it names whom the question is about. */
type Report = { readonly told: Ranked; readonly named: Ranked };

/** 区领导某某参加活动: who was there, and not what it was. */
const WAS_THERE =
  /^[^，,]{0,24}(?:(?:[，,、][^，,]{1,24}){0,8})?(?:参加|出席|陪同|列席)(?:了)?(?:本次|此次|当天)?(?:活动|会议|开幕式|闭幕式|仪式|座谈会|座谈|调研|考察|检查)?(?:并讲话|并致辞)?[。；;]?$/u;

/** The sentence with both name and date, else the opening that says when, else the opening or best that has the name. */
function reportOf(ranked: readonly Ranked[], name: string, plans: readonly Plan[]): Report | null {
  const naming = ranked.filter(({ candidate }) => namesIt(candidate, name));
  const having = orAll(naming, ({ candidate }) => saysWhat(plans, candidate.plain));
  const shortest = [...having].sort((a, b) => a.candidate.text.length - b.candidate.text.length)[0];
  if (!having[0] || !shortest) return null;
  const dated = having.find(({ candidate }) => hasDate(candidate));
  if (dated) return { told: dated, named: dated };
  const lead = ranked.find(({ candidate }) => candidate.ordinal === 0 && hasDate(candidate));
  if (lead) return { told: lead, named: shortest };
  const told = having.find(({ candidate }) => candidate.ordinal === 0) ?? having[0];
  const opening = WAS_THERE.test(told.candidate.text) && ranked.find(({ candidate }) => candidate.ordinal === 0);
  return { told: opening || told, named: told };
}

/** Both sentences when they fit the share; else what happened, with the other one as a further quote. */
function inShare({ told, named }: Report, share: number, plans: readonly Plan[]): readonly Chosen[] {
  if (told === named) return [fitted(told, share, plans)];
  const both = told.candidate.text.length + named.candidate.text.length;
  if (both <= share) return [told, named].map((ranked) => ({ ranked, text: ranked.candidate.text }));
  return [{ ...fitted(told, share, plans), also: named }];
}

const best = ({ told, named }: Report): number => Math.max(told.best, named.best);
const onDay = ({ told }: Report): boolean => told.features.some(({ sameDate }) => sameDate === 1);
/** A report has to say what happened in this many characters at least. */
const LEAST = 55;

/** Whether a report is of the time that is asked about: a year or span, or months (3月和6月) of whatever year. */
function inTimeOf({ text, time }: ParsedQuestion): (report: Report) => boolean {
  const months = pointsIn(text).flatMap(({ month, day }) => (month !== null && day === null ? [month] : []));
  if (time === null && months.length === 0) return () => true;
  const inSpan = (date: string) => time !== null && date >= (time.from ?? '') && date <= `${time.to ?? '9'}~`;
  const inMonth = (date: string) =>
    months.includes(Number(date.slice(5, 7))) && (time === null || time.from?.slice(0, 4) === date.slice(0, 4));
  return ({ told }) => {
    const date = dateOf(told.candidate);
    return inSpan(date) || inMonth(date);
  };
}

const orAll = <T>(all: readonly T[], test: (one: T) => boolean): readonly T[] => {
  const some = all.filter(test);
  return some.length > 0 ? some : all;
};

/** What was awarded is told where the word, or what papers print for it, stands. */
const saysWhat = (plans: readonly Plan[], text: string): boolean =>
  plans.some(({ nearest }) => nearest.some(({ word, has }) => /^\p{Script=Han}{2,}$/u.test(word) && has(text) > 0));

const isOfIt =
  (plans: readonly Plan[]) =>
  ({ told: { candidate }, named }: Report): boolean =>
    [candidate.plain, candidate.heading, named.candidate.plain].some((text) => saysWhat(plans, text));

/** A report that is this much less likely than the best to have the figure does not have it. */
const AS_LIKELY = 0.2;

/** How a figure changed: what each report that has one says of it, oldest first. */
function byFigure(ranked: readonly Ranked[], budget: number, within: Within): readonly Chosen[] {
  const top = ranked[0]?.best ?? 0;
  const telling = ranked.filter(
    ({ best: chance, features }) => chance >= AS_LIKELY * top && features.some(({ evidenceNear }) => evidenceNear > 0),
  );
  const reports = [...Map.groupBy(telling, ({ candidate }) => candidate.article.id).keys()]
    .slice(0, Math.floor(budget / LEAST))
    .map((id) => ranked.filter(({ candidate }) => candidate.article.id === id && !candidate.list))
    .sort((a, b) => printed(a[0]!.candidate).localeCompare(printed(b[0]!.candidate)));
  return reports.flatMap((own) => within(own, Math.floor(budget / reports.length)));
}

/** The best sentences of one report in so many characters. */
export type Within = (own: readonly Ranked[], room: number) => readonly Chosen[];

/** The name whose reports are gone through: somebody's rather than the place's (临江人大赵文涛). */
function nameAsked(question: ParsedQuestion, ranked: readonly Ranked[]): string | null {
  const isPlace = (name: string) => question.places.includes(name);
  const [asked] = askedIn(question.text);
  const before = question.text.slice(0, asked?.at);
  const people = new Set(taggedWords(before).flatMap(({ word, tag }) => (/^(?:nr|x)/.test(tag) ? [word] : [])));
  const isSomebody = (name: string) => !isPlace(name) && (name.length > 2 || people.has(name));
  const names = [...subjectsAsked(question), ...question.names];
  const found = [...names.filter(isSomebody), ...names]
    .map(plainOf)
    .find((one) => one.length > 1 && ranked.some(({ candidate }) => namesIt(candidate, one)));
  return found ?? null;
}

/** Report by report, oldest first; empty when none tells. */
export function byReport(
  ranked: readonly Ranked[],
  plans: readonly Plan[],
  question: ParsedQuestion,
  budget: number,
  within: Within,
): readonly Chosen[] {
  if (question.asks.every((ask) => ask === 'how-much')) return byFigure(ranked, budget, within);
  const plain = ranked.filter(({ candidate }) => !candidate.list);
  const name = nameAsked(question, plain);
  if (name === null) return [];
  const found = [...Map.groupBy(plain, ({ candidate }) => candidate.article.id).values()]
    .map((own) => reportOf(own, name, plans))
    .filter((report) => report !== null)
    .sort((a, b) => best(b) - best(a));
  const asked = orAll(orAll(orAll(found, inTimeOf(question)), isOfIt(plans)), onDay);
  const reports = asked
    .slice(0, Math.floor(budget / LEAST))
    .sort((a, b) => dateOf(a.told.candidate).localeCompare(dateOf(b.told.candidate)));
  return reports.flatMap((report) => inShare(report, Math.floor(budget / reports.length), plans));
}

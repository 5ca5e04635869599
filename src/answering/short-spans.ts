/** Words of a sentence that may be what a question asks for, with what qualifies them: times, amounts, persons, places, states. */
import { amountsIn, marksOf, qualified, stepsIn, whensIn } from '../reading/index.ts';
import type { Amount, Ask, Mention, ParsedQuestion, Person, Span, When } from '../types.ts';
import type { Candidate } from './candidates.ts';
import { type Plan, signsOf } from './features.ts';
import { tellsOnlyOfAVisit, tellsTheEnd } from './state.ts';

/** A sentence with what is asked of it. */
export type Told = { readonly question: ParsedQuestion; readonly plan: Plan; readonly candidate: Candidate };
type Kind<K> = Extract<Mention, { kind: K }>;

/** A less plain sign is no answer of its own; a body that acts (由某局牵头) is a less plain one than a person. */
const PLAIN = 0.7;
const OF_A_BODY = 0.6;
const STOPS = /[，,；;。、：:]/;

const overlap = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;
const among = <K extends Mention['kind']>({ mentions }: Candidate, ...kinds: readonly K[]): readonly Kind<K>[] =>
  mentions.filter((one): one is Kind<K> => (kinds as readonly string[]).includes(one.kind));
const signsIn = ({ plan, candidate }: Told, least = PLAIN): readonly Span[] =>
  signsOf(candidate, plan).filter(({ strength }) => strength >= least);

/** Spans that overlap, stand one right behind the other, or are joined as `joins` says, are one. */
function together(text: string, spans: readonly Span[], joins: RegExp): readonly Span[] {
  const all: Span[] = [];
  for (const one of [...spans].sort((a, b) => a.start - b.start)) {
    const last = all.at(-1);
    if (last && (one.start <= last.end || joins.test(text.slice(last.end, one.start))))
      all[all.length - 1] = { start: last.start, end: Math.max(last.end, one.end) };
    else all.push(one);
  }
  return all;
}
const NOTHING = /^$/;

const stopBefore = (text: string, at: number): number =>
  Array.from(text.slice(0, at)).findLastIndex((char) => STOPS.test(char)) + 1;
function stopBehind(text: string, at: number): number {
  const to = text.slice(at).search(STOPS);
  return to === -1 ? text.length : at + to;
}

/** 市级数字化车间 of 24个市级数字化车间: what is counted stands behind its measure; before it, where a stop stands behind. */
const COUNTS: readonly Amount['quantity'][] = ['pieces', 'people', 'households', 'times'];
const ONLY_A_DATE = 3;

/** What is said of a span: the words between two stops or amounts around it; of a date that stands alone, those behind it too. */
export function around(candidate: Candidate, { start, end }: Span): Span {
  const { text } = candidate;
  const [from, to] = [stopBefore(text, start), stopBehind(text, end)];
  const figures = among(candidate, 'amount');
  const own = figures.find((one) => overlap(one, { start, end }));
  if (!own) return { start: from, end: start - from + (to - end) <= ONLY_A_DATE ? stopBehind(text, to + 1) : to };
  const until = Math.min(figures.find((one) => one.start >= end)?.start ?? to, to);
  if (COUNTS.includes(own.quantity) && to > end) return { start, end: until };
  return { start: Math.max(from, figures.findLast((one) => one.end <= start)?.end ?? 0), end: until };
}

/** How fine a time is: a day is finer than its month. */
const fineness = ({ said: { day, daysAway, weekday, month, monthsAway, part } }: When): number =>
  (day ?? daysAway ?? weekday) !== null ? 4 : (month ?? monthsAway) !== null ? 3 : part !== null ? 2 : 1;
const OF_A_YEAR = 2;
/** 几号, 哪天, 几月 are no years. */
const ASKS_DAY = /[几哪][号天日月]/u;

/** 今年二季度 in the question: 2023年第二季度 says no more, 4月1日 does. */
const isGivenTime = (when: When, asked: readonly When[]): boolean =>
  asked.some(
    (one) =>
      fineness(when) <= fineness(one) &&
      one.said.month === when.said.month &&
      one.said.part === when.said.part &&
      one.said.day === when.said.day,
  );

function times(told: Told): readonly Span[] {
  const { question, candidate } = told;
  const { text } = candidate;
  const asked = whensIn(question.text);
  const signs = signsIn(told);
  const fresh = among(candidate, 'when').filter((one) => {
    if (!signs.some((sign) => overlap(sign, one)) || isGivenTime(one, asked)) return false;
    const { start, end } = around(candidate, one);
    const said = text.slice(start, end);
    return tellsTheEnd(question, said) && !tellsOnlyOfAVisit(question.text, said);
  });
  const days = fresh.filter((one) => fineness(one) > OF_A_YEAR);
  return (days.length > 0 && ASKS_DAY.test(question.text) ? days : fresh).map((one) => qualified(text, one));
}

/** 由800元提高到1200元: what was is no answer. */
function isFormer(one: Amount, candidate: Candidate): boolean {
  const { text } = candidate;
  return among(candidate, 'amount').some((other) => {
    const between = text.slice(one.end, other.start);
    const isOfOne =
      other.start > one.end && other.unit === one.unit && /[到至为]/.test(between) && !STOPS.test(between);
    return isOfOne && /[由从]/.test(text.slice(stopBefore(text, one.start), one.start));
  });
}

/** 居中心城区第三: a rank says of what. */
const OF_WHAT = /(?<=[居列位获])[^，。；居列位获]{1,8}$/u;
function amountSpan(text: string, amount: Amount): Span {
  const whole = qualified(text, amount);
  if (amount.quantity !== 'rank' || amount.unit !== null) return whole;
  return { ...whole, start: whole.start - (text.slice(0, whole.start).match(OF_WHAT)?.[0].length ?? 0) };
}

/** 1.9公里长的隧道 says which tunnel, and nothing of it. */
const OF_ITS_SIZE = /^[长宽高深]的/u;
/** -200°C至1000°C */
const UNTIL = /^[至到—~～-]{1,2}$/u;
function amounts(told: Told): readonly Span[] {
  const { question, plan, candidate } = told;
  const { text } = candidate;
  const names = among(candidate, 'thing', 'body');
  const signs = signsIn(told);
  // What is counted, by a word of the question right behind its measure: 学生 of 2600名学生.
  const counted = (at: number): number => {
    const length =
      plan.focus.find(({ word }) => (word.length > 1 || question.nouns.includes(word)) && text.startsWith(word, at))
        ?.word.length ?? 0;
    return length === 0 ? 0 : length + counted(at + length);
  };
  const found = among(candidate, 'amount').filter(
    (one) =>
      (signs.some((sign) => overlap(sign, one)) || counted(one.end) > 1) &&
      !names.some((name) => overlap(name, one)) &&
      !question.text.includes(one.text) &&
      !OF_ITS_SIZE.test(text.slice(one.end)) &&
      !isFormer(one, candidate),
  );
  const whole = plan.aspect.per === undefined ? found.filter(({ per }) => per === null) : [];
  const spans = (whole.length > 0 ? whole : found).map((one) => amountSpan(text, one));
  return together(
    text,
    spans.map(({ start, end }) => ({ start, end: end + counted(end) })),
    UNTIL,
  );
}

/** Offices stand before a name, each behind a stop. */
const OFFICE_JOINT = /[、，·\s]$/u;
function withOffices(text: string, { start, end, offices }: Person): Span {
  let from = start;
  for (;;) {
    const before = text.slice(0, from).replace(OFFICE_JOINT, '');
    const office = offices.find((one) => before.endsWith(one));
    if (office === undefined) break;
    from = before.length - office.length;
  }
  return { start: from, end: end + (offices.find((one) => text.startsWith(one, end))?.length ?? 0) };
}

/** Names one behind the other are one answer. */
const AND = /^(?:[、，和与及]|以及)$/u;
function doers(told: Told): readonly Span[] {
  const { candidate, plan } = told;
  const { text } = candidate;
  const isBody = plan.aspect.units.includes('单位');
  const signs = signsIn(told, isBody ? OF_A_BODY : PLAIN);
  const found = among(candidate, 'person', 'body', 'thing').filter((one) => signs.some((sign) => overlap(sign, one)));
  const persons = found.filter((one) => one.kind === 'person').map((one) => withOffices(text, one));
  const bodies = found.filter(({ kind }) => kind === 'body' || (isBody && kind === 'thing'));
  return together(text, persons.length > 0 && !isBody ? persons : bodies, AND);
}

const isPlace = (one: Mention): boolean =>
  one.kind === 'place' || one.kind === 'body' || one.kind === 'thing' || (one.kind === 'amount' && one.unit === '号');
/** 在北京召开: a place without a head of places. */
const IN = /[在于]$/u;

/** Places whole: district, street and number, and what a sign of them adds (交会处). */
function places(told: Told): readonly Span[] {
  const { candidate, plan } = told;
  const { text } = candidate;
  const named = together(text, candidate.mentions.filter(isPlace), NOTHING);
  const signed = signsIn(told).map((sign) => {
    const own = named.filter((one) => overlap(one, sign));
    return own[0] ? { start: own[0].start, end: Math.max(sign.end, own.at(-1)!.end) } : sign;
  });
  const all = [...signed, ...named.filter(({ start }) => IN.test(text.slice(0, start)))];
  return together(text, all, NOTHING).filter((one) => !plan.isGiven(text.slice(one.start, one.end)));
}

/** What says when or whether stands at most so far before its step. */
const CLOSE = 8;

/** Of an amount that is asked about, the paper's own; of a step, when and whether it is said (预计今年9月底破土动工). */
function states({ question, candidate }: Told): readonly Span[] {
  const { text } = candidate;
  const asked = amountsIn(question.text).filter(({ quantity }) => quantity !== 'rank');
  if (asked.length > 0)
    return among(candidate, 'amount')
      .filter((own) => asked.some(({ quantity, unit }) => own.quantity === quantity && own.unit === unit))
      .map((own) => amountSpan(text, own));
  const stages = stepsIn(question.text).flatMap((one) => (one.kind === 'step' ? one.stage : []));
  const said = [...among(candidate, 'when'), ...marksOf(text).filter(({ type }) => type !== 'now')];
  return among(candidate, 'step')
    .filter(({ stage }) => stages.includes(stage))
    .flatMap((step) => {
      const from = Math.max(stopBefore(text, step.start), step.start - CLOSE);
      const before = said.filter(({ end }) => end > from && end <= step.start);
      return before.length > 0 ? [{ start: Math.min(...before.map(({ start }) => start)), end: step.end }] : [];
    });
}

/** How the words that answer are found, by what is asked; of other kinds no words of a sentence answer alone. */
export const SPANS: Partial<Readonly<Record<Ask, (told: Told) => readonly Span[]>>> = {
  when: times,
  'how-much': amounts,
  who: doers,
  where: places,
  'yes-no': states,
};

/** Words of a sentence that may be what a question asks for, with what qualifies them: times, amounts, persons, places, states. */
import { amountsIn, clauseAround, overlap, qualified, stepsIn, taggedWords } from '../reading/index.ts';
import type { Amount, Ask, Mention, ParsedQuestion, Person, Span, When } from '../types.ts';
import type { Candidate } from './candidates.ts';
import { type Plan, signsOf } from './features.ts';

/** A sentence with what is asked of it. */
export type Told = { readonly question: ParsedQuestion; readonly plan: Plan; readonly candidate: Candidate };
type Kind<K> = Extract<Mention, { kind: K }>;
/** Words that may answer, and the first mention among them. */
export type Option = Span & { readonly mention: Mention | null };

const among = <K extends Mention['kind']>({ mentions }: Candidate, ...kinds: readonly K[]): readonly Kind<K>[] =>
  mentions.filter((one): one is Kind<K> => (kinds as readonly string[]).includes(one.kind));
const named = (mention: Mention, { start, end }: Span = mention): Option => ({ start, end, mention });

/** Options that overlap, stand one right behind the other, or are joined as `joins` says, are one. */
function together(text: string, options: readonly Option[], joins: RegExp): readonly Option[] {
  const all: Option[] = [];
  for (const one of [...options].sort((a, b) => a.start - b.start)) {
    const last = all.at(-1);
    if (last && (one.start <= last.end || joins.test(text.slice(last.end, one.start))))
      all[all.length - 1] = { ...last, end: Math.max(last.end, one.end) };
    else all.push(one);
  }
  return all;
}
const NOTHING = /^$/;

/** 截至6月底 tells how things stand, and when nothing is to happen; it answers only who asks for the end (报名截止). */
const AS_OF = /^截[至止]/u;
/** 昨日, 本月初: which day that was hangs on the day of print, and what is said first stands alone. */
const isBareRelative = ({ kind, ...one }: Mention): boolean => {
  if (kind !== 'when') return false;
  const { said, clock } = one as When;
  const isRelative = (said.daysAway ?? said.monthsAway ?? said.weeksAway) !== null;
  return isRelative && said.day === null && clock.length === 0;
};

/** Times one behind the other are one answer: 每周一、周四, 3月2日、3日. */
const times = ({ question, candidate: { text }, candidate }: Told): readonly Option[] =>
  together(
    text,
    among(candidate, 'when').map((one) => named(one, qualified(text, one))),
    JOINED,
  ).filter(
    ({ start, mention }) =>
      !(mention && isBareRelative(mention)) && (/截/.test(question.text) || !AS_OF.test(text.slice(start))),
  );
const JOINED = /^(?:[、和及与至到~～—-]|以及)$/u;

const UNCOUNTED: ReadonlySet<string | null> = new Set(['phone', 'code', 'rank']);
const ALONE = /^[\p{N}.,:\s]*$/u;
/** -200°C至1000°C */
const UNTIL = /^[至到—~～-]{1,2}$/u;
/** Amounts, with what is counted behind their measure (学生 of 1200名学生) where the question has its word. */
function amounts({ question, plan, candidate }: Told): readonly Option[] {
  const { text } = candidate;
  const counted = (at: number): number => {
    const length =
      plan.focus.find(({ word }) => (word.length > 1 || question.nouns.includes(word)) && text.startsWith(word, at))
        ?.word.length ?? 0;
    return length === 0 ? 0 : length + counted(at + length);
  };
  const options = among(candidate, 'amount').map((one) => {
    const { start, end } = qualified(text, one);
    return named(one, { start, end: end + counted(end) });
  });
  // A figure without a unit says nothing by itself, unless it counts nothing (a telephone, a rank) or its head says of what.
  return together(text, options, UNTIL).filter(
    ({ mention, start, end }) =>
      candidate.row !== undefined || UNCOUNTED.has((mention as Amount).quantity) || !ALONE.test(text.slice(start, end)),
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
function doers({ candidate, plan }: Told): readonly Option[] {
  const { text } = candidate;
  const told = signsOf(candidate, plan).filter(({ strength }) => strength >= PLAIN);
  const all = among(candidate, 'person');
  const holders = all.filter((one) => told.some((sign) => overlap(one, sign)));
  const persons = (holders.length > 0 ? holders : all).map((one) => named(one, withOffices(text, one)));
  const bodies = among(candidate, 'body', 'thing').map((one) => named(one));
  return [...together(text, persons, AND), ...together(text, bodies, AND)].sort((a, b) => a.start - b.start);
}

const isPlace = (one: Mention): boolean =>
  one.kind === 'place' || one.kind === 'body' || one.kind === 'thing' || (one.kind === 'amount' && one.unit === '号');
/** What a sign of a place holds beside it (位于, 在) stands before the first of its names. */
const PLAIN = 0.7;

/** Places whole: district, street and number, and what a sign of them adds (交会处). */
function places({ candidate, plan }: Told): readonly Option[] {
  const { text } = candidate;
  const places = together(
    text,
    candidate.mentions.filter(isPlace).map((one) => named(one)),
    NOTHING,
  );
  const signed = signsOf(candidate, plan)
    .filter(({ strength }) => strength >= PLAIN)
    .map((sign): Option => {
      const own = places.filter((one) => overlap(one, sign));
      return own[0] ? { ...own[0], end: Math.max(sign.end, own.at(-1)!.end) } : { ...sign, mention: null };
    });
  return together(text, [...signed, ...places], NOTHING).map((one) => ({
    ...one,
    end: one.end + nounsAt(text, one.end),
  }));
}

/** Words that go on with the name of a place: 后院 of 文化馆后院, 门口的旧报亭 of 车站门口的旧报亭; a name behind 的 is another thing's. */
const GOES_ON = /^(?:[nfs]|b|uj)/;
const NAME = /^n[rstz]/;
const ENDS = /^[nfs]/;
const MOST_BEHIND = 12;
function nounsAt(text: string, at: number): number {
  const behind = clauseAround(text, { start: at, end: at })[1].slice(0, MOST_BEHIND);
  let [length, nouns] = [0, 0];
  const words = /\d/.test(behind) ? [] : taggedWords(behind);
  for (const [at, { word, tag }] of words.entries()) {
    if (!GOES_ON.test(tag) || (NAME.test(tag) && words[at - 1]?.tag === 'uj')) break;
    length += word.length;
    if (ENDS.test(tag)) nouns = length;
  }
  return nouns;
}

/** Of an amount that is asked about, the paper's own; else a clause: 免收停车费; of a step asked for one with a step: 预计明年3月底动工. */
function states({ question, candidate }: Told): readonly Option[] {
  const { text } = candidate;
  const asked = amountsIn(question.text).filter(({ quantity }) => quantity !== 'rank');
  const same = among(candidate, 'amount').filter((own) =>
    asked.some(({ quantity, unit }) => own.quantity === quantity && own.unit === unit),
  );
  if (same.length > 0) return same.map((own) => named(own, qualified(text, own)));
  const steps = among(candidate, 'step');
  const asksOfStep = stepsIn(question.text).some(({ kind }) => kind === 'step');
  return [...text.matchAll(CLAUSE)]
    .filter(
      ({ 0: { length }, index }) => !asksOfStep || steps.some((one) => one.start >= index && one.end <= index + length),
    )
    .filter(([clause]) => clause.length <= LONGEST_CLAUSE && !ONLY_WHEN.test(clause))
    .map((clause) => ({ start: clause.index, end: clause.index + clause[0].length, mention: null }));
}
const CLAUSE = /[^，,；;。：:！？!?…—]{2,}/g;
const LONGEST_CLAUSE = 40;
/** 二桥通车后: only says when something else is so. */
const ONLY_WHEN = /(?:之|以)?[后前]$|时$|的时候$/u;

/** How the words that may answer are found, by what is asked; of other kinds no words of a sentence answer alone. */
export const SPANS: Partial<Readonly<Record<Ask, (told: Told) => readonly Option[]>>> = {
  when: times,
  'how-much': amounts,
  who: doers,
  where: places,
  'yes-no': states,
};

/** A question of several parts as several questions: one for each thing it names, one for each clause that asks. */

import { askedIn } from '../../kinds/index.ts';
import { indexTerms, pointsIn, taggedWords } from '../../reading/index.ts';
import type { ParsedQuestion } from '../../types.ts';
import { standsAlone } from './chat/standing.ts';
import { endsAsThing, hasOwnName } from './coordinates.ts';
import { OF_EACH } from './each.ts';
import { isOneByOne } from './one-by-one.ts';
import { parseQuestion } from './parse.ts';
import { type Subjects, subjectsIn } from './subjects.ts';
import { timesIn } from './times.ts';
import { topicOf } from './topic.ts';

/** A part as a question of its own, with what it leaves out: names `said` beside it, or the whole question before it. */
const asPart = (
  question: ParsedQuestion,
  text: string,
  { said, after = [] }: { readonly said?: string | undefined; readonly after?: readonly string[] } = {},
): ParsedQuestion => ({
  ...parseQuestion(
    { ...question.original, text, history: after },
    { known: new Set(question.archiveNames), ...(said ? { said } : {}) },
  ),
  newest: question.newest,
});

/** The time says which report is meant, not what stands in it. */
const ofTime = (part: ParsedQuestion): ParsedQuestion => ({
  ...part,
  ofTime: true,
  words: part.words.filter((word) => !/^(?:\d+|年|月|日|上半年|下半年|季度)$/.test(word)),
});

/** One question for each of the things that are asked about alike. */
function ofThings(question: ParsedQuestion, subjects: Subjects): readonly ParsedQuestion[] {
  return subjects.questions.map((text, at) => {
    const part = asPart(question, text, { said: subjects.owners[at] });
    const of = subjects.words[at] ?? [];
    return {
      ...part,
      text: subjects.short[at] ?? text,
      oneByOne: isOneByOne(question.text) && part.aspects.length === 1,
      aspects: part.aspects.map((one) => ({ ...one, of })),
      ...(subjects.each ? {} : { perhaps: true }),
    };
  });
}

/** One question for each of two times, then one for what is asked beside them. */
function ofTimes(question: ParsedQuestion): readonly ParsedQuestion[] | null {
  const times = question.oneByOne ? null : timesIn(question.text);
  return (
    times && [
      ...times.timed.map((text) => ofTime(asPart(question, text))),
      ...times.rest.map((text) => asPart(question, text)),
    ]
  );
}

/** 大桥多长，水厂投了多少钱: clauses about things of their own; 那老桥呢 asks the same of another. */
function ofOthers(question: ParsedQuestion): readonly ParsedQuestion[] | null {
  const clauses = clausesIn(question.text);
  const [first = '', ...rest] = clauses;
  if (rest.length === 0 || askedIn(first).length === 0) return null;
  const known = new Set(question.archiveNames);
  const isAlike = (clause: string) => isNominal(clause.match(ANOTHER)?.[1] ?? '');
  const isOther = (clause: string) => {
    const own = nominalOf(topicOf(clause));
    return own.length > 1 && (own.length >= LONG || endsAsThing(own) || standsAlone(clause, [first], known));
  };
  const isNew = (clause: string) =>
    standsAlone(clause, [first], known) || hasOwnName(nominalOf(topicOf(clause)), topicOf(first));
  if (OF_EACH.test(question.text) || !rest.every((clause) => isAlike(clause) || isOther(clause))) return null;
  const leftOut = (clause: string) => (isNew(clause) ? {} : { said: topicOf(first) });
  return [
    asPart(question, first),
    ...rest.map((clause) => asPart(question, clause, isAlike(clause) ? { after: [first] } : leftOut(clause))),
  ].map((part) => ({ ...part, perhaps: true }));
}

/** Done once for each question: it is searched for by its parts, and answered by them. */
function perQuestion<Made>(make: (question: ParsedQuestion) => Made): (question: ParsedQuestion) => Made {
  const known = new WeakMap<ParsedQuestion, { readonly made: Made }>();
  return (question) => {
    const before = known.get(question) ?? { made: make(question) };
    known.set(question, before);
    return before.made;
  };
}

/** A question about several things or times as one question for each; any other alone. */
export const partsOf = perQuestion((question): readonly ParsedQuestion[] => {
  const subjects = subjectsIn(question.text, new Set(question.archiveNames));
  if (subjects) return ofThings(question, subjects);
  return ofTimes(question) ?? ofOthers(question) ?? [question];
});

const CLAUSES = /[，,；;。？?！!]+/;
/** 谁修的、几车道 are two questions, 甲、乙和丙 are none. */
function apart(clause: string): readonly string[] {
  const pieces = clause.split('、');
  return pieces.every((piece) => askedIn(piece).length > 0) ? pieces : [clause];
}

/** Typed in haste, 三月多少 六月多少 has a blank for a comma: it parts what asks from what asks again. */
const withCommas = (text: string): string =>
  text
    .split(/\s+/)
    .reduce((all, piece) => `${all}${askedIn(all).length > 0 && askedIn(piece).length > 0 ? '，' : ''}${piece}`, '');

const clausesIn = (text: string): readonly string[] => withCommas(text).split(CLAUSES).filter(Boolean);
/** 那老桥呢, after a clause that asks. */
const ANOTHER = /^(?:那么?)?([^，,]{2,12})呢$/;
/** 农村学校课后服务: a term of so many characters is another thing, whatever it is. */
const LONG = 6;
const HAPPENS = /^(?:v|p|d|r|c|u|f|s)$/;
/** The name that a phrase opens with: 锐禾那个厂 whole, 农村学校 of 农村学校收; empty where it opens with what happens. */
function nominalOf(phrase: string): string {
  const words = taggedWords(phrase.replace(/[那这]个/, ''));
  const end = words.findIndex(({ tag }) => HAPPENS.test(tag));
  return words.slice(0, end === -1 ? undefined : end).reduce((all, { word }) => all + word, '');
}
/** A name, and nothing that happens: 老桥, but not 来临江. */
const isNominal = (phrase: string): boolean =>
  phrase !== '' && taggedWords(phrase).every(({ tag }) => !HAPPENS.test(tag));

const withoutTimes = (text: string): string =>
  pointsIn(text).reduceRight((rest, { start, end }) => `${rest.slice(0, start)}${rest.slice(end)}`, text);

/**
 * What a later clause takes over: the thing; with what is asked of it where the clause says only when (产值2022年多少
 * 2025年多少), and without its time where the clause has its own.
 */
function sharedBy(clause: string, first: string, topic: string): string {
  if (pointsIn(clause).length === 0) return topic;
  const matter = withoutTimes(clause.slice(0, askedIn(clause)[0]?.at));
  const isBare = !taggedWords(matter).some(({ tag }) => /^(?:n|vn)/.test(tag));
  return withoutTimes(isBare ? first.slice(0, askedIn(first)[0]?.at) : topic);
}

/**
 * A question whose clauses ask one thing each (什么时候建成，投了多少钱), as one question for each clause, with the name
 * and the time of the first; a question of one clause alone.
 */
export const clausesOf = perQuestion((question): readonly ParsedQuestion[] => {
  const clauses = clausesIn(question.text).flatMap(apart);
  const [first = '', ...rest] = clauses.filter((clause) => askedIn(clause).length > 0);
  const premise = clauses.slice(0, clauses.indexOf(first)).join('，');
  const own = topicOf(first);
  const topic = premise === '' ? own : `${premise}，${isNominal(own) ? own : ''}`;
  if (rest.length === 0 || topic === '') return [question];
  const texts = [
    premise ? `${premise}，${first}` : first,
    ...rest.map((clause) => (clause.includes(topic) ? clause : `${sharedBy(clause, first, topic)}${clause}`)),
  ];
  const of = question.aspects[0]?.of ?? [];
  return texts.map((text) => {
    const part = asPart(question, text);
    return { ...part, aspects: part.aspects.map((one) => ({ ...one, of })) };
  });
});

/** 荣誉, 奖, 称号: what reports print instead of the word. */
const AWARD = /荣誉|奖|称号|表彰/;
const AWARDED = ['荣誉', '荣获', '获奖', '获评', '获得', '入选', '表彰', '称号', '先进', '名单', '示范', '认定'];

/** What is searched for: each part, and the whole behind them where it may be about several things together. */
export function searchesOf(question: ParsedQuestion): readonly ParsedQuestion[] {
  const parts = partsOf(question);
  return parts.some(({ perhaps }) => perhaps) ? [...parts, question] : parts;
}

/** What a part is searched by: what somebody did is found by the name; years and verbs only lead astray. */
export function searchedBy(question: ParsedQuestion): ParsedQuestion {
  if (!question.oneByOne) return question;
  const kept = question.words.filter((word) => question.names.includes(word) || question.nouns.includes(word));
  const words = kept.some((word) => AWARD.test(word)) ? [...kept, ...AWARDED] : kept;
  return words.length === 0 ? question : { ...question, text: words.join(''), terms: indexTerms(words.join(' ')) };
}

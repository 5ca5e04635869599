/** A question of several parts as several questions: one for each thing it names, one for each clause that asks. */
import { indexTerms } from '../../text/index.ts';
import type { ParsedQuestion } from '../../types.ts';
import { askedIn } from './asks.ts';
import { parseQuestion } from './parse.ts';
import { isOneByOne, subjectsIn, timesIn } from './subjects.ts';
import { topicOf } from './topic.ts';

const asPart = (question: ParsedQuestion, text: string): ParsedQuestion => ({
  ...parseQuestion({ ...question.original, text, history: [] }, { known: new Set(question.archiveNames) }),
  newest: question.newest,
});

/** The time says which report is meant, not what stands in it. */
const ofTime = (part: ParsedQuestion): ParsedQuestion => ({
  ...part,
  ofTime: true,
  words: part.words.filter((word) => !/^(?:\d+|年|月|日|上半年|下半年|季度)$/.test(word)),
});

/** A question that asks the same of several things, or of two times, as one question for each; any other alone. */
export function partsOf(question: ParsedQuestion): readonly ParsedQuestion[] {
  const subjects = subjectsIn(question.text, new Set(question.archiveNames));
  if (!subjects) {
    const times = question.oneByOne ? null : timesIn(question.text);
    if (!times) return [question];
    return [
      ...times.timed.map((text) => ofTime(asPart(question, text))),
      ...times.rest.map((text) => asPart(question, text)),
    ];
  }
  return subjects.questions.map((text, at) => {
    const part = asPart(question, text);
    const of = subjects.words[at] ?? [];
    const called = subjects.short[at] ?? text;
    return {
      ...part,
      text: called,
      oneByOne: isOneByOne(question.text),
      aspects: part.aspects.map((one) => ({ ...one, of })),
    };
  });
}

const CLAUSES = /[，,；;。？?！!]+/;
/** 谁修的、几车道 are two questions, 甲、乙和丙 are none. */
function apart(clause: string): readonly string[] {
  const pieces = clause.split('、');
  return pieces.every((piece) => askedIn(piece).length > 0) ? pieces : [clause];
}

/**
 * A question whose clauses ask one thing each (什么时候建成，投了多少钱), as one question for each clause, with the name
 * and the time of the first; a question of one clause alone.
 */
export function clausesOf(question: ParsedQuestion): readonly ParsedQuestion[] {
  if (question.oneByOne) return [question];
  const clauses = question.text.replace(/\s+/g, '').split(CLAUSES).filter(Boolean).flatMap(apart);
  const [first = '', ...rest] = clauses.filter((clause) => askedIn(clause).length > 0);
  const premise = clauses.slice(0, clauses.indexOf(first)).join('，');
  const topic = premise ? `${premise}，` : topicOf(first);
  if (rest.length === 0 || topic === '') return [question];
  const texts = [
    premise ? `${topic}${first}` : first,
    ...rest.map((clause) => (clause.includes(topic) ? clause : `${topic}${clause}`)),
  ];
  const of = question.aspects[0]?.of ?? [];
  return texts.map((text) => {
    const part = asPart(question, text);
    return { ...part, aspects: part.aspects.map((one) => ({ ...one, of })) };
  });
}

/** 荣誉, 奖, 称号: what reports print instead of the word. */
const AWARD = /荣誉|奖|称号|表彰/;
const AWARDED = ['荣誉', '荣获', '获奖', '获评', '获得', '入选', '表彰', '称号', '先进', '名单', '示范', '认定'];

/** What a part is searched by: what somebody did is found by the name; years and verbs only lead astray. */
export function searchedBy(question: ParsedQuestion): ParsedQuestion {
  if (!question.oneByOne) return question;
  const kept = question.words.filter((word) => question.names.includes(word) || question.nouns.includes(word));
  const words = kept.some((word) => AWARD.test(word)) ? [...kept, ...AWARDED] : kept;
  return words.length === 0 ? question : { ...question, text: words.join(''), terms: indexTerms(words.join(' ')) };
}
